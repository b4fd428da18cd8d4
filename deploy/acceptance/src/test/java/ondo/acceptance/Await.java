package ondo.acceptance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits with a limit, because the other side is another process. */
final class Await {

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final long PACE_MILLIS = 50;

  private Await() {}

  /**
   * Waits until something holds.
   *
   * @return the time it took
   * @throws IllegalStateException if it does not hold within the limit
   */
  static Duration until(String what, Duration limit, BooleanSupplier holds) {
    var began = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - began > limit.toNanos()) {
        throw new IllegalStateException(what + " did not happen within " + limit.toSeconds() + " s");
      }
      pause(Duration.ofMillis(PACE_MILLIS));
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Lets time pass. */
  static void pause(Duration time) {
    try {
      var _ = NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
