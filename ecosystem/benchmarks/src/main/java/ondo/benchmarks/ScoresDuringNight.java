package ondo.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ondo.climate.Scenario;
import ondo.risk.Hazard;

/** Scores at 500 requests a second in calm, and while the running system computes a night. */
public final class ScoresDuringNight {

  private static final int PER_SECOND = 500;
  private static final double GOAL_MS = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration CALM = Duration.ofSeconds(20);

  private ScoresDuringNight() {}

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents; then the part's name
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    var name = arguments.length > 1 ? arguments[1] : "scores-during-night";
    try (var system = RunningSystem.find();
        var database = system.database()) {
      var report = measure(name, system, database);
      report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(report);
    }
  }

  private static Report measure(String name, RunningSystem system, BenchmarkServer database)
      throws IOException, SQLException {
    var before = Machine.load();
    var loop = new OpenLoop(system.http(), requests(system), PER_SECOND);
    loop.run(WARM_UP);
    var calm = loop.run(CALM);
    var night = CompletableFuture.supplyAsync(system::night);
    var busy = loop.run(() -> !night.isDone());
    night.join();
    var after = loop.run(CALM);
    var points = new int[1];
    var seconds = new double[1];
    try (var connection = database.connect();
        var find = new Question(connection, "benchmark/find_night")) {
      find.ask(
          row -> {
            seconds[0] = row.getDouble(1);
            points[0] = row.getInt(4);
          });
    }
    var report = new Report(name);
    report.heading("## Scores while a night of %,d points runs".formatted(points[0]));
    report.line(
        "%d requests a second, sent at their time whatever the answers do; a time counts from the",
        PER_SECOND);
    report.line(
        "moment at which the request was due. All hazards and scenarios in turn, gzip, from");
    report.line("memory; load generator, API, scheduler and PostgreSQL share the cores.");
    report.line("");
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began, %.1f when it ended.",
        LocalDate.now(ZoneOffset.UTC), before, Machine.load());
    report.line("- Goal: p99 at most %.0f ms while the night runs.", GOAL_MS);
    report.line(
        "- Again: `deploy/ondo up`, then `%s -Dbench.main=ondo.benchmarks.ScoresDuringNight verify`.",
        "mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am");
    report.line("");
    report.line("| when | requests | failed | p50 ms | p95 ms | p99 ms | slowest ms |");
    report.line("|---|---:|---:|---:|---:|---:|---:|");
    row(report, "calm, before", calm);
    row(report, "night of %.0f s".formatted(seconds[0]), busy);
    row(report, "calm, after", after);
    return report;
  }

  private static List<HttpRequest> requests(RunningSystem system) {
    var requests = new ArrayList<HttpRequest>();
    for (var hazard : Hazard.values()) {
      for (var scenario : Scenario.values()) {
        var path =
            "/api/v1/regions/scores?hazard=%s&scenario=%s"
                .formatted(hazard.code(), scenario.name());
        requests.add(system.api(path).header("Accept-Encoding", "gzip").build());
      }
    }
    return requests;
  }

  private static void row(Report report, String when, OpenLoop.Outcome outcome) {
    var taken = outcome.timings();
    report.line(
        "| %s | %,d | %d | %s | %s | %s | %s |",
        when,
        taken.rounds(),
        outcome.failed(),
        Report.number(taken.medianMs()),
        Report.number(taken.p95Ms()),
        Report.number(taken.percentileMs(0.99)),
        Report.number(taken.slowestMs()));
  }
}
