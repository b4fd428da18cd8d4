package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import ondo.job.Chunk;
import ondo.job.DeadLetter.Code;
import ondo.scheduler.watch.Alerts;
import ondo.scheduler.watch.WorkMeters;
import ondo.store.ChunkRepository;
import ondo.store.ChunkRepository.Release;
import ondo.store.DatabaseFaults;
import ondo.store.DatabaseFaults.Kind;
import ondo.store.FencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a chunk whose try ended in an error: tried again, given back without counting the
 * try, or a dead letter.
 */
final class FailedTries {

  private static final Logger LOG = LoggerFactory.getLogger(FailedTries.class);

  private final ChunkRepository chunks;
  private final JobWorker.Rules rules;
  private final Health health;
  private final WorkMeters meters;
  private final Alerts alerts;

  FailedTries(
      ChunkRepository chunks,
      JobWorker.Rules rules,
      Health health,
      WorkMeters meters,
      Alerts alerts) {
    this.chunks = chunks;
    this.rules = rules;
    this.health = health;
    this.meters = meters;
    this.alerts = alerts;
  }

  /** Whether no further try follows. */
  static boolean isLast(Chunk chunk) {
    return chunk.attempts() >= Chunk.MOST_ATTEMPTS;
  }

  /**
   * Writes what became of a try that ended in an error; throws nothing.
   *
   * @return failed, fenced, released or contended
   */
  String of(Attempt attempt, Throwable cause) {
    var chunk = attempt.chunk();
    // An interrupt must not break the next statement of this thread.
    var interrupted = Thread.interrupted();
    if (attempt.isGivenUp() || cause instanceof FencedException) {
      LOG.info("chunk fenced off {} cause={}", words(chunk), cause.toString());
      return "fenced";
    }
    if (cause instanceof CancellationException || interrupted) {
      LOG.info("chunk given back {}", words(chunk));
      giveBack(chunk);
      return "released";
    }
    if (isSystemError(cause)) {
      LOG.error("chunk met a system error {}", words(chunk), cause);
      record(chunk, () -> chunks.failForGood(chunk, Code.SYSTEM_ERROR, message(cause)));
      return "failed";
    }
    return switch (DatabaseFaults.kindOf(cause)) {
      case CONNECTION -> {
        meters.connectionError();
        yield keptFromWork(chunk, Release.CONNECTION, "released", cause);
      }
      case CONTENTION -> keptFromWork(chunk, Release.CONTENTION, "contended", cause);
      case SYSTEM, OTHER -> failedItself(chunk, cause);
    };
  }

  /** Gives back a chunk whose work was stopped in order. */
  void giveBack(Chunk chunk) {
    record(chunk, () -> chunks.release(chunk, Release.STOP, null, Duration.ZERO));
  }

  /** Gives the chunk back; after too many times of that it counts as a failed try. */
  private String keptFromWork(Chunk chunk, Release release, String outcome, Throwable cause) {
    LOG.warn("chunk kept from its work {} by={} cause={}", words(chunk), release, cause.toString());
    var fate = new AtomicReference<>(outcome);
    record(
        chunk,
        () -> {
          if (!chunks.release(chunk, release, message(cause), pause(1))) {
            fate.set(countedFailure(chunk, cause));
          }
        });
    return fate.get();
  }

  /** Only what the ledger takes counts: the token of a cancelled or finished chunk moved on. */
  private String countedFailure(Chunk chunk, Throwable cause) {
    if (!chunks.fail(chunk, Code.FAILED, message(cause), pause(chunk.attempts()))) {
      return "fenced";
    }
    countFailure(chunk);
    if (isLast(chunk)) {
      alerts.deadLetters(chunk, 1, message(cause));
    }
    return "failed";
  }

  /** Errors of the program or of the machine, whatever was worked on. */
  private static boolean isSystemError(Throwable cause) {
    return (cause instanceof Error && !(cause instanceof StackOverflowError))
        || DatabaseFaults.kindOf(cause) == Kind.SYSTEM;
  }

  private String failedItself(Chunk chunk, Throwable cause) {
    LOG.warn("chunk failed {} attempt={}", words(chunk), chunk.attempts(), cause);
    var fate = new AtomicReference<>("failed");
    record(
        chunk,
        () ->
            fate.set(
                cause instanceof WorkFailedException failure && failure.isForGood()
                    ? failedForGood(chunk, cause)
                    : countedFailure(chunk, cause)));
    return fate.get();
  }

  private String failedForGood(Chunk chunk, Throwable cause) {
    if (!chunks.failForGood(chunk, Code.FAILED, message(cause))) {
      return "fenced";
    }
    alerts.deadLetters(chunk, 1, message(cause));
    return "failed";
  }

  private void countFailure(Chunk chunk) {
    if (health.of(WorkStep.valueOf(chunk.step())).failed()) {
      alerts.breakerOpen(chunk.step(), rules.breakerFailures(), rules.breakerCoolDown());
    }
  }

  private Duration pause(int tries) {
    return rules.backoff().after(tries, ThreadLocalRandom.current().nextDouble());
  }

  /** Fences off a try that took too long; false if the ledger had forgotten its token before. */
  boolean timeOut(Chunk chunk, String words) {
    var held = chunks.fail(chunk, Code.TIMED_OUT, words, pause(chunk.attempts()));
    if (held) {
      countFailure(chunk);
    }
    if (held && isLast(chunk)) {
      alerts.deadLetters(chunk, 1, words);
    }
    return held;
  }

  private static void record(Chunk chunk, Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      LOG.warn("cannot record the end of chunk={}; its lease will run out", chunk.id(), e);
    }
  }

  private static String words(Chunk chunk) {
    return "job=%s step=%s chunk=%d".formatted(chunk.jobId(), chunk.step(), chunk.id());
  }

  /** What a fault says, or its name. */
  static String message(Throwable cause) {
    var message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
