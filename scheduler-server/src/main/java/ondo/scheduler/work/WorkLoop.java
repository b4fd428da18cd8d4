package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ondo.job.Chunk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Turns the conductor and the worker: at every wake, and at least once a poll. Stopping claims
 * nothing more, lets chunks end for the drain limit and gives the rest back.
 */
public final class WorkLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

  private final JobWorker worker;
  private final Conductor conductor;
  private final Pace pace;
  private final Wake wake;
  private final Runnable restart;
  private final Semaphore longSlots;
  private final Semaphore shortSlots;
  private volatile boolean running;
  private @Nullable Threads threads;

  /**
   * How often and how much at a time.
   *
   * @param computeThreads chunks of any step at a time
   * @param shortThreads further chunks of short steps at a time
   * @param poll longest time without a look at the ledger
   * @param beat time between two renewals of leases; a cancelled job's work is interrupted then
   * @param drain longest wait for chunks in work when the process stops
   */
  public record Pace(
      int computeThreads, int shortThreads, Duration poll, Duration beat, Duration drain) {}

  private record Threads(
      ExecutorService workers, ScheduledExecutorService beater, Thread dispatcher) {}

  /**
   * @param restart ends the process so that its supervisor starts a new one
   */
  WorkLoop(JobWorker worker, Conductor conductor, Wake wake, Pace pace, Runnable restart) {
    this.worker = worker;
    this.conductor = conductor;
    this.wake = wake;
    this.pace = pace;
    this.restart = restart;
    this.longSlots = new Semaphore(pace.computeThreads());
    this.shortSlots = new Semaphore(pace.shortThreads());
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    var workers =
        Executors.newFixedThreadPool(
            pace.computeThreads() + pace.shortThreads(),
            Thread.ofPlatform().name("ondo-work-", 1).factory());
    var beater =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ondo-beat").factory());
    var _ =
        beater.scheduleWithFixedDelay(
            () -> guarded(worker::beat, "beat"),
            pace.beat().toMillis(),
            pace.beat().toMillis(),
            TimeUnit.MILLISECONDS);
    var dispatcher = Thread.ofPlatform().daemon().name("ondo-dispatch").unstarted(this::dispatch);
    threads = new Threads(workers, beater, dispatcher);
    dispatcher.start();
  }

  private void dispatch() {
    while (running) {
      guarded(this::turn, "turn");
      try {
        wake.await(pace.poll());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn() {
    while (running && conductor.turn()) {
      LOG.debug("jobs moved");
    }
    claim(shortSlots, true);
    claim(longSlots, false);
  }

  private void claim(Semaphore slots, boolean shortOnly) {
    var free = slots.drainPermits();
    var used = 0;
    try {
      if (free > 0 && running) {
        var current = threads;
        var chunks = worker.claim(free, shortOnly);
        for (var chunk : chunks) {
          if (current != null) {
            current.workers().execute(() -> work(chunk, slots));
            used++;
          }
        }
      }
    } finally {
      slots.release(free - used);
    }
  }

  private void work(Chunk chunk, Semaphore slots) {
    try {
      worker.work(chunk);
    } finally {
      slots.release();
      wake.ring();
    }
  }

  /**
   * The loop outlives every exception of a turn: a database that is away comes back. An error, of
   * memory or of the program's own files, is mended by a new process alone.
   */
  private void guarded(Runnable turn, String name) {
    try {
      turn.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed, trying again: {}", name, e.toString());
      LOG.debug("{} failed", name, e);
    } catch (Error e) {
      LOG.error("{} broke; the process asks to be started again", name, e);
      restart.run();
      throw e;
    }
  }

  @Override
  public synchronized void stop() {
    var current = threads;
    if (!running || current == null) {
      return;
    }
    running = false;
    wake.ring();
    current.workers().shutdown();
    try {
      if (!current.workers().awaitTermination(pace.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("stopping with {} chunks in work; they are given back", worker.inWork());
        guarded(worker::abandon, "abandon");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    current.workers().shutdownNow();
    current.beater().shutdownNow();
    threads = null;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the web server at start, so that a taken port does no work; before it at a stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
