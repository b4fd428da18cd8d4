package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.geo.Place;
import ondo.geo.Region;

/** Reads the small tables of a data directory: warming, index change, regions and places. */
final class ReferenceFiles {

  static final String GSAT = "climate/ar6-assessed-gsat.csv";
  static final String CHANGES = "climate/ar6-eas-indices-by-gwl.csv";
  static final String REGIONS = "korea-regions.csv";
  static final String PLACES = "geonames-kr-places.csv";

  private static final double MOST_K = 20;
  private static final double LEAST_ELEVATION_M = -100;
  private static final double MOST_ELEVATION_M = 3000;

  private final DataFiles files;
  private final InputProblems problems;

  ReferenceFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Warming of the four scenarios, in the order of the enum; incomplete after a problem. */
  List<Warming> warming() {
    var windows = new EnumMap<Scenario, List<Warming.Window>>(Scenario.class);
    new CsvFile(files, GSAT, problems)
        .read(
            List.of(
                "scenario",
                "window_mid",
                "gsat_q05_rel_1995_2014",
                "gsat_q50_rel_1995_2014",
                "gsat_q95_rel_1995_2014"),
            row -> addWindow(row, windows));
    var warming = new ArrayList<Warming>();
    for (var scenario : Scenario.values()) {
      try {
        warming.add(Warming.of(scenario, windows.getOrDefault(scenario, List.of())));
      } catch (IllegalArgumentException e) {
        problems.conclude(GSAT, Optional.ofNullable(e.getMessage()).orElse("is incomplete"));
      }
    }
    return warming;
  }

  private static void addWindow(CsvRow row, Map<Scenario, List<Warming.Window>> windows) {
    var scenario = scenario(row);
    var middle = row.number("window_mid", 1850, 2200);
    var low = row.number("gsat_q05_rel_1995_2014", -MOST_K, MOST_K);
    var central = row.number("gsat_q50_rel_1995_2014", -MOST_K, MOST_K);
    var high = row.number("gsat_q95_rel_1995_2014", -MOST_K, MOST_K);
    if (!row.isValid() || scenario.isEmpty()) {
      return;
    }
    if (!(low <= central && central <= high)) {
      row.reject("gsat_q50_rel_1995_2014", "the three curves are out of order");
      return;
    }
    windows
        .computeIfAbsent(scenario.get(), s -> new ArrayList<>())
        .add(new Warming.Window(middle, low, central, high));
  }

  static Optional<Scenario> scenario(CsvRow row) {
    var code = row.text("scenario");
    for (var scenario : Scenario.values()) {
      if (scenario.name().equals(code.toUpperCase(Locale.ROOT))) {
        return Optional.of(scenario);
      }
    }
    row.reject("scenario", "is not a known scenario: " + code);
    return Optional.empty();
  }

  /** The rows of TXx, TNn and Rx1day, by index and warming. */
  List<ChangeRow> changes() {
    var rows = new ArrayList<ChangeRow>();
    new CsvFile(files, CHANGES, problems)
        .read(
            List.of("region", "index", "unit", "gwl", "median_published", "p10", "p90"),
            row -> {
              var index = row.text("index");
              if (index.equals(ChangeRow.TXX) || index.equals(ChangeRow.TNN)) {
                rows.add(change(row, index, ChangeRow.CELSIUS));
              } else if (index.equals(ChangeRow.RX1DAY)) {
                rows.add(change(row, index, ChangeRow.PER_CENT));
              }
            });
    if (problems.count() == 0) {
      check(CHANGES, rows);
    }
    return rows;
  }

  private static ChangeRow change(CsvRow row, String index, String unit) {
    if (!row.text("region").equals("EAS")) {
      row.reject("region", "is not EAS, East Asia: " + row.text("region"));
    }
    if (!row.text("unit").equals(unit)) {
      row.reject("unit", "is not " + unit + ": " + row.text("unit"));
    }
    var most = ChangeRow.most(unit);
    return new ChangeRow(
        index,
        unit,
        row.number("gwl", 0, MOST_K),
        row.number("median_published", -most, most),
        row.number("p10", -most, most),
        row.number("p90", -most, most));
  }

  private void check(String file, List<ChangeRow> rows) {
    try {
      ChangeRow.temperatureChange(rows);
      if (ChangeRow.has(rows, ChangeRow.RX1DAY)) {
        ChangeRow.median(rows, ChangeRow.RX1DAY);
      }
    } catch (IllegalArgumentException e) {
      problems.conclude(file, "TXx, TNn or Rx1day do not make a curve: " + e.getMessage());
    }
  }

  /** The regions of a file, by code. */
  List<Region> regions(String file) {
    var regions = new TreeMap<String, Region>();
    new CsvFile(files, file, problems)
        .read(
            List.of(
                "code",
                "name_ko",
                "name_en",
                "province_code",
                "province_ko",
                "province_en",
                "lat",
                "lon"),
            row -> addRegion(row, regions));
    if (regions.isEmpty()) {
      problems.conclude(file, "holds no region");
    }
    return List.copyOf(regions.values());
  }

  private static void addRegion(CsvRow row, Map<String, Region> regions) {
    var code = row.text("code");
    if (!code.matches("\\d{5}")) {
      row.reject("code", "is not five digits: " + code);
      return;
    }
    var region =
        new Region(
            code,
            row.text("name_ko"),
            row.text("name_en"),
            row.text("province_code"),
            row.text("province_ko"),
            row.text("province_en"),
            row.position());
    if (regions.putIfAbsent(code, region) != null) {
      row.reject("code", "occurs twice: " + code);
    }
  }

  /** Named places with their elevation. */
  List<Place> places() {
    var places = new ArrayList<Place>();
    var ids = new HashSet<String>();
    new CsvFile(files, PLACES, problems)
        .read(
            List.of("geonameid", "name", "lat", "lon", "elevation_dem_m"),
            row -> {
              if (!ids.add(row.text("geonameid"))) {
                row.reject("geonameid", "occurs twice: " + row.text("geonameid"));
              }
              var elevation =
                  row.numberOrMissing("elevation_dem_m", LEAST_ELEVATION_M, MOST_ELEVATION_M);
              var position = row.position();
              if (!Double.isNaN(elevation)) {
                places.add(new Place(row.text("name"), position, elevation));
              }
            });
    return places;
  }
}
