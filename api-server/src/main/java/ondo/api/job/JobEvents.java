package ondo.api.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import ondo.api.ApiProperties;
import ondo.api.web.ApiProblem;
import ondo.api.web.ProblemCode;
import ondo.api.web.Shares;
import ondo.job.Job;
import ondo.store.JobRepository;
import ondo.store.JobSignals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells listeners how their jobs stand: one thread hears the ledger's signals, reads each changed
 * job once and hands it to all who wait for it. A signal may be lost with its connection, so that
 * every job somebody waits for is also read every two seconds.
 */
@Component
class JobEvents implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobEvents.class);
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final Duration WAIT = Duration.ofMillis(500);
  // A job of thousands of chunks signals thousands of times; people read no faster than this.
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(5);
  private static final int PAGE = 500;

  private final JobRepository jobs;
  private final JobSignals signals;
  private final Semaphore places;
  private final Shares shares;
  private final Map<UUID, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private volatile @Nullable Thread thread;
  private volatile boolean isRunning;
  private boolean isAway;

  JobEvents(JobRepository jobs, JobSignals signals, ApiProperties properties) {
    this.jobs = jobs;
    this.signals = signals;
    this.places = new Semaphore(properties.listeners());
    this.shares = new Shares(properties.listenersOfTenant());
  }

  /**
   * Begins to listen; close the listener in the end.
   *
   * @throws ApiProblem 429 when there are too many, or too many of the tenant
   */
  Listener listen(UUID job, String tenant) {
    if (!shares.take(tenant)) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    if (!places.tryAcquire()) {
      shares.giveBack(tenant);
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    var listener = new Listener(job, tenant);
    listeners.compute(
        job,
        (id, known) -> {
          var all = known == null ? ConcurrentHashMap.<Listener>newKeySet() : known;
          all.add(listener);
          return all;
        });
    LockSupport.unpark(thread);
    return listener;
  }

  /** Waits for one job; it holds the latest state alone, so that a slow one costs no memory. */
  final class Listener implements AutoCloseable {

    private final UUID job;
    private final String tenant;
    private @Nullable Job latest;
    private boolean isOver;

    Listener(UUID job, String tenant) {
      this.job = job;
      this.tenant = tenant;
    }

    /** The next state of the job; null when there was none in time or the server stops. */
    synchronized @Nullable Job await(Duration longest) throws InterruptedException {
      var until = System.nanoTime() + longest.toNanos();
      var left = longest.toNanos();
      while (latest == null && !isOver && left > 0) {
        wait(Math.max(1, left / 1_000_000));
        left = until - System.nanoTime();
      }
      var next = latest;
      latest = null;
      return next;
    }

    synchronized boolean isOver() {
      return isOver;
    }

    private synchronized void offer(Job state) {
      latest = state;
      notifyAll();
    }

    private synchronized void end() {
      isOver = true;
      notifyAll();
    }

    @Override
    public void close() {
      listeners.computeIfPresent(
          job,
          (id, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
      places.release();
      shares.giveBack(tenant);
    }
  }

  @Override
  public void start() {
    isRunning = true;
    thread = Thread.ofVirtual().name("job-events").start(this::run);
  }

  private void run() {
    var swept = System.nanoTime();
    while (isRunning) {
      if (listeners.isEmpty()) {
        signals.close();
        LockSupport.parkNanos(this, SWEEP.toNanos());
        continue;
      }
      var changed = changed();
      changed.retainAll(listeners.keySet());
      if (System.nanoTime() - swept >= SWEEP.toNanos()) {
        changed.addAll(listeners.keySet());
        swept = System.nanoTime();
      }
      tell(changed);
      LockSupport.parkNanos(this, PAUSE.toNanos());
    }
    signals.close();
  }

  private Set<UUID> changed() {
    var heard = signals.await(WAIT);
    if (heard.isEmpty()) {
      // The connection is lost; the sweep tells what it would have told.
      LockSupport.parkNanos(this, WAIT.toNanos());
    }
    return new HashSet<>(heard.orElse(Set.of()));
  }

  private void tell(Collection<UUID> changed) {
    var ids = List.copyOf(changed);
    try {
      for (var from = 0; from < ids.size(); from += PAGE) {
        for (var job : jobs.list(ids.subList(from, Math.min(ids.size(), from + PAGE)))) {
          listeners.getOrDefault(job.id(), Set.of()).forEach(listener -> listener.offer(job));
        }
      }
      isAway = false;
    } catch (DataAccessException | CannotCreateTransactionException e) {
      if (!isAway) {
        log.warn("events of jobs wait for the database: {}", e.getMessage());
      }
      isAway = true;
    }
  }

  /** Before the web server waits for open calls: these would never end by themselves. */
  @Override
  public void stop() {
    isRunning = false;
    listeners.values().forEach(all -> all.forEach(Listener::end));
    var running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    }
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
