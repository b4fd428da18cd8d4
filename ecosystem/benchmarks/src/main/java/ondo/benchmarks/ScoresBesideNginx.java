package ondo.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The scores endpoint of the running system, warm, with key check and limits on, beside an nginx
 * that serves the same JSON from files; rounds take turns in one run. Needs nginx and wrk.
 */
public final class ScoresBesideNginx {

  private static final String PATH =
      "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP585&metric=hazard";
  private static final List<Integer> CONNECTIONS = List.of(1, 20, 200);
  private static final int ROUNDS = 5;
  private static final long DRAIN_NANOS = 300_000_000L;
  private static final int PORT_BEHIND = 90;

  private final RunningSystem system;

  private ScoresBesideNginx(RunningSystem system) {
    this.system = system;
  }

  /** One way to ask for the answer; the first one is what the others are held against. */
  private record Way(String name, String address, List<String> headers) {}

  private record Run(Way way, int connections, Wrk wrk) {}

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents
   */
  public static void main(String[] arguments) throws IOException {
    try (var system = RunningSystem.find()) {
      var report = new ScoresBesideNginx(system).measure();
      report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(report);
    }
  }

  private Report measure() throws IOException {
    var before = Machine.load();
    var json = system.get(PATH).getBytes(StandardCharsets.UTF_8);
    try (var nginx = StaticServer.start(json, system.apiPort(1) + PORT_BEHIND)) {
      var ways = ways(nginx);
      for (var way : ways) {
        Wrk.run(way.address(), CONNECTIONS.get(1), way.headers());
      }
      var runs = new ArrayList<Run>();
      for (var round = 0; round < ROUNDS; round++) {
        for (var connections : CONNECTIONS) {
          for (var way : ways) {
            LockSupport.parkNanos(DRAIN_NANOS);
            var taken = Wrk.run(way.address(), connections, way.headers());
            runs.add(new Run(way, connections, taken));
          }
        }
      }
      return report(json.length, ways, runs, before);
    }
  }

  private List<Way> ways(StaticServer nginx) throws IOException {
    var address = "http://127.0.0.1:" + system.apiPort(1) + PATH;
    var key = "Authorization: Bearer " + system.key();
    var gzip = "Accept-Encoding: gzip";
    return List.of(
        new Way("nginx, plain file", nginx.address(), List.of()),
        new Way("nginx, packed file", nginx.address(), List.of(gzip)),
        new Way("ondo, gzip", address, List.of(key, gzip)),
        new Way("ondo, plain", address, List.of(key)),
        new Way("ondo, 304 not modified", address, List.of(key, gzip, "If-None-Match: " + tag())));
  }

  private String tag() throws IOException {
    try {
      var answer =
          system
              .http()
              .send(
                  system.api(PATH).header("Accept-Encoding", "gzip").build(),
                  HttpResponse.BodyHandlers.discarding());
      return answer.headers().firstValue("ETag").orElseThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Report report(int bytes, List<Way> ways, List<Run> runs, double before)
      throws IOException {
    var report = new Report("scores-beside-nginx");
    report.heading("## Scores over HTTP beside nginx");
    report.line(
        "250 regions × 16 years as JSON (%,d B), one answer, warm; key check, rate limit,", bytes);
    report.line(
        "audit, metrics and security headers as in the product. The rate limit is the default");
    report.line(
        "(600 a minute and key): an answer that is remembered costs nothing of it, a new one does.");
    report.line("");
    report.line("- Machine: %s; server, nginx and wrk share the cores.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began, %.1f when it ended.",
        LocalDate.now(ZoneOffset.UTC), before, Machine.load());
    report.line("- Method: wrk, median of %d rounds of two seconds, all ways in turn.", ROUNDS);
    report.line("- Goals at 20 connections, of nginx's plain file: gzip 0.7, plain 0.4, 304 0.7.");
    report.line(
        "- Again: `deploy/ondo up`, then `%s -Dbench.main=ondo.benchmarks.ScoresBesideNginx verify`.",
        "mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am");
    report.line("");
    report.line("| way | connections | requests/s | of nginx plain | p50 ms | p99 ms |");
    report.line("|---|---:|---:|---:|---:|---:|");
    for (var connections : CONNECTIONS) {
      var plain = rate(taken(runs, ways.getFirst(), connections));
      for (var way : ways) {
        row(report, way, connections, taken(runs, way, connections), plain);
      }
    }
    return report;
  }

  private static List<Wrk> taken(List<Run> runs, Way way, int connections) {
    return runs.stream()
        .filter(run -> run.way().equals(way) && run.connections() == connections)
        .map(Run::wrk)
        .toList();
  }

  private static void row(
      Report report, Way way, int connections, List<Wrk> taken, double baseline) {
    report.line(
        "| %s | %d | %,.0f | %.2f | %s | %s |",
        way.name(),
        connections,
        rate(taken),
        rate(taken) / baseline,
        Report.number(middle(taken, Comparator.comparingDouble(Wrk::medianMs)).medianMs()),
        Report.number(middle(taken, Comparator.comparingDouble(Wrk::p99Ms)).p99Ms()));
  }

  private static double rate(List<Wrk> taken) {
    return middle(taken, Comparator.comparingDouble(Wrk::perSecond)).perSecond();
  }

  private static Wrk middle(List<Wrk> taken, Comparator<Wrk> order) {
    return taken.stream().sorted(order).toList().get(taken.size() / 2);
  }
}
