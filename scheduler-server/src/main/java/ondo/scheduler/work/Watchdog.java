package ondo.scheduler.work;

import java.time.Duration;
import ondo.job.TimeBudget;
import ondo.scheduler.watch.Alerts;
import ondo.store.ThreadConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends tries that take too long, from a thread of its own: the ledger forgets the try's token, its
 * thread is interrupted and cut off from the database, and its slot goes to the next chunk. A
 * thread that goes on all the same is abandoned; too many of them are a reason for a new process.
 */
final class Watchdog {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** Threads that may go on for nothing; each of them keeps a processor busy or memory occupied. */
  static final int MOST_ABANDONED = 4;

  /** A thread that was only just interrupted is not yet abandoned. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final JobWorker worker;
  private final TimeBudget budget;
  private final ThreadConnections connections;
  private final Alerts alerts;
  private final Runnable restart;
  private boolean restarting;

  /**
   * @param restart ends the process so that its supervisor starts a new one
   */
  Watchdog(
      JobWorker worker,
      TimeBudget budget,
      ThreadConnections connections,
      Alerts alerts,
      Runnable restart) {
    this.worker = worker;
    this.budget = budget;
    this.connections = connections;
    this.alerts = alerts;
    this.restart = restart;
  }

  /** Looks at every try in work once. */
  synchronized void turn() {
    for (var attempt : worker.attempts()) {
      if (!attempt.isGivenUp()) {
        check(attempt);
      }
    }
    if (abandoned() > MOST_ABANDONED && !restarting) {
      restarting = true;
      alerts.tooManyAbandoned(abandoned());
      restart.run();
    }
  }

  /** Threads that go on though their work no longer counts. */
  int abandoned() {
    return (int)
        worker.attempts().stream().filter(a -> a.sinceGivenUp().compareTo(GRACE) > 0).count();
  }

  private void check(Attempt attempt) {
    var chunkLimit = WorkStep.valueOf(attempt.chunk().step()).limit(budget);
    if (attempt.sinceFencedOff().compareTo(GRACE) > 0) {
      // Cancelled or overtaken, and deaf to the interrupt: its slot is somebody else's.
      LOG.warn("chunk goes on though it was fenced off chunk={}", attempt.chunk().id());
      end(attempt);
    } else if (attempt.inChunk().compareTo(chunkLimit) >= 0) {
      timeOut(attempt, "chunk", attempt.inChunk(), chunkLimit);
    } else if (attempt.inTask().compareTo(budget.task()) >= 0) {
      timeOut(attempt, "task", attempt.inTask(), budget.task());
    } else if (isNear(attempt.inChunk(), chunkLimit) || isNear(attempt.inTask(), budget.task())) {
      warn(attempt);
    }
  }

  private static boolean isNear(Duration spent, Duration limit) {
    return spent.toMillis() >= limit.toMillis() * TimeBudget.WARNING_SHARE;
  }

  private void warn(Attempt attempt) {
    if (attempt.warnOnce()) {
      LOG.warn(
          "chunk nears its limit job={} step={} chunk={} seconds={} taskSeconds={}",
          attempt.chunk().jobId(),
          attempt.chunk().step(),
          attempt.chunk().id(),
          attempt.inChunk().toSeconds(),
          attempt.inTask().toSeconds());
    }
  }

  private void timeOut(Attempt attempt, String what, Duration spent, Duration limit) {
    var words = "%s timed out after %.1f s (limit %.1f s)".formatted(what, s(spent), s(limit));
    if (recorded(attempt, words)) {
      LOG.warn(
          "chunk timed out job={} step={} chunk={} attempt={} {}",
          attempt.chunk().jobId(),
          attempt.chunk().step(),
          attempt.chunk().id(),
          attempt.chunk().attempts(),
          words);
    }
    // Whether or not the ledger still knew it: past its limit nothing waits for it.
    end(attempt);
  }

  private void end(Attempt attempt) {
    attempt.giveUp();
    attempt.thread().interrupt();
    connections.abort(attempt.thread());
  }

  /** A ledger that cannot be written now is no reason to wait: the lease runs out by itself. */
  private boolean recorded(Attempt attempt, String words) {
    try {
      return worker.timeOut(attempt, words);
    } catch (RuntimeException e) {
      LOG.warn("cannot record a timeout chunk={}: {}", attempt.chunk().id(), e.toString());
      return true;
    }
  }

  private static double s(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
