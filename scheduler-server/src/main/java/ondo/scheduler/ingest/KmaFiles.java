package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import ondo.climate.Scenario;
import ondo.climate.Warming;

/**
 * Reads KMA's scenario series: districts under the lowest and the highest scenario, provinces under
 * all four and as observed.
 */
final class KmaFiles {

  static final String LOW = "second/kma-ssp/kma-sgg250-yearly-ssp126.csv.gz";
  static final String HIGH = "second/kma-ssp/kma-sgg250-yearly-ssp585.csv.gz";
  static final String PROVINCES = "second/kma-ssp/kma-province-heat-indices.csv";

  /** First and last year of the observed rows of the province table. */
  static final int OBSERVED_FIRST = 2000;

  static final int OBSERVED_YEARS = 20;

  private static final int LAST_YEAR = Warming.FIRST_YEAR + Warming.YEARS - 1;
  private static final int MOST_DAYS = 366;
  private static final double MOST_MM = 10_000;
  private static final double MOST_C = 60;

  private final DataFiles files;
  private final InputProblems problems;
  private final RegionCodes regions;

  KmaFiles(DataFiles files, InputProblems problems, RegionCodes regions) {
    this.files = files;
    this.problems = problems;
    this.regions = regions;
  }

  /** One district column: its name in the file and the bounds of its values. */
  enum DistrictColumn {
    HOT_DAYS("hw33_days", 0, MOST_DAYS),
    TROPICAL_NIGHTS("tr25_days", 0, MOST_DAYS),
    RAIN("rn_mm", 0, MOST_MM),
    TEMPERATURE("ta_c", -MOST_C, MOST_C);

    private final String column;
    private final double least;
    private final double most;

    DistrictColumn(String column, double least, double most) {
      this.column = column;
      this.least = least;
      this.most = most;
    }
  }

  /** The key of a district or province series in a {@link YearTable}. */
  static String key(String code, Scenario scenario, String column) {
    return code + " " + scenario + " " + column;
  }

  static String key(String code, Scenario scenario, DistrictColumn column) {
    return key(code, scenario, column.column);
  }

  /** Districts 2021…2100 under SSP1-2.6 and SSP5-8.5. */
  YearTable districts(List<DistrictColumn> columns) {
    var table = new YearTable(Warming.FIRST_YEAR, Warming.YEARS);
    district(LOW, Scenario.SSP126, columns, table);
    district(HIGH, Scenario.SSP585, columns, table);
    return table;
  }

  private void district(
      String file, Scenario scenario, List<DistrictColumn> columns, YearTable table) {
    var names = new ArrayList<>(List.of("code", "scenario", "year"));
    columns.forEach(column -> names.add(column.column));
    var own = new YearTable(Warming.FIRST_YEAR, Warming.YEARS);
    new CsvFile(files, file, problems)
        .read(
            names,
            row -> {
              var region = regions.read(row, "code");
              var year = row.integer("year", Warming.FIRST_YEAR, LAST_YEAR);
              var given = row.text("scenario");
              if (!given.equalsIgnoreCase(scenario.name())) {
                row.reject("scenario", "is not %s: %s".formatted(scenario, given));
              }
              for (var column : columns) {
                var value = row.number(column.column, column.least, column.most);
                region.ifPresent(
                    r -> own.add(row, key(r.code(), scenario, column.column), year, value));
              }
            });
    own.check(file, problems);
    table.addAll(own);
  }

  /** What the province table holds. */
  record Provinces(YearTable observed, YearTable projected) {}

  /** Provinces as observed 2000…2019 and under all scenarios. */
  Provinces provinces(List<String> columns) {
    var observed = new YearTable(OBSERVED_FIRST, OBSERVED_YEARS);
    var projected = new YearTable(Warming.FIRST_YEAR, Warming.YEARS);
    var names = new ArrayList<>(List.of("province_code", "scenario", "year"));
    names.addAll(columns);
    new CsvFile(files, PROVINCES, problems)
        .read(names, row -> addProvince(row, columns, observed, projected));
    observed.check(PROVINCES, problems);
    projected.check(PROVINCES, problems);
    return new Provinces(observed, projected);
  }

  private static void addProvince(
      CsvRow row, List<String> columns, YearTable observed, YearTable projected) {
    var code = row.text("province_code");
    var isObserved = row.text("scenario").equals("observed");
    var scenario = isObserved ? null : ReferenceFiles.scenario(row).orElse(null);
    var year =
        isObserved
            ? row.integer("year", OBSERVED_FIRST, OBSERVED_FIRST + OBSERVED_YEARS - 1)
            : row.integer("year", Warming.FIRST_YEAR, LAST_YEAR);
    for (var column : columns) {
      var value = row.number(column, 0, MOST_DAYS);
      if (isObserved) {
        observed.add(row, code + " " + column, year, value);
      } else if (scenario != null) {
        projected.add(row, key(code, scenario, column), year, value);
      }
    }
  }
}
