package ondo.scheduler.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ondo.climate.BaseYears;
import ondo.climate.PointClimate;
import ondo.geo.GridPoint;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.LocalSource;

/**
 * Two sources of one data set that know the same index, held against each other at the points of
 * the regions: the one that counts and the one that stands back.
 */
public final class SetValidation {

  private SetValidation() {}

  /**
   * Names a comparison.
   *
   * @param indicator with OBSERVED or the warming level 0, days or mm
   * @param first source that counts
   * @param second source that stands back
   */
  public record Pair(String indicator, String first, String second) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair other) {
      return (indicator + "\n" + first + "\n" + second)
          .compareTo(other.indicator + "\n" + other.first + "\n" + other.second);
    }
  }

  /** Means of the base years at present climate, every pair of sources with a common index. */
  public static Map<Pair, Agreement> baseYears(ClimateData data) {
    var first = new TreeMap<Pair, List<Double>>();
    var second = new TreeMap<Pair, List<Double>>();
    var sources = data.localSources();
    for (var region : data.regions()) {
      var point = data.grid().nearest(region.point());
      var means = sources.stream().map(source -> means(source, point)).toList();
      for (var i = 0; i < means.size(); i++) {
        for (var j = i + 1; j < means.size(); j++) {
          for (var indicator : means.get(i).keySet()) {
            var other = means.get(j).get(indicator);
            var own = means.get(i).get(indicator);
            if (other != null && own != null) {
              var pair = new Pair(indicator, sources.get(i).name(), sources.get(j).name());
              first.computeIfAbsent(pair, p -> new ArrayList<>()).add(own);
              second.computeIfAbsent(pair, p -> new ArrayList<>()).add(other);
            }
          }
        }
      }
    }
    var agreement = new TreeMap<Pair, Agreement>();
    first.forEach(
        (pair, numbers) ->
            agreement.put(
                pair, Agreement.of(array(numbers), array(second.getOrDefault(pair, List.of())))));
    return agreement;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Mean of the base years by indicator, where all of it is known. */
  private static Map<String, Double> means(LocalSource source, GridPoint point) {
    PointClimate climate = source.climate().apply(point);
    var means = new TreeMap<String, Double>();
    for (var series : climate.moved()) {
      var mean = Arrays.stream(series.values(), 0, BaseYears.COUNT).average().orElse(Double.NaN);
      if (Double.isFinite(mean)) {
        means.put(series.indicator(), mean);
      }
    }
    return means;
  }
}
