package ondo.benchmarks;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ondo.job.Chunk;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.store.ChunkRepository;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's own ledger: what its workers claim and complete is a chunk. */
final class LedgerQueue implements QueueEngine {

  static final Duration LEASE = Duration.ofSeconds(15);
  static final Duration POLL = Duration.ofSeconds(1);
  static final Plan TOGETHER = new Plan(4, 500, true);
  static final Plan EACH = new Plan(16, 500, false);
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final QueueDatabase database;
  private final Plan plan;
  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final ChunkRepository chunks;
  private final TransactionTemplate transaction;
  private Tally tally = new Tally(0);
  private @Nullable ExecutorService dispatcher;
  private @Nullable ExecutorService workers;

  /**
   * How it is driven.
   *
   * @param threads that work and complete, and claim as well if {@code together}
   * @param batch most chunks of a claim
   * @param together whether the chunks of a claim are completed in one commit
   */
  record Plan(int threads, int batch, boolean together) {
    String name() {
      return together ? "Ondo, completion in batches" : "Ondo, a commit per job";
    }
  }

  LedgerQueue(QueueDatabase database, Plan plan) {
    this.database = database;
    this.plan = plan;
    var client = JdbcClient.create(database.source());
    transaction = new TransactionTemplate(new JdbcTransactionManager(database.source()));
    jobs = new JobRepository(client, transaction);
    ledger = new LedgerRepository(client, transaction);
    chunks = new ChunkRepository(client, transaction);
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public String settings() {
    var held = "under a lease of %d s and a fencing token".formatted(LEASE.toSeconds());
    return plan.together()
        ? "one job of as many chunks; %d threads, each claims up to %d chunks by SKIP LOCKED %s and completes them in one statement and commit; nothing is removed"
            .formatted(plan.threads(), plan.batch(), held)
        : "one job of as many chunks; as in the product one thread claims, up to %d chunks by SKIP LOCKED %s and at most two claims ahead, and %d threads complete them one by one, a commit each; nothing is removed"
            .formatted(plan.batch(), held, plan.threads());
  }

  @Override
  public void open(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void enqueue(int count) {
    var id = submit("round");
    ledger.openSteps(id, List.of("ROUND"));
    ledger.startStep(id, 0, Collections.nCopies(count, "{}"));
  }

  private UUID submit(String liveKey) {
    var request =
        new JobRequest(JobType.PREDICTIONS, "benchmark", "{}", liveKey, null, "hash", 5, null);
    return switch (jobs.submit(request, NO_LIMIT)) {
      case Submission.Accepted accepted -> accepted.id();
      case Submission.Known _, Submission.KeyReused _, Submission.TooMany _ ->
          throw new IllegalStateException("a job of the round before lives");
    };
  }

  @Override
  public void start() {
    var pool = Executors.newFixedThreadPool(plan.threads());
    workers = pool;
    if (!plan.together()) {
      dispatcher = Executors.newSingleThreadExecutor();
      dispatcher.execute(() -> dispatch(pool));
      return;
    }
    for (var i = 0; i < plan.threads(); i++) {
      pool.execute(this::work);
    }
  }

  private void work() {
    var claimed = chunks.claim(plan.batch(), LEASE);
    while (!claimed.isEmpty()) {
      claimed.forEach(chunk -> tally.done(chunk.ordinal()));
      chunks.complete(claimed.stream().map(chunk -> new ChunkRepository.Done(chunk, 0)).toList());
      claimed = chunks.claim(plan.batch(), LEASE);
    }
  }

  /** As the product does: one thread claims for all, and never more than two claims ahead. */
  private void dispatch(ExecutorService pool) {
    var free = new Semaphore(2 * plan.batch());
    var passedOver = System.nanoTime();
    try {
      while (free.tryAcquire(plan.batch(), LEASE.toSeconds(), TimeUnit.SECONDS)) {
        var claimed = chunks.claim(plan.batch(), LEASE);
        if (claimed.isEmpty()) {
          return;
        }
        if (System.nanoTime() - passedOver > POLL.toNanos()) {
          ledger.passOverDone();
          passedOver = System.nanoTime();
        }
        var open = new AtomicInteger(claimed.size());
        claimed.forEach(chunk -> pool.execute(() -> workAlone(chunk, open, free)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only the last chunk of a claim wakes the thread that claims. */
  private void workAlone(Chunk chunk, AtomicInteger open, Semaphore free) {
    try {
      tally.done(chunk.ordinal());
      chunks.complete(chunk, 0);
    } finally {
      if (open.decrementAndGet() == 0) {
        free.release(plan.batch());
      }
    }
  }

  @Override
  public long left() {
    for (var step : ledger.findDrainedSteps()) {
      transaction.executeWithoutResult(
          status -> {
            ledger.finishStep(step.jobId(), step.ordinal(), true);
            ledger.finish(step.jobId(), null);
          });
    }
    return database.number("benchmark/left_ledger");
  }

  @Override
  public void close() {
    Ends.stop(dispatcher);
    Ends.stop(workers);
  }
}
