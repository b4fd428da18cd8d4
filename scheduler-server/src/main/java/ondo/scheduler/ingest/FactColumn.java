package ondo.scheduler.ingest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ondo.catalog.CatalogReader;
import ondo.climate.GroundFact;
import ondo.risk.Flag;

/**
 * A column of an imported file that becomes a fact of the same name.
 *
 * @param name of the column and the fact, with its unit
 * @param least least number
 * @param most largest number
 * @param words that a column of words may hold; none for numbers
 */
record FactColumn(String name, double least, double most, Set<String> words) {

  private static final double FAR_M = 1e6;

  static final List<FactColumn> ELEVATION = List.of(number("elevation_m", -100, 3_000));

  static final List<FactColumn> LAND_COVER =
      List.of(
          new FactColumn("land_cover", 0, 0, landCovers()),
          number("imperviousness", 0, 1),
          number("vegetation_share", 0, 1),
          number("distance_to_forest_m", 0, FAR_M));

  static final List<FactColumn> RIVERS =
      List.of(
          number("distance_to_river_m", 0, FAR_M),
          number("height_above_drainage_m", -50, 3_000),
          number("twi", -20, 50),
          number("slope", 0, 100),
          new FactColumn("in_flood_zone", 0, 0, Set.of("TRUE", "FALSE")));

  static final List<FactColumn> DRAINAGE =
      List.of(
          number("drainage_capacity_mm_h", 0, 1_000),
          number("urban_share", 0, 1),
          number("slope", 0, 100));

  FactColumn {
    words = Set.copyOf(words);
  }

  private static FactColumn number(String name, double least, double most) {
    return new FactColumn(name, least, most, Set.of());
  }

  private static Set<String> landCovers() {
    return new TreeSet<>(CatalogReader.read().exposure().landCovers().keySet());
  }

  /** The fact of a row's column; empty where the row has no value or after a problem. */
  Optional<GroundFact> read(CsvRow row, String column) {
    var text = row.textOrEmpty(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (words.isEmpty()) {
      var value = row.numberOrMissing(column, least, most);
      return Double.isNaN(value)
          ? Optional.empty()
          : Optional.of(GroundFact.of(name, value, Flag.IMPORTED.name()));
    }
    if (!words.contains(text)) {
      row.reject(column, "is none of %s: %s".formatted(new TreeSet<>(words), text));
      return Optional.empty();
    }
    return Optional.of(GroundFact.of(name, text, Flag.IMPORTED.name()));
  }
}
