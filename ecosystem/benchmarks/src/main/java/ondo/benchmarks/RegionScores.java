package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of all regions for 16 years, one hazard and one scenario: the query of the system that
 * this one re-creates, its faster successors, ours and the snapshot, in one run on the same values.
 */
public final class RegionScores {

  private static final int ROUNDS = 60;
  private static final int SYNTHETIC_ROWS = 42;
  private static final int SYNTHETIC_COLUMNS = 36;
  private static final int REGIONS = 250;
  private static final int FEW = 10;
  private static final int SAMPLE = 25;
  private static final int STORAGE_ROUNDS = 5;
  private static final int LOOK_UPS = 10_000;

  private final Path folder;
  private final int rounds;
  private final Report report = new Report("region-scores");

  private RegionScores(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  /**
   * Measures and writes {@code performance.md} and {@code performance/*.txt}.
   *
   * @param arguments the folder of the documents, then the rounds of the fast variants (60)
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length == 0) {
      System.err.println("usage: RegionScores FOLDER [ROUNDS]");
      System.exit(2);
    }
    var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    var server = BenchmarkServer.find(System.getenv());
    // A server of our own outlives its JVM, so that it must be stopped after Ctrl-C as well.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    new RegionScores(Path.of(arguments[0]), rounds).run(server);
  }

  private void run(BenchmarkServer server) throws IOException, SQLException {
    var night =
        StoredNight.read(server.source())
            .orElseGet(() -> SyntheticNight.of(SYNTHETIC_ROWS, SYNTHETIC_COLUMNS, REGIONS));
    System.out.println("values: " + night.origin());
    head(server, night);
    var regions = night.regionPointsOnly();
    size(server, "regions", regions, regions.regions().size());
    size(server, "grid", night, FEW);
    report.line("");
    report.line("Load average when it ended: %.1f.", Machine.load());
    report.write(folder.resolve("performance.md"));
    System.out.println(report);
  }

  private void head(BenchmarkServer server, Night night) throws IOException, SQLException {
    report.heading("## Region scores by SQL");
    report.line(
        "%d regions × %d years (2025 … 2100), %s, %s: %,d values.",
        night.regions().size(),
        Scores.YEARS.size(),
        Contest.HAZARD.code(),
        Contest.SCENARIO.name(),
        night.regions().size() * Scores.YEARS.size());
    report.line("");
    report.line("- Values: %s.", night.origin());
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average when it began: %.1f.",
        LocalDate.now(ZoneOffset.UTC), Machine.load());
    try (var connection = server.connect()) {
      report.line("- Server: %s.", Machine.settings(connection));
    }
    report.line(
        "- Again: `[ONDO_HOME=DIR] mvn -q -Pbench -DskipTests -pl ecosystem/benchmarks -am verify`.");
    report.line("");
    report.line("%s", Method.TEXT);
  }

  private void size(BenchmarkServer server, String name, Night night, int checked)
      throws IOException, SQLException {
    try (var connection = server.connect()) {
      System.out.printf("%s: filling both layouts with %d points%n", name, night.points().size());
      var layouts = Layouts.build(connection, "benchmark_" + name, night);
      try {
        report.heading("### %d points (%s)".formatted(night.points().size(), name));
        contest(layouts, name, checked);
        storage(layouts);
      } finally {
        layouts.drop();
      }
    }
  }

  private void contest(Layouts layouts, String name, int checked) throws IOException, SQLException {
    try (var contest = new Contest(layouts, checked, Math.min(checked, SAMPLE))) {
      var agreements = new LinkedHashMap<String, Contest.Agreement>();
      var ours = Scores.NONE;
      for (var variant : contest.variants()) {
        System.out.println(name + ": checking " + variant.name());
        var answer = contest.askInFull(variant);
        agreements.put(variant.name(), contest.check(variant.name(), answer));
        ours = variant.name().equals(Contest.OURS) ? answer : ours;
      }
      System.out.println(name + ": measuring");
      var timings = Rounds.run(contest.variants(), rounds, Cpu.of(layouts.connection()));
      report.line(
          "The query per region: %d regions checked, %d timed and scaled to all.",
          contest.checked(), contest.sampled());
      report.line("");
      report.contest(timings, agreements);
      snapshot(layouts.night(), ours);
      keep(name, layouts.night(), contest.plans());
    }
  }

  private void snapshot(Night night, Scores scores) throws SQLException {
    var snapshot = new SnapshotBytes();
    var bytes = snapshot.build(night, scores);
    var build =
        new Variant(
            "build",
            1,
            1,
            () -> {
              snapshot.build(night, scores);
              return Scores.NONE;
            });
    var find =
        new Variant(
            "find",
            1,
            1.0 / LOOK_UPS,
            () -> {
              var length = 0L;
              for (var i = 0; i < LOOK_UPS; i++) {
                length += snapshot.find().length;
              }
              if (length != (long) LOOK_UPS * snapshot.find().length) {
                throw new IllegalStateException("an answer of another length");
              }
              return Scores.NONE;
            });
    var timings = Rounds.run(List.of(build, find), rounds, Cpu.ofThread());
    report.line("");
    report.line(
        "Snapshot path beside it (no SQL, without HTTP): finding the compressed answer (%,d B of %,d B JSON) takes %s; writing and compressing it, once per result set, %s ms.",
        snapshot.find().length,
        bytes,
        lookUp(Report.timing(timings, "find").medianMs() * 1e6),
        Report.number(Report.timing(timings, "build").medianMs()));
  }

  // The compiler may lift a look-up out of the loop: below a microsecond a figure says nothing.
  private static String lookUp(double nanos) {
    return nanos < 1000 ? "less than 1 µs" : Report.number(nanos / 1000) + " µs";
  }

  private void storage(Layouts layouts) throws SQLException {
    var storage = new Storage(layouts, STORAGE_ROUNDS);
    report.line("");
    report.line(
        "| everything the regions have | values | median ms | p95 ms | rounds | checksum |");
    report.line("|---|---:|---:|---:|---:|---|");
    for (var extraction : storage.extractions()) {
      report.line(
          "| %s | %,d | %s | %s | %d | %s |",
          extraction.name(),
          extraction.values(),
          Report.number(extraction.timings().medianMs()),
          Report.number(extraction.timings().p95Ms()),
          extraction.timings().rounds(),
          extraction.checksum());
    }
    report.line("");
    report.line("| table and indexes | rows | bytes | bytes of the values alone | ratio |");
    report.line("|---|---:|---:|---:|---:|");
    for (var size : storage.sizes()) {
      report.line(
          "| %s | %,d | %,d | %,d | %.2f |",
          size.table(), size.rows(), size.bytes(), size.rawBytes(), size.overRaw());
    }
    report.line("");
    report.line(
        "| binary COPY into a keyed table | rows | median ms | rows/s | values/s | WAL bytes a value |");
    report.line("|---|---:|---:|---:|---:|---:|");
    for (var copy : storage.copies()) {
      report.line(
          "| %s | %,d | %s | %,.0f | %,.0f | %.1f |",
          copy.table(),
          copy.rows(),
          Report.number(copy.timings().medianMs()),
          copy.rowsPerSecond(),
          copy.valuesPerSecond(),
          copy.walBytes() / (double) copy.values());
    }
  }

  private void keep(String size, Night night, Map<String, String> plans) throws IOException {
    var head = "-- %d points; %s%n".formatted(night.points().size(), night.origin());
    var target = folder.resolve("performance");
    Files.createDirectories(target);
    for (var plan : plans.entrySet()) {
      Files.writeString(
          target.resolve(size + "-" + plan.getKey() + ".txt"), head + plan.getValue());
    }
  }
}
