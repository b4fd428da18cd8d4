package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import ondo.benchmarks.QueueRounds.Entry;

/** The ledger beside db-scheduler, JobRunr and Quartz on the same PostgreSQL, in one run. */
public final class QueueContest {

  private static final int ROUNDS = 5;
  private static final int JOBS = 10_000;
  private static final int FEWER_JOBS = 5_000;
  private static final int FEW_JOBS = 1_000;
  private static final int BY_NOTICE = 500;
  private static final int BY_POLL = 60;
  private static final int WARM_UP = 10;

  private QueueContest() {}

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents, then the rounds (5)
   */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    if (arguments.length == 0) {
      System.err.println("usage: QueueContest FOLDER [ROUNDS]");
      System.exit(2);
    }
    var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    var server = BenchmarkServer.find(System.getenv());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    var report = new QueueReport();
    try (var database = QueueDatabase.create(server)) {
      report.head(database);
      var entries = entries(database, JOBS, FEWER_JOBS, FEW_JOBS);
      report.throughput(entries, QueueRounds.run(database, entries, rounds));
    }
    // A database that has seen no other queue, as the product's has not.
    try (var database = QueueDatabase.create(server)) {
      var pickUp = new PickUp(database);
      pickUp.measure(WARM_UP, false, Duration.ofMillis(1));
      var byPoll = pickUp.measure(BY_POLL, false, Duration.ofSeconds(1));
      pickUp.measure(BY_NOTICE, true, Duration.ofMillis(10));
      var byNotice = pickUp.measure(BY_NOTICE, true, Duration.ofMillis(100));
      report.pickUp(byNotice, byPoll);
    }
    QueueDatabase.drop(server);
    report.write(Path.of(arguments[0]).resolve("performance.md"));
    // JobRunr leaves a thread behind that would keep this process.
    System.exit(0);
  }

  /**
   * Every queue, in a database that has none of their tables but the ledger's.
   *
   * @param jobs of a round
   * @param fewer jobs of a round of the second slowest
   * @param few jobs of a round of the slowest, and of both their warm-ups
   */
  static List<Entry> entries(QueueDatabase database, int jobs, int fewer, int few) {
    DbSchedulerQueue.createTable(database);
    QuartzQueue.createTables(database);
    return List.of(
        new Entry(new PlainQueue(database), jobs, jobs),
        new Entry(new LedgerQueue(database, LedgerQueue.TOGETHER), jobs, jobs),
        new Entry(new LedgerQueue(database, LedgerQueue.EACH), jobs, jobs),
        new Entry(new DbSchedulerQueue(database, DbSchedulerQueue.LOCK_AND_FETCH), jobs, jobs),
        new Entry(new DbSchedulerQueue(database, DbSchedulerQueue.FETCH), jobs, jobs),
        new Entry(new JobRunrQueue(database), fewer, few),
        new Entry(new QuartzQueue(database), few, few));
  }
}
