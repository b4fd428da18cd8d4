package ondo.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.HazardSeries;

/** Bytes on disk, writing and reading of everything that has a value. */
final class Storage {

  static final String OURS = "ours: region join series";
  static final String BOX = "original with a box of ±0.1°";

  private static final int WARM_UP = 2;

  private final Layouts layouts;
  private final int rounds;

  /**
   * Measures on the tables of a schema.
   *
   * @param rounds of each COPY and of the slow extraction; the fast one runs three times as often
   */
  Storage(Layouts layouts, int rounds) {
    this.layouts = layouts;
    this.rounds = rounds;
  }

  /**
   * A table.
   *
   * @param bytes with indexes
   * @param rawBytes of its values alone: eight a double, four a real
   */
  record Size(String table, long rows, long bytes, long rawBytes) {

    double overRaw() {
      return bytes / (double) rawBytes;
    }
  }

  /**
   * A COPY of everything that has a value.
   *
   * @param walBytes of the last round
   */
  record Copy(String table, long rows, long values, Timings timings, long walBytes) {

    double rowsPerSecond() {
      return rows / timings.medianMs() * 1000;
    }

    double valuesPerSecond() {
      return values / timings.medianMs() * 1000;
    }
  }

  /** What an extraction read, and how long it took. */
  record Extraction(String name, long values, String checksum, Timings timings) {}

  /** Writes everything with a value into tables of its own by the product's COPY, and measures. */
  List<Copy> copies() throws SQLException {
    var hazards = layouts.night().valuedHazards();
    var losses = layouts.night().valuedLosses();
    var repository = layouts.repository();
    var classes =
        losses.stream()
            .mapToLong(s -> s.probabilities() == null ? 0 : s.probabilities().length)
            .sum();
    return List.of(
        copy(
            "hazard_series",
            hazards.size(),
            (long) hazards.size() * HazardSeries.YEARS,
            id -> repository.writeHazards(id, hazards)),
        copy(
            "loss_series and class_probability",
            losses.size() + classes,
            (2L * losses.size() + classes) * HazardSeries.YEARS,
            id -> repository.writeLosses(id, losses)));
  }

  @FunctionalInterface
  private interface Write {
    long into(int resultSetId);
  }

  private Copy copy(String table, long rows, long values, Write write) throws SQLException {
    var connection = layouts.connection();
    var nanos = new ArrayList<Long>();
    var wal = 0L;
    var cpu = 0.0;
    var clock = Cpu.of(connection);
    for (var round = 0; round < WARM_UP + rounds; round++) {
      var id = layouts.openAnother();
      var before = wal(connection);
      connection.setAutoCommit(false);
      var cpuBefore = clock.nanos();
      var started = System.nanoTime();
      var written = write.into(id);
      connection.commit();
      var taken = System.nanoTime() - started;
      connection.setAutoCommit(true);
      wal = wal(connection) - before;
      if (written != rows) {
        throw new IllegalStateException("wrote " + written + " of " + rows + " rows");
      }
      if (round >= WARM_UP) {
        nanos.add(taken);
        cpu += clock.nanos() - cpuBefore;
      }
      layouts.repository().drop(id);
    }
    var timings = Timings.of(nanos.stream().mapToLong(Long::longValue).toArray(), cpu);
    return new Copy(table, rows, values, timings, wal);
  }

  private static long wal(Connection connection) throws SQLException {
    var position = new long[1];
    try (var question = new Question(connection, "benchmark/wal_position")) {
      question.ask(row -> position[0] = row.getLong(1));
    }
    return position[0];
  }

  /** Sizes of the series that have a value, and of the layout to compare with. */
  List<Size> sizes() throws SQLException {
    var night = layouts.night();
    var hazards = night.valuedHazards();
    var losses = night.valuedLosses();
    var id = layouts.openAnother();
    layouts.repository().writeHazards(id, hazards);
    layouts.repository().writeLosses(id, losses);
    var sizes =
        List.of(
            size("hazard_series_" + id, hazards.size(), 1),
            size("loss_series_" + id, losses.size(), 2),
            original());
    layouts.repository().drop(id);
    return sizes;
  }

  private Size size(String table, long rows, int arrays) throws SQLException {
    var raw = rows * arrays * HazardSeries.YEARS * Double.BYTES;
    return new Size(table.replaceFirst("_\\d+$", ""), rows, bytes(table), raw);
  }

  private Size original() throws SQLException {
    var series = (long) layouts.night().points().size() * Hazard.values().length;
    var rows = series * HazardSeries.YEARS;
    var valued = layouts.night().valuedHazards().size() * (long) HazardSeries.YEARS;
    return new Size("original layout", rows, bytes("point_scores"), valued * Float.BYTES);
  }

  private long bytes(String table) throws SQLException {
    var bytes = new long[1];
    try (var question = new Question(layouts.connection(), "benchmark/size", table, table)) {
      question.ask(row -> bytes[0] = row.getLong(1));
    }
    return bytes[0];
  }

  /** Everything that the regions have, by our statement and by the original's with a box. */
  List<Extraction> extractions() throws SQLException {
    var risks =
        layouts
            .connection()
            .createArrayOf("text", layouts.night().valued().stream().map(Hazard::code).toArray());
    try (var ours =
            new Question(
                layouts.connection(),
                "benchmark/ours_extract",
                layouts.resultSetId(),
                layouts.dataSetId());
        var box = new Question(layouts.connection(), "benchmark/original_extract_box", risks)) {
      var sums = List.of(new Sum(), new Sum());
      var timings =
          Rounds.run(
              List.of(
                  new Variant(OURS, 1, 1, () -> ours(ours, sums.get(0).reset())),
                  new Variant(BOX, 3, 1, () -> box(box, sums.get(1).reset()))),
              3 * rounds,
              Cpu.of(layouts.connection()));
      return List.of(extraction(BOX, sums.get(1), timings), extraction(OURS, sums.get(0), timings));
    }
  }

  private static Extraction extraction(String name, Sum sum, Map<String, Timings> timings) {
    var taken = timings.get(name);
    if (taken == null) {
      throw new IllegalStateException("no rounds of " + name);
    }
    return new Extraction(name, sum.values, "%016x".formatted(sum.hash), taken);
  }

  private static Scores ours(Question question, Sum sum) throws SQLException {
    question.ask(
        row -> {
          var place = row.getString(1) + row.getString(2);
          var scenario = row.getString(3);
          var values = SentArray.floats(row.getBytes(4));
          for (var i = 0; i < values.length; i++) {
            sum.add(place, HazardSeries.FIRST_YEAR + i, scenario, values[i]);
          }
        });
    return Scores.NONE;
  }

  private static Scores box(Question question, Sum sum) throws SQLException {
    question.ask(
        row -> {
          var place = row.getString(1) + row.getString(2);
          for (var scenario : Scenario.values()) {
            var value = row.getFloat(scenario.name());
            sum.add(place, row.getInt(3), scenario.name(), value);
          }
        });
    return Scores.NONE;
  }

  /** A hash that does not depend on the order of the rows. */
  private static final class Sum {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long values;
    private long hash;

    Sum reset() {
      values = 0;
      hash = 0;
      return this;
    }

    void add(String place, int year, String scenario, float value) {
      var key = 31L * (31L * place.hashCode() + year) + scenario.hashCode();
      var mixed = (key * MIX) ^ Float.floatToIntBits(value);
      hash += (mixed ^ (mixed >>> 29)) * MIX;
      values++;
    }
  }
}
