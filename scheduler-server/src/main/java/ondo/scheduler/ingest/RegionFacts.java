package ondo.scheduler.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import ondo.geo.Region;

/**
 * Compares what a table of region facts says with what follows from the coast and the places. No
 * number of these columns is used: they only show that the files of a directory are of one edition.
 * A directory may lack the table; {@link WaterFiles} reads its areas.
 */
final class RegionFacts {

  static final String FACTS = "korea-region-facts.csv";

  /** The coast is simplified by 0.002°; 250 Korean regions differ by at most 0.54 km. */
  private static final double COAST_TOLERANCE_M = 1000;

  /** Of the same two points; 79 Korean regions differ by at most 13 m. */
  private static final double PLACE_TOLERANCE_M = 100;

  private static final double HEIGHT_TOLERANCE_M = 1;
  private static final double MOST_KM = 1000;
  private static final double MOST_HEIGHT_M = 3000;
  private static final double M_PER_KM = 1000;

  private final DataFiles files;
  private final InputProblems problems;

  RegionFacts(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Every disagreement becomes a problem. */
  void check(List<Region> regions, Grid grid) {
    if (!files.has(FACTS)) {
      return;
    }
    var points = new HashMap<String, GridPoint>();
    regions.forEach(region -> points.put(region.code(), grid.nearest(region.point())));
    var seen = new HashSet<String>();
    new CsvFile(files, FACTS, problems)
        .read(
            List.of("code", "dist_coast_km", "nearest_place_km", "nearest_place_dem_m"),
            row -> {
              if (!seen.add(row.text("code"))) {
                row.reject("code", "occurs twice: " + row.text("code"));
              }
              check(row, points);
            });
    if (!seen.containsAll(points.keySet())) {
      points.keySet().removeAll(seen);
      problems.conclude(FACTS, "lacks the regions " + points.keySet().stream().sorted().toList());
    }
  }

  private static void check(CsvRow row, Map<String, GridPoint> points) {
    var coastM = row.number("dist_coast_km", 0, MOST_KM) * M_PER_KM;
    var placeM = row.number("nearest_place_km", 0, MOST_KM) * M_PER_KM;
    var heightM = row.number("nearest_place_dem_m", -MOST_HEIGHT_M, MOST_HEIGHT_M);
    var point = points.get(row.text("code"));
    if (point == null) {
      row.reject("code", "is no region of " + ReferenceFiles.REGIONS + ": " + row.text("code"));
    }
    if (point == null || !row.isValid()) {
      return;
    }
    if (!(Math.abs(coastM - point.coastDistanceM()) <= COAST_TOLERANCE_M)) {
      row.reject("dist_coast_km", differs(coastM, point.coastDistanceM(), "the coast file"));
    }
    if (!point.hasElevation()) {
      return;
    }
    if (!(Math.abs(placeM - point.elevationDistanceM()) <= PLACE_TOLERANCE_M)) {
      row.reject("nearest_place_km", differs(placeM, point.elevationDistanceM(), "the places"));
    }
    if (!(Math.abs(heightM - point.elevationM()) <= HEIGHT_TOLERANCE_M)) {
      row.reject("nearest_place_dem_m", differs(heightM, point.elevationM(), "the places"));
    }
  }

  private static String differs(double found, double derived, String source) {
    return "%.0f m here, %.0f m by %s: the files are not of one edition"
        .formatted(found, derived, source);
  }
}
