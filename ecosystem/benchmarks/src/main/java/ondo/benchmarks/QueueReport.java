package ondo.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import ondo.benchmarks.QueueRounds.Entry;
import ondo.benchmarks.QueueRounds.Round;

/** The queues' part of {@code performance.md}. */
final class QueueReport {

  private static final double HALF = 0.5;
  private static final double MOST = 0.99;

  private final Report report = new Report("queue");

  /** What was measured, and on what. */
  void head(QueueDatabase database) throws IOException, SQLException {
    report.heading("## Jobs through PostgreSQL");
    report.line(
        "Jobs that do nothing, from the first enqueue until the database holds all of them as done.");
    report.line("");
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average when it began: %.1f.",
        LocalDate.now(ZoneOffset.UTC), Machine.load());
    try (var connection = database.source().getConnection()) {
      report.line("- Server: %s.", Machine.settings(connection));
    }
    report.line(
        "- Again: `mvn -q -Pbench -DskipTests -pl ecosystem/benchmarks -am verify`, or the class");
    report.line("  `ondo.benchmarks.QueueContest` alone.");
    report.line("");
    report.line(
        "- Method: one pool of %d connections with `reWriteBatchedInserts`, the same for all; one",
        QueueDatabase.POOL);
    report.line(
        "  round of each that does not count, then rounds in turn, each time in another order;");
    report.line(
        "  `vacuum (analyze)` of the whole database before each turn; what a queue keeps of done");
    report.line(
        "  jobs stays. The jobs are written first, by the quickest way that the queue has, then its");
    report.line(
        "  workers start, in the same process. After each turn every job must have been done exactly");
    report.line(
        "  once. CPU is the processor time of that process and of every process of the server; a");
    report.line(
        "  commit is a transaction that wrote something. Figures are medians of the rounds.");
  }

  /** One line a queue, and what was set. */
  void throughput(List<Entry> entries, Map<String, List<Round>> taken) {
    report.line("");
    report.line(
        "| queue | jobs a round | rounds | jobs/s | least … most | enqueued/s | jobs per CPU-s | commits a job |");
    report.line("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (var entry : entries) {
      var rounds = of(taken, entry.engine().name());
      var rates = rounds.stream().mapToDouble(Round::jobsPerSecond).summaryStatistics();
      report.line(
          "| %s | %,d | %d | %s | %s … %s | %s | %s | %s |",
          entry.engine().name(),
          entry.jobs(),
          rounds.size(),
          Report.number(median(rounds, Round::jobsPerSecond)),
          Report.number(rates.getMin()),
          Report.number(rates.getMax()),
          Report.number(median(rounds, Round::enqueuedPerSecond)),
          Report.number(median(rounds, Round::jobsPerCpuSecond)),
          Report.number(median(rounds, Round::commitsPerJob)));
    }
    report.line("");
    ratios(entries, taken);
    report.line("");
    entries.forEach(
        entry -> report.line("- %s: %s.", entry.engine().name(), entry.engine().settings()));
  }

  private void ratios(List<Entry> entries, Map<String, List<Round>> taken) {
    report.line(
        "| times as many jobs as | in batches, by wall | by CPU | a commit each, by wall | by CPU |");
    report.line("|---|---:|---:|---:|---:|");
    var together = of(taken, LedgerQueue.TOGETHER.name());
    var each = of(taken, LedgerQueue.EACH.name());
    for (var entry : entries) {
      if (entry.engine() instanceof LedgerQueue) {
        continue;
      }
      var other = of(taken, entry.engine().name());
      report.line(
          "| %s | %s | %s | %s | %s |",
          entry.engine().name(),
          ratio(together, other, Round::jobsPerSecond),
          ratio(together, other, Round::jobsPerCpuSecond),
          ratio(each, other, Round::jobsPerSecond),
          ratio(each, other, Round::jobsPerCpuSecond));
    }
  }

  private static String ratio(
      List<Round> ours, List<Round> others, ToDoubleFunction<Round> figure) {
    return Report.number(median(ours, figure) / median(others, figure));
  }

  private static List<Round> of(Map<String, List<Round>> taken, String name) {
    return requireNonNull(taken.get(name), name);
  }

  /** How long a job waits in an idle ledger. */
  void pickUp(PickUp.Waits byNotice, PickUp.Waits byPoll) {
    report.heading("### From commit to claim, idle");
    report.line(
        "One job at a time into a ledger that has nothing to do, after a pause of random length:");
    report.line(
        "submitted, committed, cut into its step and chunk, claimed. The loop runs the statements of");
    report.line(
        "the product's loop in their order, and looks at the latest %d s after it looked last.",
        LedgerQueue.POLL.toSeconds());
    report.line("");
    report.line(
        "| woken by | jobs | p50 ms | p99 ms | longest ms | the submission itself, p50 ms |");
    report.line("|---|---:|---:|---:|---:|---:|");
    waits("NOTIFY", byNotice);
    waits("the poll alone", byPoll);
    report.line("");
    report.line(
        "Others look at their tables every 10 s (db-scheduler) or 5 s (JobRunr) by default.");
  }

  private void waits(String name, PickUp.Waits waits) {
    var sorted = waits.afterCommit();
    report.line(
        "| %s | %d | %s | %s | %s | %s |",
        name,
        sorted.size(),
        Report.number(PickUp.Waits.at(sorted, HALF)),
        Report.number(PickUp.Waits.at(sorted, MOST)),
        Report.number(sorted.getLast()),
        Report.number(PickUp.Waits.at(waits.submission(), HALF)));
  }

  /** Into the document. */
  void write(Path document) throws IOException {
    report.line("");
    report.line("Load average when it ended: %.1f.", Machine.load());
    report.write(document);
    System.out.println(report);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return QueueRounds.median(rounds.stream().mapToDouble(figure).toArray());
  }
}
