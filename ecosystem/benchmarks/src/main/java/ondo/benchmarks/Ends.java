package ondo.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends the threads of a round. */
final class Ends {

  private static final int LONGEST_SECONDS = 30;

  private Ends() {}

  /** Waits until the tasks of a pool have ended; they end by themselves. */
  static void stop(@Nullable ExecutorService pool) {
    if (pool == null) {
      return;
    }
    pool.shutdown();
    try {
      if (!pool.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
        throw new IllegalStateException("workers do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
