package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.SiteValue;

/** Reads what a water balance needs beside the scenario series. */
final class WaterFiles {

  static final String TEMPERATURE = "second/mkprism/mkprism-region-ta.csv";
  static final String AREAS = "korea-region-facts.csv";
  static final String CENSUS = "second/exposure/region-census-2015.csv";
  static final String WITHDRAWAL = "second/water/aquastat-korea-withdrawal.csv";

  private static final double MOST_KM2 = 10_000;
  private static final double MOST_PEOPLE = 1e7;
  private static final double MOST_KM3 = 1_000;

  private final DataFiles files;
  private final InputProblems problems;
  private final RegionCodes regions;

  WaterFiles(DataFiles files, InputProblems problems, RegionCodes regions) {
    this.files = files;
    this.problems = problems;
    this.regions = regions;
  }

  /** Mean yearly rain of the stations, mm. */
  List<SiteValue> rain() {
    var means = AnnualStations.read(files, problems).means(AnnualStations.Variable.RAIN);
    if (means.isEmpty()) {
      problems.add(AnnualStations.YEARS, "holds no station with ten years of rain");
    }
    return means;
  }

  /** Observed mean temperature 2000…2019 of every region, °C. */
  Map<String, Double> temperatures() {
    return column(TEMPERATURE, "ta_mean_2000_2019", -30, 40);
  }

  /** Area of every region, km². */
  Map<String, Double> areas() {
    return column(AREAS, "area_km2", 0.1, MOST_KM2);
  }

  /** People of every region. */
  Map<String, Double> people() {
    return column(CENSUS, "pop", 0, MOST_PEOPLE);
  }

  private Map<String, Double> column(String file, String column, double least, double most) {
    var values = new HashMap<String, Double>();
    new CsvFile(files, file, problems)
        .read(
            List.of("code", column),
            row -> {
              var region = regions.read(row, "code");
              var value = row.number(column, least, most);
              if (row.isValid() && values.putIfAbsent(region.orElseThrow().code(), value) != null) {
                row.reject("code", "occurs twice: " + row.text("code"));
              }
            });
    return values;
  }

  /**
   * A country's withdrawal in the last year that has one.
   *
   * @param km3 cubic kilometres a year
   */
  record Withdrawal(int year, double km3) {}

  /** The latest withdrawal; year 0 after a problem. */
  Withdrawal withdrawal() {
    var known = new ArrayList<Withdrawal>();
    new CsvFile(files, WITHDRAWAL, problems)
        .read(
            List.of("year", "total_km3"),
            row -> {
              var year = row.integer("year", 1900, 2100);
              var km3 = row.numberOrMissing("total_km3", 0, MOST_KM3);
              if (row.isValid() && !Double.isNaN(km3)) {
                known.add(new Withdrawal(year, km3));
              }
            });
    var latest = new Withdrawal(0, Double.NaN);
    for (var own : known) {
      latest = own.year > latest.year ? own : latest;
    }
    if (latest.year == 0) {
      problems.add(WITHDRAWAL, "holds no withdrawal");
    }
    return latest;
  }
}
