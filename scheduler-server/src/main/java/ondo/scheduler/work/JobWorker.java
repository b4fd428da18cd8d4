package ondo.scheduler.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import ondo.job.Backoff;
import ondo.job.Chunk;
import ondo.scheduler.Trace;
import ondo.scheduler.watch.Alerts;
import ondo.scheduler.watch.WorkMeters;
import ondo.store.ChunkRepository;
import ondo.store.ChunkRepository.BadItem;
import ondo.store.DatabaseFaults;
import ondo.store.DatabaseFaults.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims chunks and does them. Results and completion commit together under the chunk's fencing
 * token, so a chunk counts once however often it was begun.
 */
public final class JobWorker {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  private final ChunkRepository chunks;
  private final TransactionTemplate transaction;
  private final TransactionTemplate nested;
  private final Map<WorkStep, ChunkRunner> runners = new EnumMap<>(WorkStep.class);
  private final Rules rules;
  private final Health health;
  private final WorkMeters meters;
  private final Alerts alerts;
  private final FailedTries failures;
  private final Map<Lease, Attempt> attempts = new ConcurrentHashMap<>();

  /**
   * How chunks are held and tried.
   *
   * @param lease how long a chunk stays a silent worker's
   * @param backoff pauses between tries
   * @param breakerFailures failures of a step in a row that stop it for {@code breakerCoolDown}
   * @param nanoTime a clock that never jumps
   */
  record Rules(
      Duration lease,
      Backoff backoff,
      int breakerFailures,
      Duration breakerCoolDown,
      LongSupplier nanoTime) {

    CircuitBreaker breaker() {
      return new CircuitBreaker(breakerFailures, breakerCoolDown, nanoTime);
    }
  }

  JobWorker(
      ChunkRepository chunks,
      TransactionTemplate transaction,
      List<? extends ChunkRunner> runners,
      Rules rules,
      WorkMeters meters,
      Alerts alerts) {
    this.chunks = chunks;
    this.transaction = transaction;
    this.nested = nestedIn(transaction);
    this.rules = rules;
    this.health = new Health(rules::breaker);
    this.meters = meters;
    this.alerts = alerts;
    this.failures = new FailedTries(chunks, rules, health, meters, alerts);
    runners.forEach(runner -> this.runners.put(runner.step(), runner));
  }

  private static TransactionTemplate nestedIn(TransactionTemplate transaction) {
    var manager = transaction.getTransactionManager();
    if (manager == null) {
      throw new IllegalArgumentException("the transaction template has no manager");
    }
    var nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    return nested;
  }

  /** One claim of a chunk; a chunk that was lost may be claimed again beside its own zombie. */
  private record Lease(long chunkId, long token) {

    static Lease of(Chunk chunk) {
      return new Lease(chunk.id(), chunk.token());
    }
  }

  /** Leases up to {@code limit} chunks, of short steps only if asked. */
  List<Chunk> claim(int limit, boolean shortOnly) {
    var barred = new ArrayList<>(shortOnly ? WorkStep.longSteps() : List.of());
    barred.addAll(health.troubled());
    var claimed = new ArrayList<>(chunks.claim(limit, rules.lease(), barred));
    for (var step : health.onTrial()) {
      if (claimed.size() < limit && !(shortOnly && WorkStep.longSteps().contains(step))) {
        claimed.addAll(chunks.claim(1, rules.lease(), allBut(step)));
      }
    }
    return claimed;
  }

  private static List<String> allBut(String step) {
    return Stream.of(WorkStep.values()).map(Enum::name).filter(n -> !n.equals(step)).toList();
  }

  /** Claims one chunk and does it on this thread; returns whether there was one. */
  public boolean turn() {
    var claimed = claim(1, false);
    claimed.forEach(this::work);
    return !claimed.isEmpty();
  }

  /** Does a claimed chunk on this thread. */
  void work(Chunk chunk) {
    work(new Attempt(chunk, Thread.currentThread(), rules.nanoTime(), () -> {}));
  }

  /** The same; an error goes into the ledger and never to the caller. */
  void work(Attempt attempt) {
    var chunk = attempt.chunk();
    attempts.put(Lease.of(chunk), attempt);
    attempt.enter();
    Trace.begin(chunk.traceparent());
    var outcome = "failed";
    try {
      outcome = attempt(chunk);
    } catch (Throwable e) {
      outcome = failures.of(attempt, e);
    } finally {
      Trace.end();
      attempts.remove(Lease.of(chunk));
      attempt.leave();
      meters.chunk(chunk, outcome, attempt.inChunk());
    }
  }

