package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.climate.SeaLevelCurve;
import ondo.geo.LatLon;

/** Reads sea level projections by decade, from a data directory or from a pack. */
final class SeaLevelFiles {

  static final String PROJECTIONS = "climate/ar6-sea-level-korea.csv";
  static final String PACKED = "sea-level.csv.gz";

  static final List<String> PACK_COLUMNS =
      List.of(
          "scenario",
          "kind",
          "location_id",
          "name",
          "lat",
          "lon",
          "year",
          "low_cm",
          "central_cm",
          "high_cm");

  private static final List<String> COLUMNS =
      List.of(
          "scenario",
          "kind",
          "location_id",
          "name",
          "lat",
          "lon",
          "year",
          "q05_mm",
          "q50_mm",
          "q95_mm");

  private static final int YEARS_PER_DECADE = 10;
  private static final double MOST_CM = 1000;
  private static final int MM_PER_CM = 10;

  private final DataFiles files;
  private final InputProblems problems;

  SeaLevelFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Places in the order of the file; none after a problem. */
  List<SeaLevelPlace> projections() {
    return read(PROJECTIONS, COLUMNS, MM_PER_CM);
  }

  /** Places as they were written to a pack; none after a problem. */
  List<SeaLevelPlace> packed() {
    return read(PACKED, PACK_COLUMNS, 1);
  }

  /** The rows of one place. */
  private record Draft(
      String kind, String id, String name, LatLon position, Map<Scenario, double[][]> bands) {}

  /**
   * @param columns the last three hold the 5th, 50th and 95th percentile
   * @param perCm units of the file in a centimetre
   */
  private List<SeaLevelPlace> read(String file, List<String> columns, int perCm) {
    var drafts = new LinkedHashMap<String, Draft>();
    var before = problems.count();
    new CsvFile(files, file, problems)
        .read(columns, row -> add(row, columns.subList(7, 10), perCm, drafts));
    var places = new ArrayList<SeaLevelPlace>();
    if (problems.count() > before) {
      return places;
    }
    for (var draft : drafts.values()) {
      try {
        places.add(place(draft));
      } catch (IllegalArgumentException e) {
        problems.add(file, Optional.ofNullable(e.getMessage()).orElse("is incomplete"));
      }
    }
    return places;
  }

  private static void add(CsvRow row, List<String> columns, int perCm, Map<String, Draft> drafts) {
    var scenario = ReferenceFiles.scenario(row);
    var kind = row.text("kind");
    var id = row.text("location_id");
    var name = row.text("name");
    var position = row.anywhere();
    var last = SeaLevelCurve.FIRST_DECADE + YEARS_PER_DECADE * (SeaLevelCurve.DECADES - 1);
    var year = row.integer("year", SeaLevelCurve.FIRST_DECADE, last);
    if (year % YEARS_PER_DECADE != 0) {
      row.reject("year", "is not the end of a decade: " + year);
    }
    var values =
        columns.stream()
            .mapToDouble(column -> row.number(column, -MOST_CM * perCm, MOST_CM * perCm) / perCm)
            .toArray();
    if (!row.isValid() || scenario.isEmpty()) {
      return;
    }
    var draft =
        drafts.computeIfAbsent(
            kind + " " + id,
            key -> new Draft(kind, id, name, position, new EnumMap<>(Scenario.class)));
    if (!draft.position.equals(position)) {
      row.reject("lat", "the place has moved since the row before");
      return;
    }
    var bands = draft.bands.computeIfAbsent(scenario.get(), s -> empty());
    var decade = (year - SeaLevelCurve.FIRST_DECADE) / YEARS_PER_DECADE;
    if (!Double.isNaN(bands[0][decade])) {
      row.reject("year", "stands twice for this place and scenario: " + year);
      return;
    }
    for (var i = 0; i < bands.length; i++) {
      bands[i][decade] = values[i];
    }
  }

  private static double[][] empty() {
    var bands = new double[3][SeaLevelCurve.DECADES];
    for (var band : bands) {
      Arrays.fill(band, Double.NaN);
    }
    return bands;
  }

  private static SeaLevelPlace place(Draft draft) {
    var curves = new EnumMap<Scenario, SeaLevelCurve>(Scenario.class);
    draft.bands.forEach(
        (scenario, bands) -> {
          try {
            curves.put(scenario, new SeaLevelCurve(bands[0], bands[1], bands[2]));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "%s %s: %s".formatted(draft.name, scenario, e.getMessage()), e);
          }
        });
    return new SeaLevelPlace(draft.kind, draft.id, draft.name, draft.position, curves);
  }
}
