package ondo.scheduler.report;

import java.util.concurrent.CancellationException;

/** Notices that the job of a report was cancelled: its thread is interrupted then. */
final class Cancellation {

  private Cancellation() {}

  /**
   * Goes on, unless the thread was interrupted.
   *
   * @throws CancellationException if it was
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the report was called off");
    }
  }
}
