package ondo.scheduler.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.BaseYears;
import ondo.climate.PointClimate;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.Warming;
import ondo.geo.Region;
import ondo.projection.StormOutlook;
import ondo.projection.WarmingPath;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.CsvFile;
import ondo.scheduler.ingest.DataFiles;
import ondo.scheduler.ingest.InputProblems;
import ondo.scheduler.ingest.LocalSource;

/**
 * Expected yearly loss from the wind of typhoons over the regions, as a share of building value:
 * event-based, before insurance, SSP2-4.5, 2021.
 *
 * @param regions how many have one
 * @param mean of all regions alike, 1/yr
 * @param low the same at the weak end of the damage curve
 * @param high at its strong end
 * @param largest of a region
 * @param byDwellings mean weighted by dwellings, NaN where their number is unknown somewhere
 * @param dwellings of all regions, NaN likewise
 */
record StormRatio(
    int regions,
    double mean,
    double low,
    double high,
    double largest,
    double byDwellings,
    double dwellings) {

  static final String CENSUS = "second/exposure/region-census-2015.csv";

  private static final double MOST_DWELLINGS = 10_000_000;

  private record Ratio(String region, double central, double low, double high) {}

  /** Empty without storms. */
  static Optional<StormRatio> of(ClimateData data, Path directory) {
    var list = data.storms();
    if (list.isEmpty()) {
      return Optional.empty();
    }
    var tables = EventTables.of(CatalogReader.read());
    var path = path(data);
    var ratios = new ArrayList<Ratio>();
    for (var region : data.regions()) {
      storms(data, region)
          .flatMap(s -> ratio(region, s, list.get(), tables, path))
          .ifPresent(ratios::add);
    }
    if (ratios.isEmpty()) {
      return Optional.empty();
    }
    var dwellings = dwellings(directory);
    var weighted = 0.0;
    var weights = 0.0;
    for (var ratio : ratios) {
      var weight = dwellings.getOrDefault(ratio.region, Double.NaN);
      weighted += weight * ratio.central;
      weights += weight;
    }
    return Optional.of(
        new StormRatio(
            ratios.size(),
            ratios.stream().mapToDouble(Ratio::central).average().orElse(Double.NaN),
            ratios.stream().mapToDouble(Ratio::low).average().orElse(Double.NaN),
            ratios.stream().mapToDouble(Ratio::high).average().orElse(Double.NaN),
            ratios.stream().mapToDouble(Ratio::central).max().orElse(Double.NaN),
            weighted / weights,
            weights));
  }

  static WarmingPath path(ClimateData data) {
    var curves = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    for (var curve : Warming.Curve.values()) {
      var ofCurve = new EnumMap<Scenario, double[]>(Scenario.class);
      data.warming().forEach(w -> ofCurve.put(w.scenario(), w.values(curve)));
      curves.put(curve, ofCurve);
    }
    return new WarmingPath(data.levels().values(), BaseYears.COUNT, curves);
  }

  private static Optional<PointStorms> storms(ClimateData data, Region region) {
    var point = data.grid().nearest(region.point());
    return data.localSources().stream()
        .map(LocalSource::climate)
        .map(climate -> climate.apply(point))
        .map(PointClimate::storms)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<Ratio> ratio(
      Region region, PointStorms storms, StormList list, EventTables tables, WarmingPath path) {
    return new StormOutlook(storms, list, tables, path)
        .at(Scenario.SSP245, 0)
        .map(
            year ->
                new Ratio(
                    region.code(), year.annualLoss(), year.damage().low(), year.damage().high()));
  }

  private static Map<String, Double> dwellings(Path directory) {
    var files = new DataFiles.Directory(directory);
    var dwellings = new HashMap<String, Double>();
    if (!files.has(CENSUS)) {
      return dwellings;
    }
    var problems = new InputProblems();
    new CsvFile(files, CENSUS, problems)
        .read(
            List.of("code", "dwellings"),
            row -> dwellings.put(row.text("code"), row.number("dwellings", 0, MOST_DWELLINGS)));
    problems.throwIfAny();
    return dwellings;
  }
}
