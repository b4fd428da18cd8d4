package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import ondo.job.Backoff;
import ondo.job.Chunk;
import ondo.store.SilentConnections;
import ondo.store.ThreadConnections;
import ondo.store.WorkNotices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Turns the conductor and the worker: at every wake, and at least once a poll. A chunk has a thread
 * of its own, so that one that never ends takes nothing with it but itself. Stopping claims nothing
 * more, lets chunks end for the drain limit and gives the rest back.
 */
public final class WorkLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration WATCH_PACE = Duration.ofMillis(200);
  private static final Duration GUARD_PACE = Duration.ofSeconds(1);
  private static final Duration CATCH_UP_PACE = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Backoff LISTEN_AGAIN =
      new Backoff(Duration.ofMillis(200), 2, Duration.ofSeconds(10), 0.5);

  private final Crew crew;
  private final Pace pace;
  private final Wake wake;
  private final Runnable restart;
  private final LongSupplier nanoTime;
  private volatile Semaphore longSlots = new Semaphore(0);
  private volatile Semaphore shortSlots = new Semaphore(0);
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean running;
  private long caughtUp;
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

  /** Those whom the loop turns. */
  record Crew(
      JobWorker worker,
      Conductor conductor,
      Leadership leadership,
      Watchdog watchdog,
      WorkNotices notices,
      ThreadConnections connections,
      SilentConnections silent) {}

  private record Threads(
      ScheduledExecutorService beater,
      ScheduledExecutorService leader,
      ScheduledExecutorService watcher,
      ScheduledExecutorService guard,
      Thread dispatcher,
      Thread listener) {}

  /**
   * @param restart ends the process so that its supervisor starts a new one
   */
  WorkLoop(Crew crew, Wake wake, Pace pace, Runnable restart, LongSupplier nanoTime) {
    this.crew = crew;
    this.wake = wake;
    this.pace = pace;
    this.restart = restart;
    this.nanoTime = nanoTime;
    this.caughtUp = nanoTime.getAsLong();
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    longSlots = new Semaphore(pace.computeThreads());
    shortSlots = new Semaphore(pace.shortThreads());
    var beater = every(pace.beat(), "ondo-beat", crew.worker()::beat);
    // Apart from the beat: what follows a change of leaders may take longer than a lease.
    var leader = every(pace.beat(), "ondo-lead", this::lead);
    var watcher = every(WATCH_PACE, "ondo-watch", crew.watchdog()::turn);
    var guard = every(GUARD_PACE, "ondo-guard", crew.silent()::turn);
    var dispatcher = Thread.ofPlatform().daemon().name("ondo-dispatch").unstarted(this::dispatch);
    var listener = Thread.ofPlatform().daemon().name("ondo-listen").unstarted(this::listen);
    threads = new Threads(beater, leader, watcher, guard, dispatcher, listener);
    dispatcher.start();
    listener.start();
  }

  private ScheduledExecutorService every(Duration pause, String name, Runnable turn) {
    var executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
    var _ =
        executor.scheduleWithFixedDelay(
            () -> guarded(turn, name), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    return executor;
  }

  private void lead() {
    var led = crew.leadership().leads();
    crew.leadership().turn();
    if (!led && crew.leadership().leads()) {
      wake.ring();
    }
  }

  private void dispatch() {
    var isWell = true;
    while (running) {
      if (!isWell) {
        // After an outage the leases may have run out: what is in work here must not be claimed
        // anew.
        guarded(crew.worker()::beat, "beat");
      }
      isWell = guarded(this::turn, "turn");
      try {
        wake.await(pace.poll());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Listening anew is tried for as long as the process lives, with growing pauses. */
  private void listen() {
    var failures = 0;
    while (running) {
      var began = nanoTime.getAsLong();
      guarded(() -> crew.notices().listen(wake::ring), "listen");
      var held = nanoTime.getAsLong() - began > LISTEN_AGAIN.cap().toNanos();
      failures = held ? 1 : failures + 1;
      try {
        TimeUnit.MILLISECONDS.sleep(LISTEN_AGAIN.after(failures, Math.random()).toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn() {
    if (!leads()) {
      crew.conductor().leave();
      return;
    }
    var moved = crew.conductor().turn();
    claim(shortSlots, true);
    claim(longSlots, false);
    if (nanoTime.getAsLong() - caughtUp >= CATCH_UP_PACE.toNanos()) {
      caughtUp = nanoTime.getAsLong();
      guarded(crew.conductor()::catchUp, "catch up");
    }
    if (moved) {
      // Not in a loop of its own: a crowd of new jobs must not keep the workers from what is open.
      wake.ring();
    }
  }

  /** One that stands by asks at every ring: a leader that stops rings for it. */
  private boolean leads() {
    if (!crew.leadership().leads()) {
      crew.leadership().turn();
      crew.worker().beat();
    }
    return crew.leadership().leads();
  }

  private void claim(Semaphore slots, boolean shortOnly) {
    var free = slots.drainPermits();
    var used = 0;
    try {
      if (free > 0 && running) {
        for (var chunk : crew.worker().claim(free, shortOnly)) {
          begin(chunk, slots);
          used++;
        }
      }
    } finally {
      slots.release(free - used);
    }
  }

  private void begin(Chunk chunk, Semaphore slots) {
    Runnable freeSlot =
        () -> {
          slots.release();
          wake.ring();
        };
    Thread.ofPlatform()
        .daemon()
        .name("ondo-work-" + numbers.incrementAndGet())
        .start(() -> work(chunk, freeSlot));
  }

  private void work(Chunk chunk, Runnable freeSlot) {
    crew.connections().watch();
    try {
      crew.worker().work(new Attempt(chunk, Thread.currentThread(), nanoTime, freeSlot));
    } finally {
      crew.connections().unwatch();
    }
  }

  /**
   * The loop outlives every exception of a turn: a database that is away comes back. An error, of
   * memory or of the program's own files, is mended by a new process alone.
   */
  private boolean guarded(Runnable turn, String name) {
    try {
      turn.run();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{} failed, trying again: {}", name, e.toString());
      LOG.debug("{} failed", name, e);
      return false;
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
    try {
      var isDrained = drained();
      current.watcher().shutdownNow();
      current.guard().shutdownNow();
      current.leader().shutdownNow();
      current.beater().shutdownNow();
      current.listener().interrupt();
      // Without the database the leases run out by themselves; nobody waits for it here.
      Thread.ofPlatform().daemon().start(() -> farewell(isDrained)).join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads = null;
  }

  private void farewell(boolean isDrained) {
    if (!isDrained) {
      LOG.warn("stopping with {} chunks in work; they are given back", crew.worker().inWork());
      guarded(crew.worker()::abandon, "abandon");
    }
    guarded(crew.leadership()::resign, "resign");
  }

  /** Waits for the slots to come back, which abandoned threads have given back already. */
  private boolean drained() throws InterruptedException {
    var deadline = nanoTime.getAsLong() + pace.drain().toNanos();
    return longSlots.tryAcquire(pace.computeThreads(), left(deadline), TimeUnit.NANOSECONDS)
        && shortSlots.tryAcquire(pace.shortThreads(), left(deadline), TimeUnit.NANOSECONDS);
  }

  private long left(long deadline) {
    return Math.max(0, deadline - nanoTime.getAsLong());
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
