package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.catalog.HazardCatalog;
import ondo.climate.LocalClimate;
import ondo.climate.MovedSeries;
import ondo.climate.Scenario;
import ondo.climate.TemperatureIndex;
import ondo.geo.GridPoint;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.projection.ResponseRange;
import ondo.projection.WarmingPath;
import ondo.risk.Hazard;
import ondo.scheduler.night.PointHazards;
import ondo.scheduler.night.PointLosses;

/**
 * How far results on coarse warming levels lie from those on better ones, over points, scenarios
 * and years: mean relative difference of base AAL (where it is not 0) and mean difference of H.
 */
record StepError(double aalShare, double score, int values) {

  private static final HazardCatalog CATALOG = CatalogReader.read();
  private static final EventTables TABLES = EventTables.of(CATALOG);
  private static final List<Hazard> BY_STATIONS = List.of(Hazard.EXTREME_HEAT, Hazard.EXTREME_COLD);
  private static final List<Scenario> SCENARIOS = List.of(Scenario.values());

  /** Results of some points by hazard, scenario and point. */
  record Results(Map<String, double[]> scores, Map<String, double[]> losses) {

    static Results of(WarmingPath path, Map<GridPoint, Map<String, double[]>> matrices) {
      var projection = new Projection(CATALOG, TABLES, path, null);
      var range = ResponseRange.of(path, Map.of(), TABLES.responses());
      var hazards = new PointHazards(projection);
      var losses = new PointLosses(CATALOG, projection, range);
      var scores = new TreeMap<String, double[]>();
      var aal = new TreeMap<String, double[]>();
      matrices.forEach(
          (point, byIndex) -> {
            var place = place(point, byIndex);
            for (var series : hazards.of(place, BY_STATIONS, SCENARIOS)) {
              if (series.h() != null) {
                scores.put(key(series.hazard(), series.scenario(), point), series.h());
              }
            }
            for (var series : losses.of(place, BY_STATIONS, SCENARIOS).losses()) {
              if (series.aal() != null) {
                aal.put(key(series.hazard(), series.scenario(), point), series.aal());
              }
            }
          });
      return new Results(scores, aal);
    }

    private static PlaceClimate place(GridPoint point, Map<String, double[]> byIndex) {
      var moved = new ArrayList<MovedSeries>();
      byIndex.forEach((index, values) -> moved.add(new MovedSeries(index, List.of(), values)));
      return new PlaceClimate(point, moved, List.of(), null, List.of());
    }

    private static String key(Hazard hazard, Scenario scenario, GridPoint point) {
      return hazard + " " + scenario + " " + point.id();
    }

    /** The error of this for one hazard, against a reference, in some years (0 for 2021). */
    StepError against(Results reference, Hazard hazard, int[] years) {
      var shares = new ArrayList<Double>();
      var scoreSum = 0.0;
      var values = 0;
      for (var entry : reference.losses.entrySet()) {
        if (!entry.getKey().startsWith(hazard.name())) {
          continue;
        }
        var aal = of(losses, entry.getKey());
        var score = of(scores, entry.getKey());
        for (var year : years) {
          values++;
          scoreSum += Math.abs(score[year] - of(reference.scores, entry.getKey())[year]);
          if (entry.getValue()[year] > 0) {
            shares.add(Math.abs(aal[year] / entry.getValue()[year] - 1));
          }
        }
      }
      var share = shares.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
      return new StepError(share, scoreSum / values, values);
    }

    private static double[] of(Map<String, double[]> map, String key) {
      return Objects.requireNonNull(map.get(key), key);
    }
  }

  /** Puts one point's indices at some of its levels behind those that are there. */
  static void add(
      Map<GridPoint, Map<String, double[]>> matrices,
      LocalClimate local,
      int level,
      int at,
      int of) {
    var byIndex = matrices.computeIfAbsent(local.point(), point -> new HashMap<>());
    for (var index : TemperatureIndex.values()) {
      var values = byIndex.computeIfAbsent(index.code(), code -> new double[of * 30]);
      System.arraycopy(local.values(index), level * 30, values, at * 30, 30);
    }
  }

  @Override
  public String toString() {
    return "AAL %.2f %%, H %.3f points (%d values)".formatted(100 * aalShare, score, values);
  }
}
