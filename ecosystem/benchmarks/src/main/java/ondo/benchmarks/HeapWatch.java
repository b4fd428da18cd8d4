package ondo.benchmarks;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Looks at a heap five times a second and keeps the most that it saw in use. */
final class HeapWatch implements AutoCloseable {

  private static final long PAUSE_NANOS = 200_000_000L;

  private final LongSupplier heap;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread thread;
  private volatile long most;

  private HeapWatch(LongSupplier heap) {
    this.heap = heap;
    thread = Thread.ofPlatform().daemon().start(this::look);
  }

  static HeapWatch of(LongSupplier heap) {
    return new HeapWatch(heap);
  }

  private void look() {
    while (!over.get()) {
      most = Math.max(most, heap.getAsLong());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  long mostBytes() {
    return most;
  }

  @Override
  public void close() {
    over.set(true);
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
