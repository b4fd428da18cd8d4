package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import ondo.job.Chunk;
import org.jspecify.annotations.Nullable;

/** One try of a chunk: the thread at it, and how long it has been at it. */
final class Attempt {

  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  private final Chunk chunk;
  private final Thread thread;
  private final LongSupplier nanoTime;
  private final Runnable freeSlot;
  private final long began;
  private final AtomicBoolean slotIsFree = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile long taskBegan;
  private volatile boolean hasTasks;
  private volatile boolean fencedOff;
  private volatile long fencedOffAt;
  private volatile boolean givenUp;
  private volatile long givenUpAt;

  /**
   * @param freeSlot called once: when the try ends, or when it is given up before
   */
  Attempt(Chunk chunk, Thread thread, LongSupplier nanoTime, Runnable freeSlot) {
    this.chunk = chunk;
    this.thread = thread;
    this.nanoTime = nanoTime;
    this.freeSlot = freeSlot;
    this.began = nanoTime.getAsLong();
    this.taskBegan = began;
  }

  /** The try that the current thread works on begins its next point or site. */
  static void nextTask() {
    var current = CURRENT.get();
    if (current != null) {
      current.taskBegan = current.nanoTime.getAsLong();
      current.hasTasks = true;
    }
  }

  void enter() {
    CURRENT.set(this);
  }

  void leave() {
    CURRENT.remove();
    freeSlot();
  }

  Chunk chunk() {
    return chunk;
  }

  Thread thread() {
    return thread;
  }

  Duration inChunk() {
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  /** Time in the current point or site; a step that has no such parts is in none. */
  Duration inTask() {
    return hasTasks ? Duration.ofNanos(nanoTime.getAsLong() - taskBegan) : Duration.ZERO;
  }

  /** Whether this is the first warning. */
  boolean warnOnce() {
    return warned.compareAndSet(false, true);
  }

  /** Whether the work no longer counts, though its thread may still be at it. */
  boolean isGivenUp() {
    return givenUp;
  }

  void giveUp() {
    givenUpAt = nanoTime.getAsLong();
    givenUp = true;
    freeSlot();
  }

  /** The ledger no longer holds its token: the job was cancelled, or the chunk is another's. */
  void fenceOff() {
    if (!fencedOff) {
      fencedOffAt = nanoTime.getAsLong();
      fencedOff = true;
    }
  }

  /** How long the thread has gone on since the ledger forgot it. */
  Duration sinceFencedOff() {
    return fencedOff ? Duration.ofNanos(nanoTime.getAsLong() - fencedOffAt) : Duration.ZERO;
  }

  /** How long the thread has gone on since it was given up. */
  Duration sinceGivenUp() {
    return givenUp ? Duration.ofNanos(nanoTime.getAsLong() - givenUpAt) : Duration.ZERO;
  }

  private void freeSlot() {
    if (slotIsFree.compareAndSet(false, true)) {
      freeSlot.run();
    }
  }
}
