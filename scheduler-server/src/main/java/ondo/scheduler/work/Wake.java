package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell between those who bring work and the loop that does it. */
public final class Wake {

  private final Semaphore rings = new Semaphore(0);

  /** Looks at the ledger now instead of at the next poll. */
  public void ring() {
    rings.release();
  }

  /** Waits for a ring, at most {@code limit}; many rings count as one. */
  void await(Duration limit) throws InterruptedException {
    if (rings.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
