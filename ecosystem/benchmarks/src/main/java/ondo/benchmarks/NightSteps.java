package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One night of the running system, step by step from the ledger. The first night after a start pays
 * for loading and compiling classes; the second shows what every later one costs.
 */
public final class NightSteps {

  private static final double MIB = 1 << 20;

  private NightSteps() {}

  /**
   * Orders a night, waits for it, and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents; then the part's name (night-steps), and {@code
   *     last} to tell of the newest night in place of a new one
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    var name = arguments.length > 1 ? arguments[1] : "night-steps";
    try (var system = RunningSystem.find();
        var database = system.database()) {
      var before = Machine.load();
      var cpu = SystemCpu.of(system.home());
      if (arguments.length < 3 || !arguments[2].equals("last")) {
        system.night();
      }
      var report =
          report(name, read(database), system, before, SystemCpu.of(system.home()).since(cpu));
      report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(report);
    }
  }

  /** A step; {@code worked} is the time of its chunks together. */
  private record Step(String name, double seconds, int chunks, long rows, double worked) {}

  private record Night(
      double seconds,
      String manifest,
      @Nullable Double ingestSeconds,
      int points,
      long databaseBytes,
      List<Step> steps) {}

  private static Night read(BenchmarkServer database) throws SQLException {
    var steps = new ArrayList<Step>();
    var nights = new ArrayList<Night>();
    try (var connection = database.connect();
        var list = new Question(connection, "benchmark/list_steps");
        var find = new Question(connection, "benchmark/find_night")) {
      list.ask(
          row ->
              steps.add(
                  new Step(
                      row.getString(1),
                      row.getDouble(2),
                      row.getInt(3),
                      row.getLong(4),
                      row.getDouble(5))));
      find.ask(
          row ->
              nights.add(
                  new Night(
                      row.getDouble(1),
                      row.getString(2),
                      row.getBigDecimal(3) == null ? null : row.getDouble(3),
                      row.getInt(4),
                      row.getLong(5),
                      steps)));
    }
    return nights.getFirst();
  }

  private static Report report(
      String name, Night night, RunningSystem system, double before, SystemCpu cpu)
      throws IOException {
    var report = new Report(name);
    report.heading("## The night of %,d grid points".formatted(night.points()));
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began, %.1f when it ended.",
        LocalDate.now(ZoneOffset.UTC), before, Machine.load());
    var manifest = night.manifest();
    report.line(
        "- Night: %.1f s from its start to its end, %s threads, %,d result rows, SHA-256 %s.",
        night.seconds(),
        RunningSystem.field(manifest, "\"threads\"\\s*:\\s*(\\d+)"),
        Long.parseLong(RunningSystem.field(manifest, "\"resultRows\"\\s*:\\s*(\\d+)")),
        RunningSystem.field(manifest, "\"checksum\"\\s*:\\s*\"(\\w+)\""));
    if (cpu.scheduler() > 1) {
      report.line(
          "- Processor time of the night: scheduler %.1f s, PostgreSQL %.1f s.",
          cpu.scheduler(), cpu.database());
    }
    if (night.ingestSeconds() != null) {
      report.line("- Ingest before it, counted apart: %.1f s.", night.ingestSeconds());
    }
    report.line(
        "- Scheduler since its start: peak of its heap %.0f MiB (sum of the peaks of the pools); its",
        Long.parseLong(RunningSystem.field(manifest, "\"peakHeapBytes\"\\s*:\\s*(\\d+)")) / MIB);
    report.line(
        "  heap may grow to %.0f MiB. Database %.0f MiB.",
        heapLimit(system) / MIB, night.databaseBytes() / MIB);
    report.line("");
    report.line("| step | seconds | chunks | rows | seconds of all chunks together |");
    report.line("|---|---:|---:|---:|---:|");
    for (var step : night.steps()) {
      report.line(
          "| %s | %.1f | %,d | %,d | %.1f |",
          step.name(), step.seconds(), step.chunks(), step.rows(), step.worked());
    }
    return report;
  }

  private static double heapLimit(RunningSystem system) {
    var meters = system.schedulerMeters();
    return Double.parseDouble(
            RunningSystem.field(
                meters,
                "(?m)^jvm_memory_max_bytes\\{area=\"heap\",id=\"Tenured Gen\"[^}]*} (\\S+)"))
        + Double.parseDouble(
            RunningSystem.field(
                meters,
                "(?m)^jvm_memory_max_bytes\\{area=\"heap\",id=\"Eden Space\"[^}]*} (\\S+)"));
  }
}
