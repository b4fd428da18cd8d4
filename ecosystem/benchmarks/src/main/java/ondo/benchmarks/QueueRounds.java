package ondo.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets each queue do its jobs in turn, in another order in every round. */
final class QueueRounds {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final double NANOS_PER_SECOND = 1e9;

  private QueueRounds() {}

  /**
   * A queue and the jobs of its rounds.
   *
   * @param jobs fewer for a slow queue, so that a round ends
   * @param warmUp jobs of the round that does not count
   */
  record Entry(QueueEngine engine, int jobs, int warmUp) {}

  /**
   * One round of one queue.
   *
   * @param enqueueNanos to write the jobs
   * @param nanos from the first enqueue until the database holds all of them as ended
   * @param cpuNanos processor time of client and server meanwhile
   * @param commits transactions that wrote something meanwhile
   */
  record Round(int jobs, long enqueueNanos, long nanos, long cpuNanos, long commits) {

    double jobsPerSecond() {
      return jobs * NANOS_PER_SECOND / nanos;
    }

    double enqueuedPerSecond() {
      return jobs * NANOS_PER_SECOND / enqueueNanos;
    }

    double jobsPerCpuSecond() {
      return jobs * NANOS_PER_SECOND / cpuNanos;
    }

    double commitsPerJob() {
      return (double) commits / jobs;
    }
  }

  /** The rounds of each queue by its name, after one that does not count. */
  static Map<String, List<Round>> run(QueueDatabase database, List<Entry> entries, int rounds)
      throws InterruptedException, SQLException {
    var taken = new LinkedHashMap<String, List<Round>>();
    for (var entry : entries) {
      taken.put(entry.engine().name(), new ArrayList<>());
      once(database, entry.engine(), entry.warmUp());
    }
    var turns = new ArrayList<>(entries);
    for (var round = 0; round < rounds; round++) {
      for (var entry : turns) {
        var measured = once(database, entry.engine(), entry.jobs());
        taken.computeIfAbsent(entry.engine().name(), name -> new ArrayList<>()).add(measured);
        System.out.printf(
            "%d %s: %.0f jobs/s, enqueued %.0f/s, %.0f per CPU second, %.2f commits a job%n",
            round + 1,
            entry.engine().name(),
            measured.jobsPerSecond(),
            measured.enqueuedPerSecond(),
            measured.jobsPerCpuSecond(),
            measured.commitsPerJob());
      }
      Collections.rotate(turns, 1);
    }
    return taken;
  }

  /**
   * A whole round.
   *
   * @throws IllegalStateException if a job was not done exactly once
   */
  static Round once(QueueDatabase database, QueueEngine engine, int jobs)
      throws InterruptedException, SQLException {
    var tally = new Tally(jobs);
    database.settle();
    var cpu = database.cpu();
    engine.open(tally);
    var commitsBefore = database.number("benchmark/next_transaction");
    var cpuBefore = cpu.nanos();
    var began = System.nanoTime();
    engine.enqueue(jobs);
    var enqueued = System.nanoTime();
    engine.start();
    tally.await(LONGEST);
    awaitEnd(engine);
    var ended = System.nanoTime();
    var cpuNanos = cpu.nanos() - cpuBefore;
    var commits = database.number("benchmark/next_transaction") - commitsBefore;
    engine.close();
    tally.check();
    return new Round(jobs, enqueued - began, ended - began, cpuNanos, commits);
  }

  /** Done is what the database holds as done, not what a worker has run. */
  private static void awaitEnd(QueueEngine engine) throws InterruptedException {
    var deadline = System.nanoTime() + LONGEST.toNanos();
    while (engine.left() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(engine.name() + " does not end its jobs");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** The middle of some figures, of at least one. */
  static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
