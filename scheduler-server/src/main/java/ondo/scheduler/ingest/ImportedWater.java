package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.Region;
import ondo.risk.Flag;
import ondo.risk.hazard.WaterStress;

/**
 * Water stress from WRI Aqueduct 4.0, brought by the user: withdrawal, renewable supply and the
 * paths of baseline water stress of a region, a province or a basin of whole provinces.
 */
final class ImportedWater {

  private static final List<String> PATHS = List.of("opt", "bau", "pes");
  private static final int[] YEARS = {2030, 2050, 2080};
  private static final double MOST_M3 = 1e13;
  private static final double MOST_STRESS = 1e4;

  private ImportedWater() {}

  /** Reads {@code aqueduct.csv}; empty after a problem. */
  static Optional<PointFamily> read(ImportFolder.Imported imported) {
    var before = imported.problems().count();
    var byRegion = new HashMap<String, List<YearlySeries>>();
    var columns = new ArrayList<>(List.of("withdrawal_m3", "supply_m3", "bws_base"));
    for (var path : PATHS) {
      for (var year : YEARS) {
        columns.add(column(path, year));
      }
    }
    imported.csv().read(columns, row -> add(row, imported, byRegion));
    if (imported.problems().count() > before) {
      return Optional.empty();
    }
    var byPlace = new HashMap<ImportPlace, List<YearlySeries>>();
    byRegion.forEach((code, series) -> byPlace.put(new ImportPlace(code, null), series));
    return Optional.of(new ImportedSeries(imported, byPlace));
  }

  private static String column(String path, int year) {
    return "bws_%d_%s".formatted(year, path);
  }

  private static void add(
      CsvRow row, ImportFolder.Imported imported, Map<String, List<YearlySeries>> byRegion) {
    var regions = regions(row, imported);
    var withdrawal = row.number("withdrawal_m3", 0, MOST_M3);
    var supply = row.number("supply_m3", Double.MIN_NORMAL, MOST_M3);
    var base = row.number("bws_base", Double.MIN_NORMAL, MOST_STRESS);
    var stress = new WaterStress(base, path(row, "opt"), path(row, "bau"), path(row, "pes"));
    if (!row.isValid()) {
      return;
    }
    var series = series(stress, withdrawal, supply);
    for (var region : regions) {
      if (byRegion.putIfAbsent(region.code(), series) != null) {
        row.reject("region_code", "the region occurs twice: " + region.code());
      }
    }
  }

  /** The regions that a row speaks of. */
  private static List<Region> regions(CsvRow row, ImportFolder.Imported imported) {
    var code = row.textOrEmpty("region_code");
    var province = row.textOrEmpty("province_code");
    var basin = row.textOrEmpty("basin");
    var given = List.of(code, province, basin).stream().filter(t -> !t.isEmpty()).count();
    if (given != 1) {
      row.reject("region_code", "a row has one of region_code, province_code and basin");
      return List.of();
    }
    if (!code.isEmpty()) {
      return imported.regions().read(row, "region_code").stream().toList();
    }
    var found =
        imported.input().regions().stream()
            .filter(
                region ->
                    province.isEmpty()
                        ? BasinGroup.of(region).filter(g -> g.name().equals(basin)).isPresent()
                        : region.provinceCode().equals(province))
            .toList();
    if (found.isEmpty()) {
      row.reject(
          province.isEmpty() ? "basin" : "province_code",
          "has no region in korea-regions.csv: " + province + basin);
    }
    return found;
  }

  private static double[] path(CsvRow row, String path) {
    var values = new double[YEARS.length];
    for (var i = 0; i < values.length; i++) {
      values[i] = row.numberOrMissing(column(path, YEARS[i]), 0, MOST_STRESS);
    }
    return values;
  }

  /** A path with a gap leaves its scenarios without a series. */
  private static List<YearlySeries> series(WaterStress stress, double withdrawal, double supply) {
    var series = new ArrayList<YearlySeries>();
    for (var scenario : Scenario.values()) {
      var values = new double[Warming.YEARS];
      var isWhole = true;
      for (var i = 0; i < values.length; i++) {
        var value = stress.intensity(scenario, Warming.FIRST_YEAR + i, withdrawal, supply).value();
        isWhole &= value.isPresent();
        values[i] = value.orElse(Double.NaN);
      }
      if (isWhole) {
        var flags =
            scenario == Scenario.SSP245
                ? ImportedYears.flags(Flag.SCENARIO_INTERPOLATED)
                : ImportedYears.flags();
        series.add(
            new YearlySeries(
                ImportedIndicator.WSI.code(), scenario, Warming.FIRST_YEAR, flags, values));
      }
    }
    return series;
  }
}
