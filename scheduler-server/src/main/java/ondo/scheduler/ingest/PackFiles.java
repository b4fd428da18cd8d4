package ondo.scheduler.ingest;

import java.util.List;
import ondo.climate.TemperatureIndex;

/** The names in a starter pack, shared by its writer and its reader. */
final class PackFiles {

  /** Raised when the files change their meaning. */
  static final int FORMAT = 1;

  static final String MANIFEST = "manifest.json";
  static final String STATIONS = "stations.csv";
  static final String YEARS = "station-years.csv";
  static final String COUNTS = "exceedances.csv.gz";
  static final String TALLIES = "tallies.csv.gz";
  static final String RANKS = "ranks.csv.gz";
  static final String WARMING = "warming.csv";
  static final String CHANGES = "index-change.csv";
  static final String GRID = "grid.csv.gz";
  static final String REGIONS = "regions.csv";
  static final String BOUNDARIES = "boundaries.csv.gz";

  /** Every file with numbers, as the manifest lists them. */
  static final List<String> DATA =
      List.of(STATIONS, YEARS, COUNTS, TALLIES, RANKS, WARMING, CHANGES, GRID, REGIONS, BOUNDARIES);

  private PackFiles() {}

  /** Whether an index is stored as a tally of temperatures. */
  static boolean isTallied(TemperatureIndex index) {
    return index.isAbsolute() && index != TemperatureIndex.TNN;
  }

  /** Column of a base year, such as y1991. */
  static String year(int year) {
    return "y" + year;
  }
}