  private String attempt(Chunk chunk) {
    var items = Items.of(step(chunk), chunk.input());
    if (Items.isArray(chunk.input()) || (FailedTries.isLast(chunk) && items.size() > 1)) {
      return attemptApart(chunk, items);
    }
    complete(chunk, runner(chunk).run(chunk));
    health.of(step(chunk)).succeeded();
    return "done";
  }

  /** Writes the results and completes the chunk in one transaction. */
  void complete(Chunk chunk, ChunkRunner.Write write) {
    var rows =
        transaction.execute(
            status -> {
              var written = write.rows();
              chunks.complete(chunk, written);
              return written;
            });
    told(chunk, rows);
  }

  private void told(Chunk chunk, long rows) {
    LOG.debug(
        "chunk done job={} step={} chunk={} rows={}",
        chunk.jobId(),
        chunk.step(),
        chunk.id(),
        rows);
    meters.rows(chunk.step(), rows);
  }

  /** A point or site of its own input, and what writes its results. */
  private record Part(String input, ChunkRunner.Write write) {}

  /** The last try goes item by item: those that cannot be done become dead letters alone. */
  private String attemptApart(Chunk chunk, List<String> items) {
    var parts = new ArrayList<Part>();
    var bad = new ArrayList<BadItem>();
    for (var item : items) {
      try {
        parts.add(new Part(item, runner(chunk).run(chunk.with(item))));
      } catch (RuntimeException | StackOverflowError e) {
        bad.add(badItem(item, e));
      }
    }
    var rows = transaction.execute(status -> writeApart(chunk, parts, bad));
    told(chunk, rows);
    if (bad.isEmpty()) {
      health.of(step(chunk)).succeeded();
      return "done";
    }
    alerts.deadLetters(chunk, bad.size(), bad.getFirst().cause());
    return "dead";
  }

  private long writeApart(Chunk chunk, List<Part> parts, List<BadItem> bad) {
    var rows = 0L;
    var written = 0;
    for (var part : parts) {
      try {
        rows += nested.execute(status -> part.write().rows());
        written++;
      } catch (RuntimeException e) {
        bad.add(badItem(part.input(), e));
      }
    }
    if (!bad.isEmpty() && (!FailedTries.isLast(chunk) || (written == 0 && isOneCause(bad)))) {
      throw new WorkFailedException(bad.getFirst().cause());
    }
    chunks.complete(chunk, rows, bad);
    return rows;
  }

  /** One cause behind all items is the chunk's own, and worth one letter. */
  private static boolean isOneCause(List<BadItem> bad) {
    return bad.stream().map(BadItem::cause).distinct().count() == 1;
  }

  /** A fault that is not the item's own ends the whole try. */
  private static BadItem badItem(String item, Throwable fault) {
    var isOwn = DatabaseFaults.kindOf(fault) == Kind.OTHER;
    if (fault instanceof RuntimeException e && (e instanceof CancellationException || !isOwn)) {
      throw e;
    }
    LOG.warn("item failed input={}", item, fault);
    return new BadItem(item, FailedTries.message(fault));
  }

  /** What a claimed chunk asks for, without completing it. */
  ChunkRunner.Write prepare(Chunk chunk) {
    return runner(chunk).run(chunk);
  }

  private static WorkStep step(Chunk chunk) {
    return WorkStep.valueOf(chunk.step());
  }

  private ChunkRunner runner(Chunk chunk) {
    var runner = runners.get(step(chunk));
    if (runner == null) {
      throw new WorkFailedException("nobody does the step " + chunk.step());
    }
    return runner;
  }

  /**
   * Fences off a try that took too long, whatever its thread does: the ledger forgets its token.
   *
   * @return false if the ledger had forgotten it before
   */
  boolean timeOut(Attempt attempt, String words) {
    return failures.timeOut(attempt.chunk(), words);
  }

  /** Extends the leases of the chunks in work and interrupts those that were fenced off. */
  public void beat() {
    var running = attempts.values().stream().filter(a -> !a.isGivenUp()).toList();
    if (running.isEmpty()) {
      return;
    }
    var alive = chunks.beat(running.stream().map(Attempt::chunk).toList(), rules.lease());
    for (var attempt : running) {
      if (!alive.contains(attempt.chunk()) && attempts.containsValue(attempt)) {
        attempt.fenceOff();
        attempt.thread().interrupt();
      }
    }
  }

  /** What is in work, given up or not. */
  Collection<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }

  /** Number of chunks in work that still count. */
  int inWork() {
    return (int) attempts.values().stream().filter(attempt -> !attempt.isGivenUp()).count();
  }

  /** Interrupts what is still in work and gives it back, so that another process may go on. */
  void abandon() {
    for (var attempt : attempts()) {
      attempt.thread().interrupt();
      failures.giveBack(attempt.chunk());
    }
  }
}
