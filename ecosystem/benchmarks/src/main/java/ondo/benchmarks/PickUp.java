package ondo.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ondo.job.Chunk;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.store.ChunkRepository;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import ondo.store.WorkNotices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a job waits in an idle ledger until its chunk is claimed: the statements of the
 * product's loop in their order, on the product's own listening connection or by its poll alone.
 */
final class PickUp {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONG_RUN = Duration.ofHours(1);
  private static final int JOBS_PER_TURN = 20;
  private static final int MOST_FAILED = 3;
  private static final double NANOS_PER_MS = 1e6;
  private static final long SEED = 19;

  private final QueueDatabase database;
  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final ChunkRepository chunks;
  private final TransactionTemplate transaction;
  private final Semaphore rings = new Semaphore(0);
  private final BlockingQueue<Long> claimed = new ArrayBlockingQueue<>(1);
  private volatile boolean running = true;

  PickUp(QueueDatabase database) {
    this.database = database;
    var client = JdbcClient.create(database.source());
    transaction = new TransactionTemplate(new JdbcTransactionManager(database.source()));
    jobs = new JobRepository(client, transaction);
    ledger = new LedgerRepository(client, transaction);
    chunks = new ChunkRepository(client, transaction);
  }

  /**
   * Waits of some jobs in milliseconds, in ascending order.
   *
   * @param afterCommit from the return of the submission's commit until the claim has returned
   * @param submission of the submission itself, its commit included
   */
  record Waits(List<Double> afterCommit, List<Double> submission) {

    static double at(List<Double> sorted, double share) {
      return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
  }

  /**
   * Submits jobs one after the other, each into an idle ledger.
   *
   * @param byNotice whether the loop listens; else it looks once a poll
   * @param longestPause before each submission, at random
   */
  Waits measure(int samples, boolean byNotice, Duration longestPause) throws InterruptedException {
    running = true;
    var listener = Thread.ofPlatform().daemon().unstarted(this::listen);
    if (byNotice) {
      listener.start();
    }
    var loop = Thread.ofPlatform().daemon().start(this::loop);
    try {
      return submit(samples, longestPause);
    } finally {
      running = false;
      listener.interrupt();
      rings.release();
      loop.join(LONGEST);
    }
  }

  private Waits submit(int samples, Duration longestPause) throws InterruptedException {
    var random = new Random(SEED);
    var waits = new double[samples];
    var submissions = new double[samples];
    for (var i = 0; i < samples; i++) {
      TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * longestPause.toNanos()));
      var began = System.nanoTime();
      var request =
          new JobRequest(JobType.PREDICTIONS, "benchmark", "{}", "job " + i, null, "hash", 5, null);
      if (!(jobs.submit(request, Integer.MAX_VALUE) instanceof Submission.Accepted)) {
        throw new IllegalStateException("the job before lives");
      }
      var committed = System.nanoTime();
      var at = claimed.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (at == null) {
        throw new IllegalStateException("not claimed within " + LONGEST);
      }
      submissions[i] = (committed - began) / NANOS_PER_MS;
      waits[i] = Math.max(0, at - committed) / NANOS_PER_MS;
    }
    return new Waits(sorted(waits), sorted(submissions));
  }

  private static List<Double> sorted(double[] values) {
    return Arrays.stream(values).sorted().boxed().toList();
  }

  private void listen() {
    try {
      new WorkNotices(database.location()).listen(rings::release);
    } catch (IllegalStateException e) {
      if (running) {
        throw e;
      }
    }
  }

  private void loop() {
    while (running) {
      turn();
      try {
        if (rings.tryAcquire(LedgerQueue.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          rings.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Moves jobs until nothing moves, then claims for short work and for long work. */
  private void turn() {
    var moved = true;
    while (moved) {
      moved = move();
    }
    work(chunks.claim(1, LedgerQueue.LEASE, List.of("LONG")));
    work(chunks.claim(2, LedgerQueue.LEASE));
  }

  private boolean move() {
    var moved = chunks.buryExhausted() > 0;
    ledger.findHopelessSteps(MOST_FAILED);
    ledger.findLongRuns(LONG_RUN, LONG_RUN);
    for (var job : ledger.findUnplanned(JOBS_PER_TURN)) {
      var _ = jobs.find(job.id(), null).orElseThrow();
      transaction.executeWithoutResult(
          status -> {
            ledger.openSteps(job.id(), List.of("ONE"));
            ledger.startStep(job.id(), 0, List.of("{}"));
          });
      moved = true;
    }
    for (var step : ledger.findDrainedSteps()) {
      transaction.executeWithoutResult(
          status -> {
            ledger.finishStep(step.jobId(), step.ordinal(), true);
            ledger.finish(step.jobId(), null);
          });
      moved = true;
    }
    return moved;
  }

  private void work(Collection<Chunk> some) {
    var at = System.nanoTime();
    for (var chunk : some) {
      chunks.complete(chunk, 0);
      rings.release();
      claimed.add(at);
    }
  }
}
