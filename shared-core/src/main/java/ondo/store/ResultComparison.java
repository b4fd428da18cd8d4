package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the first row in which two result sets differ, in the order of {@link ResultChecksum}. */
public final class ResultComparison {

  private static final List<Table> TABLES =
      List.of(
          new Table("hazard_series", Sql.of("verify/find_hazard_series"), List.of("h")),
          new Table("loss_series", Sql.of("verify/find_loss_series"), List.of("aal", "severe")),
          new Table(
              "class_probability", Sql.of("verify/find_class_probability"), List.of("probability")),
          new Table(
              "band_series",
              Sql.of("verify/find_band_series"),
              List.of("h_low", "h_high", "aal_low", "aal_high")),
          new Table(
              "event_series",
              Sql.of("verify/find_event_series"),
              List.of(
                  "aal",
                  "deviation",
                  "at_return_periods",
                  "damage_low",
                  "damage_high",
                  "response_low",
                  "response_high")));

  private record Table(String name, String statement, List<String> columns) {}

  private final JdbcClient jdbc;

  public ResultComparison(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where two sets differ.
   *
   * @param part class or contents of the row, empty where its table has none
   * @param what the column, or how the row as a whole differs
   * @param year calendar year of the first value that differs, null where it is no value
   * @param stored as text; a number unrounded
   */
  public record Difference(
      String table,
      String hazard,
      String scenario,
      int gridId,
      String part,
      String what,
      @Nullable Integer year,
      String stored,
      String recomputed) {

    /** The difference in one line. */
    public String text() {
      return "%s %s %s grid point %d%s %s%s: stored %s, recomputed %s"
          .formatted(
              table,
              hazard,
              scenario,
              gridId,
              part.isEmpty() ? "" : " " + part,
              what,
              year == null ? "" : " " + year,
              stored,
              recomputed);
    }
  }

  /** The first difference; empty when every row is equal to the last bit. */
  public Optional<Difference> first(int stored, int recomputed) {
    for (var table : TABLES) {
      var found =
          jdbc.sql(table.statement())
              .param("stored", stored)
              .param("recomputed", recomputed)
              .query((row, number) -> difference(table, row))
              .optional();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Difference difference(Table table, ResultSet row) throws SQLException {
    var isStored = row.getBoolean("is_stored");
    var isRecomputed = row.getBoolean("is_recomputed");
    if (!isStored || !isRecomputed) {
      var there = isStored ? "a row" : "no row";
      return of(table, row, "row", null, there, isRecomputed ? "a row" : "no row");
    }
    var storedFacts = row.getString("facts_stored");
    var recomputedFacts = row.getString("facts_recomputed");
    if (!storedFacts.equals(recomputedFacts)) {
      return of(table, row, "status and flags", null, storedFacts, recomputedFacts);
    }
    for (var column : table.columns()) {
      var a = ArrayBytes.nullableDoubles(row.getBytes(column + "_stored"));
      var b = ArrayBytes.nullableDoubles(row.getBytes(column + "_recomputed"));
      var at = firstDifferent(a, b);
      if (at >= 0) {
        var year = HazardSeries.FIRST_YEAR + at % HazardSeries.YEARS;
        return of(table, row, column, year, text(a, at), text(b, at));
      }
    }
    throw new IllegalStateException(table.name() + " has a row that differs and is equal");
  }

  private static int firstDifferent(double @Nullable [] a, double @Nullable [] b) {
    var most = Math.max(a == null ? 0 : a.length, b == null ? 0 : b.length);
    for (var i = 0; i < most; i++) {
      if (!bits(a, i).equals(bits(b, i))) {
        return i;
      }
    }
    return -1;
  }

  private static String bits(double @Nullable [] values, int at) {
    return values == null || at >= values.length
        ? ""
        : Long.toHexString(Double.doubleToRawLongBits(values[at]));
  }

  private static String text(double @Nullable [] values, int at) {
    return values == null || at >= values.length ? "nothing" : Double.toString(values[at]);
  }

  private static Difference of(
      Table table,
      ResultSet row,
      String what,
      @Nullable Integer year,
      String stored,
      String recomputed)
      throws SQLException {
    return new Difference(
        table.name(),
        row.getString("hazard"),
        row.getString("scenario"),
        row.getInt("grid_id"),
        row.getString("part"),
        what,
        year,
        stored,
        recomputed);
  }
}
