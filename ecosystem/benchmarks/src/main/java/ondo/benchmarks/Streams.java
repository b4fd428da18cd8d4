package ondo.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * What streams through the running system's first API, whose heap may grow to 256 MiB: everything
 * that the regions have as CSV, and 911 MB of sites as NDJSON.
 */
public final class Streams {

  private static final double MIB = 1 << 20;
  private static final double MB = 1e6;
  private static final double NANOS = 1e9;
  private static final int EXPORTS = 5;
  private static final long IMPORT_BYTES = 911_000_000L;
  private static final String EXPORT = "/api/v1/risks.csv?from=2021&to=2100&step=1";

  private final RunningSystem system;
  private final LongSupplier heap;
  private final Report report = new Report("streams");

  private Streams(RunningSystem system) {
    this.system = system;
    heap = () -> RunningSystem.heapBytes(system.apiMeters(1));
  }

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents; then {@code partial} to import for good as well
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var system = RunningSystem.find()) {
      var streams = new Streams(system);
      streams.measure(arguments.length > 1 && arguments[1].equals("partial"));
      streams.report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(streams.report);
    }
  }

  private void measure(boolean partial) throws IOException, InterruptedException {
    var before = Machine.load();
    report.heading("## Streams: all values of the regions out, 911 MB of sites in");
    report.line(
        "One API with a heap of at most %.0f MiB; client, API and PostgreSQL share the cores. Heap is",
        limit() / MIB);
    report.line("what its meters show in use, garbage included, looked at five times a second.");
    report.line("");
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began.", LocalDate.now(ZoneOffset.UTC), before);
    report.line("- Goals: the export within 3 s with a flat heap; the import completes.");
    report.line(
        "- Again: `deploy/ondo up`, then `%s -Dbench.main=ondo.benchmarks.Streams verify`.",
        "mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am");
    report.line("");
    report.line(
        "| what | rows | MB | seconds | MB/s | heap before MiB | most MiB | after a collection MiB |");
    report.line("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (var i = 1; i <= EXPORTS; i++) {
      export(i);
    }
    var file = Files.createTempFile("ondo-sites", ".ndjson");
    try {
      var rows = write(file);
      take(file, rows, "dry-run");
      if (partial) {
        take(file, rows, "partial");
      }
    } finally {
      Files.delete(file);
    }
    report.line("");
    report.line(
        "The export is of 250 regions × 9 hazards × 4 scenarios × 80 years; a series without");
    report.line("values is one row that says why.");
  }

  private double limit() {
    var meters = system.apiMeters(1);
    return max(meters, "Eden Space") + max(meters, "Tenured Gen");
  }

  private static double max(String meters, String pool) {
    return Double.parseDouble(
        RunningSystem.field(
            meters, "(?m)^jvm_memory_max_bytes\\{area=\"heap\",id=\"" + pool + "\"[^}]*} (\\S+)"));
  }

  private void export(int number) throws IOException, InterruptedException {
    var start = live();
    var begun = System.nanoTime();
    var bytes = 0L;
    var lines = 0L;
    long most;
    double seconds;
    try (var watch = HeapWatch.of(heap)) {
      var answer =
          system.http().send(system.api(EXPORT).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the export was answered by " + answer.statusCode());
      }
      var buffer = new byte[1 << 16];
      try (var body = answer.body()) {
        for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
          bytes += n;
          for (var i = 0; i < n; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
          }
        }
      }
      seconds = (System.nanoTime() - begun) / NANOS;
      most = watch.mostBytes();
    }
    row("export " + number + ", CSV", lines - 1, bytes, seconds, start, most);
  }

  private static long write(Path file) throws IOException {
    var rows = 0L;
    var name = "Plant of the river ".repeat(12).strip();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (var bytes = 0L; bytes < IMPORT_BYTES; ) {
        var line =
            ("{\"externalId\":\"n-%d\",\"name\":\"%s\",\"latitude\":37.5,\"longitude\":127.1,"
                    + "\"assetValue\":1000000,\"currency\":\"KRW\",\"attributes\":{\"use\":\"OFFICE\",\"floorsAbove\":9}}\n")
                .formatted(rows++, name);
        var text = line.getBytes(StandardCharsets.UTF_8);
        out.write(text);
        bytes += text.length;
      }
    }
    return rows;
  }

  private void take(Path file, long rows, String mode) throws IOException {
    var start = live();
    var begun = System.nanoTime();
    String answer;
    long most;
    double seconds;
    try (var watch = HeapWatch.of(heap)) {
      answer =
          system.text(
              system
                  .api("/api/v1/sites/import?mode=" + mode)
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofFile(file))
                  .build());
      seconds = (System.nanoTime() - begun) / NANOS;
      most = watch.mostBytes();
    }
    if (!answer.contains("\"received\":" + rows) || !answer.contains("\"accepted\":" + rows)) {
      throw new IllegalStateException("not every row was taken: " + answer);
    }
    row("import, " + mode, rows, Files.size(file), seconds, start, most);
  }

  private long live() {
    return system.liveHeapBytes("api-1", () -> system.apiMeters(1));
  }

  private void row(String what, long rows, long bytes, double seconds, long start, long most) {
    report.line(
        "| %s | %,d | %.1f | %.2f | %.1f | %.0f | %.0f | %.0f |",
        what,
        rows,
        bytes / MB,
        seconds,
        bytes / MB / seconds,
        start / MIB,
        most / MIB,
        live() / MIB);
  }
}
