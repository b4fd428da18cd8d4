package ondo.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which jobs of a round were done, and how often. */
final class Tally {

  private final AtomicIntegerArray times;
  private final CountDownLatch left;

  /** Of the jobs 0 to {@code jobs} - 1. */
  Tally(int jobs) {
    times = new AtomicIntegerArray(jobs);
    left = new CountDownLatch(jobs);
  }

  /** The whole work of a job. */
  void done(int number) {
    if (times.incrementAndGet(number) == 1) {
      left.countDown();
    }
  }

  /**
   * Waits until every job was done.
   *
   * @throws IllegalStateException if that takes longer
   */
  void await(Duration longest) throws InterruptedException {
    if (!left.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(left.getCount() + " jobs were not done within " + longest);
    }
  }

  /**
   * Call it when the workers have stopped.
   *
   * @throws IllegalStateException if a job was not done exactly once
   */
  void check() {
    for (var number = 0; number < times.length(); number++) {
      if (times.get(number) != 1) {
        throw new IllegalStateException(
            "job %d was done %d times".formatted(number, times.get(number)));
      }
    }
  }
}
