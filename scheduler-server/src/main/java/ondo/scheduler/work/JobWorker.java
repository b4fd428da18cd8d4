package ondo.scheduler.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import ondo.job.Chunk;
import ondo.store.LedgerRepository;
import ondo.store.LedgerRepository.FencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims chunks and does them. Results and completion commit together under the chunk's fencing
 * token, so a chunk counts once however often it was begun.
 */
public final class JobWorker {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  private final LedgerRepository ledger;
  private final TransactionTemplate transaction;
  private final Map<WorkStep, ChunkRunner> runners = new EnumMap<>(WorkStep.class);
  private final Duration lease;
  private final MeterRegistry meters;
  private final Map<Lease, Held> held = new ConcurrentHashMap<>();

  JobWorker(
      LedgerRepository ledger,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      Duration lease,
      MeterRegistry meters) {
    this.ledger = ledger;
    this.transaction = transaction;
    this.lease = lease;
    this.meters = meters;
    runners.forEach(runner -> this.runners.put(runner.step(), runner));
  }

  /** One claim of a chunk; a chunk that was lost may be claimed again beside its own zombie. */
  private record Lease(long chunkId, long token) {

    static Lease of(Chunk chunk) {
      return new Lease(chunk.id(), chunk.token());
    }
  }

  /** A chunk under lease and the thread that works on it, once there is one. */
  private record Held(Chunk chunk, Thread thread) {}

  /** Leases up to {@code limit} chunks, of short steps only if asked. */
  List<Chunk> claim(int limit, boolean shortOnly) {
    return ledger.claim(limit, lease, shortOnly ? WorkStep.longSteps() : List.of());
  }

  /** Claims one chunk and does it on this thread; returns whether there was one. */
  public boolean turn() {
    var chunks = claim(1, false);
    chunks.forEach(this::work);
    return !chunks.isEmpty();
  }

  /** Does a claimed chunk; an error goes into the ledger and never to the caller. */
  void work(Chunk chunk) {
    held.put(Lease.of(chunk), new Held(chunk, Thread.currentThread()));
    var timer = Timer.start(meters);
    var outcome = "failed";
    try {
      outcome = attempt(chunk);
    } catch (Exception | StackOverflowError e) {
      outcome = failed(chunk, e);
    } finally {
      held.remove(Lease.of(chunk));
      timer.stop(
          meters.timer(
              "ondo.chunk", "type", chunk.type().name(), "step", chunk.step(), "outcome", outcome));
    }
  }

  private String attempt(Chunk chunk) {
    var write = runner(chunk).run(chunk);
    complete(chunk, write);
    return "done";
  }

  /** Writes the results and completes the chunk in one transaction. */
  void complete(Chunk chunk, ChunkRunner.Write write) {
    var rows =
        transaction.execute(
            status -> {
              var written = write.rows();
              ledger.complete(chunk, written);
              return written;
            });
    LOG.debug(
        "chunk done job={} step={} chunk={} rows={}",
        chunk.jobId(),
        chunk.step(),
        chunk.id(),
        rows);
    meters.counter("ondo.rows.written", "step", chunk.step()).increment(rows);
  }

  /** What a claimed chunk asks for, without completing it. */
  ChunkRunner.Write prepare(Chunk chunk) {
    return runner(chunk).run(chunk);
  }

  private ChunkRunner runner(Chunk chunk) {
    var runner = runners.get(WorkStep.valueOf(chunk.step()));
    if (runner == null) {
      throw new WorkFailedException("nobody does the step " + chunk.step());
    }
    return runner;
  }

  private String failed(Chunk chunk, Throwable cause) {
    if (cause instanceof FencedException) {
      LOG.info("chunk fenced off job={} step={} chunk={}", chunk.jobId(), chunk.step(), chunk.id());
      return "fenced";
    }
    if (cause instanceof CancellationException) {
      // An interrupt must not break the next statement of this thread.
      Thread.interrupted();
      LOG.info("chunk given back job={} step={} chunk={}", chunk.jobId(), chunk.step(), chunk.id());
      record(chunk, () -> ledger.release(chunk));
      return "released";
    }
    LOG.warn(
        "chunk failed job={} step={} chunk={} attempt={}",
        chunk.jobId(),
        chunk.step(),
        chunk.id(),
        chunk.attempts(),
        cause);
    var isForGood = cause instanceof WorkFailedException failure && failure.isForGood();
    record(chunk, () -> fail(chunk, message(cause), isForGood));
    return "failed";
  }

  private void fail(Chunk chunk, String error, boolean isForGood) {
    if (isForGood) {
      ledger.failForGood(chunk, error);
      return;
    }
    ledger.fail(chunk, error, false);
  }

  private static void record(Chunk chunk, Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      LOG.warn("cannot record the end of chunk={}; its lease will run out", chunk.id(), e);
    }
  }

  private static String message(Throwable cause) {
    var message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  /** Extends the leases of the chunks in work and interrupts those that were fenced off. */
  public void beat() {
    var chunks = held.values().stream().map(Held::chunk).toList();
    if (chunks.isEmpty()) {
      return;
    }
    var alive = ledger.beat(chunks, lease);
    for (var chunk : chunks) {
      var entry = held.get(Lease.of(chunk));
      if (entry != null && !alive.contains(chunk)) {
        entry.thread().interrupt();
      }
    }
  }

  /** Number of chunks in work. */
  int inWork() {
    return held.size();
  }

  /** Interrupts what is still in work and gives it back, so that another process may go on. */
  void abandon() {
    for (var entry : new ArrayList<>(held.values())) {
      entry.thread().interrupt();
      record(entry.chunk(), () -> ledger.release(entry.chunk()));
    }
  }
}
