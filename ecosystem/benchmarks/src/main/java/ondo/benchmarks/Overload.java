package ondo.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The first answers of the running system after its start, and what becomes of light calls while
 * heavy ones come over 200 connections. Start it afresh, with a rate limit that is out of the way:
 * {@code ONDO_API_CALLSPERMINUTE=100000000 deploy/ondo up}.
 */
public final class Overload {

  private static final int HEAVY = 200;
  private static final int LIGHT = 4;

  /** What a refusal asks for. */
  private static final long RETRY_AFTER_NANOS = 1_000_000_000L;

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final String LIGHT_PATH =
      "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245";
  private static final String HEAVY_PATH = "/api/v1/sites?limit=1000";
  private static final List<String> FIRST =
      List.of(
          LIGHT_PATH,
          "/api/v1/regions?limit=100",
          "/api/v1/regions/scores?hazard=typhoon&scenario=SSP370&metric=aal",
          "/api/v1/points/hazards?latitude=37.5&longitude=127",
          "/api/v1/sites?limit=10",
          "/api/v1/portfolio/summary?scenario=SSP245&year=2050");

  private final RunningSystem system;
  private final Report report = new Report("overload");

  private Overload(RunningSystem system) {
    this.system = system;
  }

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents
   */
  public static void main(String[] arguments) throws IOException {
    try (var system = RunningSystem.find()) {
      var overload = new Overload(system);
      overload.measure();
      overload.report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(overload.report);
    }
  }

  private void measure() throws IOException {
    var before = Machine.load();
    report.heading("## First answers, and overload");
    report.line("- Machine: %s; clients and server share the cores.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began.", LocalDate.now(ZoneOffset.UTC), before);
    report.line(
        "- Rate limit per key raised for this run, so that the limit on calls at work refuses; who is refused comes again after a second.");
    report.line(
        "- Goals: first answers within 50 ms; refusals within 50 ms; light calls keep half their rate.");
    report.line(
        "- Again: `ONDO_API_CALLSPERMINUTE=100000000 deploy/ondo up`, then at once `%s -Dbench.main=ondo.benchmarks.Overload verify`.",
        "mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am");
    report.line("");
    // The client's own first call costs it as much as the server's: that one is not the server's.
    call("/api/v1/hazards");
    report.line("| first call of its kind after the start | ms |");
    report.line("|---|---:|");
    for (var path : FIRST) {
      report.line("| %s | %s |", path.replaceAll("\\?.*", ""), Report.number(call(path).millis()));
    }
    report.line("");
    calls(0);
    var alone = calls(0);
    var both = calls(HEAVY);
    report.line("| calls, %d s each | answered | per second | p50 ms | p99 ms |", TIME.toSeconds());
    report.line("|---|---:|---:|---:|---:|");
    row("light, alone: scores over %d connections".formatted(LIGHT), alone.light());
    row("light, beside %d connections of heavy calls".formatted(HEAVY), both.light());
    row("heavy (a page of 1,000 sites by SQL), served", both.served());
    row("heavy, refused by 429 or 503", both.refused());
    report.line("");
    report.line(
        "Light calls keep %.2f of their rate.",
        (double) both.light().size() / alone.light().size());
  }

  private record Answered(int status, double millis) {}

  /** Times in milliseconds. */
  private record Outcome(List<Double> light, List<Double> served, List<Double> refused) {}

  private Answered call(String path) throws IOException {
    return call(system.api(path).header("Accept-Encoding", "gzip").build());
  }

  private Answered call(HttpRequest request) throws IOException {
    try {
      var begun = System.nanoTime();
      var answer = system.http().send(request, HttpResponse.BodyHandlers.discarding());
      return new Answered(answer.statusCode(), (System.nanoTime() - begun) / 1e6);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Outcome calls(int heavies) {
    var answered = new ConcurrentLinkedQueue<Double>();
    var served = new ConcurrentLinkedQueue<Double>();
    var refused = new ConcurrentLinkedQueue<Double>();
    var until = System.nanoTime() + TIME.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < heavies; i++) {
        threads.execute(() -> repeat(HEAVY_PATH, until, served, refused));
      }
      for (var i = 0; i < LIGHT; i++) {
        threads.execute(() -> repeat(LIGHT_PATH, until, answered, refused));
      }
    }
    return new Outcome(
        new ArrayList<>(answered), new ArrayList<>(served), new ArrayList<>(refused));
  }

  private void repeat(
      String path,
      long until,
      ConcurrentLinkedQueue<Double> served,
      ConcurrentLinkedQueue<Double> refused) {
    var request = system.api(path).header("Accept-Encoding", "gzip").build();
    while (System.nanoTime() < until) {
      try {
        var answer = call(request);
        switch (answer.status()) {
          case 200 -> served.add(answer.millis());
          case 429, 503 -> {
            refused.add(answer.millis());
            LockSupport.parkNanos(RETRY_AFTER_NANOS);
          }
          default -> throw new IllegalStateException(path + ": " + answer.status());
        }
      } catch (IOException e) {
        throw new IllegalStateException(path, e);
      }
    }
  }

  private void row(String name, List<Double> millis) {
    if (millis.isEmpty()) {
      report.line("| %s | 0 | | | |", name);
      return;
    }
    var taken = Timings.of(millis.stream().mapToLong(one -> (long) (one * 1e6)).toArray(), 0);
    report.line(
        "| %s | %,d | %,.0f | %s | %s |",
        name,
        millis.size(),
        millis.size() / (double) TIME.toSeconds(),
        Report.number(taken.medianMs()),
        Report.number(taken.percentileMs(0.99)));
  }
}
