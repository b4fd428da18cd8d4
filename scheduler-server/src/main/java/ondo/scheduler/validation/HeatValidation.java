package ondo.scheduler.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.Region;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.LocalSource;
import ondo.scheduler.ingest.StationSummers;

/**
 * Projected heat of districts held against what stations observed, and against the stations' own
 * years moved to the warming of the scenario (delta change).
 */
public final class HeatValidation {

  /** The indices that districts have of their own. */
  public static final List<TemperatureIndex> INDICES =
      List.of(TemperatureIndex.HOT_DAYS_33, TemperatureIndex.TROPICAL_NIGHTS_25);

  /** First years of the 20-year windows compared. */
  public static final List<Integer> WINDOWS = List.of(2021, 2041, 2081);

  /** Years that are both observed and projected. */
  static final int FIRST_YEAR = 2021;

  static final int LAST_YEAR = 2025;

  private static final int WINDOW = 20;

  private HeatValidation() {}

  /**
   * A station and its district, means of 2021–2025, days a year.
   *
   * @param observed at the station
   * @param low projected for the district under SSP1-2.6
   * @param high under SSP5-8.5
   */
  public record AtStation(
      String station,
      String regionCode,
      TemperatureIndex index,
      double observed,
      double low,
      double high) {}

  /** Every station that lies in a district with a projection; none without projections. */
  public static List<AtStation> atStations(ClimateData data, Path directory) {
    var rows = new ArrayList<AtStation>();
    for (var summer : StationSummers.read(directory, data, FIRST_YEAR, LAST_YEAR)) {
      var point = regionPoint(data, summer.regionCode());
      for (var index : INDICES) {
        var low = projected(data, point, index, Scenario.SSP126);
        var high = projected(data, point, index, Scenario.SSP585);
        if (low.isPresent() && high.isPresent()) {
          rows.add(
              new AtStation(
                  summer.nameEn(),
                  summer.regionCode(),
                  index,
                  summer.mean(index),
                  mean(low.get(), FIRST_YEAR, LAST_YEAR),
                  mean(high.get(), FIRST_YEAR, LAST_YEAR)));
        }
      }
    }
    return rows;
  }

  private static GridPoint regionPoint(ClimateData data, String code) {
    return data.regions().stream()
        .filter(region -> region.code().equals(code))
        .map(region -> data.grid().nearest(region.point()))
        .findAny()
        .orElseThrow();
  }

  private static Optional<YearlySeries> projected(
      ClimateData data, GridPoint point, TemperatureIndex index, Scenario scenario) {
    return data.localSources().stream()
        .map(LocalSource::climate)
        .map(climate -> climate.apply(point))
        .map(PointClimate::yearly)
        .flatMap(List::stream)
        .filter(own -> own.indicator().equals(index.code()) && own.scenario() == scenario)
        .findFirst();
  }

  private static double mean(YearlySeries series, int first, int last) {
    var sum = 0.0;
    for (var year = first; year <= last; year++) {
      sum += series.at(year);
    }
    return sum / (last - first + 1);
  }

  /** Names a comparison of all regions. */
  public record Window(TemperatureIndex index, Scenario scenario, int firstYear)
      implements Comparable<Window> {

    private static final Comparator<Window> ORDER =
        Comparator.comparing(Window::index)
            .thenComparing(Window::scenario)
            .thenComparingInt(Window::firstYear);

    @Override
    public int compareTo(Window other) {
      return ORDER.compare(this, other);
    }
  }

  /** Districts (first) against delta change (second), 20-year means of all regions. */
  public static Map<Window, Agreement> againstDelta(ClimateData data) {
    var first = new TreeMap<Window, double[]>();
    var second = new TreeMap<Window, double[]>();
    var places = new HashMap<Integer, Integer>();
    var points = new ArrayList<GridPoint>();
    for (Region region : data.regions()) {
      var point = data.grid().nearest(region.point());
      if (projected(data, point, INDICES.getFirst(), Scenario.SSP126).isPresent()
          && places.putIfAbsent(point.id(), points.size()) == null) {
        points.add(point);
      }
    }
    data.derivation()
        .forEach(
            points,
            local -> {
              var at = places.getOrDefault(local.point().id(), 0);
              for (var index : INDICES) {
                var levels = levelMeans(local.values(index), data.levels().count());
                for (var warming : data.warming()) {
                  var series =
                      projected(data, local.point(), index, warming.scenario()).orElseThrow();
                  for (var year : WINDOWS) {
                    var key = new Window(index, warming.scenario(), year);
                    numbers(first, key, points.size())[at] = mean(series, year, year + WINDOW - 1);
                    numbers(second, key, points.size())[at] = delta(data, levels, warming, year);
                  }
                }
              }
            });
    var agreement = new TreeMap<Window, Agreement>();
    first.forEach(
        (key, numbers) ->
            agreement.put(key, Agreement.of(numbers, numbers(second, key, numbers.length))));
    return agreement;
  }

  private static double[] numbers(Map<Window, double[]> all, Window key, int size) {
    return all.computeIfAbsent(key, k -> new double[size]);
  }

  /** Mean over the valid base years by level. */
  private static double[] levelMeans(double[] matrix, int levels) {
    var years = matrix.length / levels;
    var means = new double[levels];
    for (var level = 0; level < levels; level++) {
      means[level] =
          Arrays.stream(matrix, level * years, (level + 1) * years)
              .filter(Double::isFinite)
              .average()
              .orElse(Double.NaN);
    }
    return means;
  }

  private static double delta(ClimateData data, double[] levels, Warming warming, int first) {
    var sum = 0.0;
    for (var year = first; year < first + WINDOW; year++) {
      var place = data.levels().place(warming.at(Warming.Curve.CENTRAL, year));
      sum += place.of(levels[place.below()], levels[place.below() + 1]);
    }
    return sum / WINDOW;
  }
}
