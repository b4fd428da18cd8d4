package ondo.scheduler.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops what fails again and again: after some failures in a row nothing is let through for a
 * while, then one try decides.
 */
final class CircuitBreaker {

  /** Whether tries are let through. */
  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private final int mostFailures;
  private final long coolDownNanos;
  private final LongSupplier nanoTime;
  private int failures;
  private long openedAt;
  private boolean open;

  CircuitBreaker(int mostFailures, Duration coolDown, LongSupplier nanoTime) {
    this.mostFailures = mostFailures;
    this.coolDownNanos = coolDown.toNanos();
    this.nanoTime = nanoTime;
  }

  synchronized State state() {
    if (!open) {
      return State.CLOSED;
    }
    return nanoTime.getAsLong() - openedAt < coolDownNanos ? State.OPEN : State.HALF_OPEN;
  }

  synchronized void succeeded() {
    failures = 0;
    open = false;
  }

  /** Counts a failure; returns whether it opened the breaker, or kept it from closing. */
  synchronized boolean failed() {
    failures++;
    if (failures < mostFailures) {
      return false;
    }
    open = true;
    openedAt = nanoTime.getAsLong();
    return true;
  }
}
