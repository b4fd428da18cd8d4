package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One site's 2,880 results, read, computed and committed, by the product's own job over many sites.
 * The scheduler has to run with one site a chunk and one thread, so that the ledger tells the time
 * of each site: {@code ONDO_SCHEDULER_SITESPERCHUNK=1 ONDO_SCHEDULER_COMPUTETHREADS=1
 * ONDO_SCHEDULER_SHORTTHREADS=0 deploy/ondo up}.
 */
public final class SiteSpeed {

  private static final int SITES = 1_000;
  private static final int ROWS_OF_A_SITE = 36;
  private static final int JOBS = 3;
  private static final double GOAL_MS = 25;
  private static final double NANOS = 1e9;

  private final RunningSystem system;
  private final BenchmarkServer database;

  private SiteSpeed(RunningSystem system, BenchmarkServer database) {
    this.system = system;
    this.database = database;
  }

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (var system = RunningSystem.find();
        var database = system.database()) {
      var report = new SiteSpeed(system, database).measure();
      report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(report);
    }
  }

  /** A chunk of one site, in seconds of the database's clock. */
  private record Site(double claimed, double completed, long rows) {}

  /** The sites of a job and the processor time of all of it. */
  private record Measured(List<Site> sites, SystemCpu cpu) {}

  private Report measure() throws IOException, SQLException {
    var before = Machine.load();
    var answer = system.post("/api/v1/sites/import", "text/csv", sites());
    if (!answer.contains("\"accepted\":" + SITES)) {
      throw new IllegalStateException("not every site was accepted: " + answer);
    }
    var jobs = new ArrayList<Measured>();
    for (var i = 0; i < JOBS; i++) {
      var cpu = SystemCpu.of(system.home());
      var taken = assess();
      jobs.add(new Measured(taken, SystemCpu.of(system.home()).since(cpu)));
    }
    return report(jobs, before);
  }

  private String sites() throws SQLException {
    var csv = new StringBuilder("external_id,name,lat,lng,asset_value,currency,use,floors_below\n");
    try (var connection = database.connect();
        var question = new Question(connection, "benchmark/list_site_places", SITES)) {
      var count = new int[1];
      question.ask(
          row ->
              csv.append(
                  String.format(
                      Locale.ROOT,
                      "speed-%d,Site %d,%.4f,%.4f,%d,KRW,%s,%d%n",
                      count[0],
                      count[0],
                      row.getDouble(1) + 0.01,
                      row.getDouble(2) + 0.01,
                      1_000_000_000L + count[0] * 1_000_000L,
                      count[0] % 2 == 0 ? "OFFICE" : "FACTORY",
                      count[0]++ % 3)));
    }
    return csv.toString();
  }

  private List<Site> assess() throws SQLException {
    var answer =
        system.post(
            "/api/v1/jobs", "application/json", "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\"}");
    var id = RunningSystem.field(answer, "\"id\"\\s*:\\s*\"([^\"]+)\"");
    system.await(id);
    var sites = new ArrayList<Site>();
    try (var connection = database.connect();
        var question = new Question(connection, "benchmark/list_site_chunks", id)) {
      question.ask(row -> sites.add(new Site(row.getDouble(1), row.getDouble(2), row.getLong(3))));
    }
    var own = sites.stream().filter(site -> site.rows() == ROWS_OF_A_SITE).toList();
    if (own.size() < SITES) {
      throw new IllegalStateException(
          "%d of %d chunks hold one site; start the scheduler as this class says"
              .formatted(own.size(), SITES));
    }
    return own;
  }

  /** From one claim to the next: everything that a site costs, its commit included. */
  private static Timings cycles(List<Site> sites) {
    var nanos = new long[sites.size() - 1];
    for (var i = 0; i < nanos.length; i++) {
      nanos[i] = (long) ((sites.get(i + 1).claimed() - sites.get(i).claimed()) * NANOS);
    }
    return Timings.of(nanos, 0);
  }

  private static Timings works(List<Site> sites) {
    return Timings.of(
        sites.stream().mapToLong(s -> (long) ((s.completed() - s.claimed()) * NANOS)).toArray(), 0);
  }

  private Report report(List<Measured> jobs, double before) throws IOException, SQLException {
    var report = new Report("site-speed");
    report.heading("## One site's 2,880 results");
    report.line(
        "%,d sites by one job of the running system, a chunk each, one thread: 9 hazards × 4",
        SITES);
    report.line("scenarios × 80 years with exposure, vulnerability, gross and net loss, bands and");
    report.line("events where there are any, read, computed and committed (36 rows upserted).");
    report.line("");
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began, %.1f when it ended.",
        LocalDate.now(ZoneOffset.UTC), before, Machine.load());
    try (var connection = database.connect()) {
      report.line("- Server: %s.", Machine.settings(connection));
    }
    report.line("- Goal: p50 at most %.0f ms.", GOAL_MS);
    report.line(
        "- Again: `%s deploy/ondo up`, then `%s -Dbench.main=ondo.benchmarks.SiteSpeed verify`.",
        "ONDO_SCHEDULER_SITESPERCHUNK=1 ONDO_SCHEDULER_COMPUTETHREADS=1 ONDO_SCHEDULER_SHORTTHREADS=0",
        "mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am");
    report.line("");
    report.line("| job | what | p50 ms | p95 ms | p99 ms | CPU ms, scheduler + database | sites |");
    report.line("|---|---|---:|---:|---:|---:|---:|");
    for (var i = 0; i < jobs.size(); i++) {
      var name = i == 0 ? "first after the start" : "job " + (i + 1);
      row(
          report,
          name,
          "claim to next claim, commit included",
          cycles(jobs.get(i).sites()),
          cpu(jobs.get(i)));
      row(report, name, "claim to completion, before the commit", works(jobs.get(i).sites()), "");
    }
    report.line("");
    return report;
  }

  /** A site's share of everything that both processes did during the job. */
  private static String cpu(Measured job) {
    return "%s + %s"
        .formatted(
            Report.number(job.cpu().scheduler() * 1000 / job.sites().size()),
            Report.number(job.cpu().database() * 1000 / job.sites().size()));
  }

  private static void row(Report report, String job, String what, Timings taken, String cpu) {
    report.line(
        "| %s | %s | %s | %s | %s | %s | %,d |",
        job,
        what,
        Report.number(taken.medianMs()),
        Report.number(taken.p95Ms()),
        Report.number(taken.percentileMs(0.99)),
        cpu,
        taken.rounds());
  }
}
