package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.climate.LocalClimate;
import ondo.climate.TemperatureIndex;
import ondo.risk.Hazard;
import ondo.scheduler.night.PointHazards;
import ondo.scheduler.night.PointLosses;
import ondo.scheduler.night.WarmingPath;
import ondo.store.ResponseRepository.Response;

/**
 * How far results on coarse warming levels lie from those on better ones, over points, scenarios
 * and years: mean relative difference of base AAL (where it is not 0) and mean difference of H.
 */
record StepError(double aalShare, double score, int values) {

  private static final HazardCatalog CATALOG = CatalogReader.read();

  /** Results of some points by hazard, scenario and point. */
  record Results(Map<String, double[]> scores, Map<String, double[]> losses) {

    static Results of(WarmingPath path, Map<Integer, Map<String, double[]>> matrices) {
      var hazards = new PointHazards(CATALOG, path);
      var losses = new PointLosses(CATALOG, path);
      var scores = new TreeMap<String, double[]>();
      var aal = new TreeMap<String, double[]>();
      matrices.forEach(
          (point, byIndex) -> {
            var responses = new HashMap<String, Response>();
            byIndex.forEach((i, v) -> responses.put(i, new Response(point, i, List.of(), v)));
            for (var series : hazards.of(point, responses)) {
              if (series.h() != null) {
                scores.put(series.hazard() + " " + series.scenario() + " " + point, series.h());
              }
            }
            for (var series : losses.of(point, responses)) {
              if (series.aal() != null) {
                aal.put(series.hazard() + " " + series.scenario() + " " + point, series.aal());
              }
            }
          });
      return new Results(scores, aal);
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
      Map<Integer, Map<String, double[]>> matrices, LocalClimate local, int level, int at, int of) {
    var byIndex = matrices.computeIfAbsent(local.point().id(), id -> new HashMap<>());
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
