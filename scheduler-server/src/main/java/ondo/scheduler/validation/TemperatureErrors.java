package ondo.scheduler.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.climate.BaseYears;
import ondo.climate.GridDerivation;
import ondo.climate.Station;
import ondo.climate.StationClimate;
import ondo.climate.TemperatureIndex;
import ondo.climate.WarmingLevels;
import ondo.geo.GridPoint;
import ondo.scheduler.ingest.ClimateData;

/**
 * Leave-one-station-out errors of the temperature indices: every station is predicted from all
 * others just as a grid point is, at its own height, and held against its own record; means over
 * the base years that both have. A station whose height the others cannot be moved to is left out.
 */
final class TemperatureErrors {

  /** Two levels are the fewest there can be; the first is that of the base years, unmoved. */
  private static final int LEVELS = 2;

  private TemperatureErrors() {}

  private record Means(double measured, double predicted) {}

  /** By index; without an index that fewer than two stations can tell. */
  static Map<TemperatureIndex, LeaveOneOut> of(ClimateData data) {
    var means = new EnumMap<TemperatureIndex, List<Means>>(TemperatureIndex.class);
    var levels = new WarmingLevels(data.levels().firstK(), data.levels().stepK(), LEVELS);
    for (var left = 0; left < data.stations().size(); left++) {
      var others = new ArrayList<>(data.stations());
      var station = others.remove(left);
      if (!others.isEmpty() && canMove(others, station.station())) {
        add(data, levels, station, others, means);
      }
    }
    var errors = new EnumMap<TemperatureIndex, LeaveOneOut>(TemperatureIndex.class);
    means.forEach(
        (index, own) ->
            errors.put(
                index,
                LeaveOneOut.of(
                    own.stream().map(Means::measured).toList(),
                    own.stream().map(Means::predicted).toList())));
    return errors;
  }

  private static boolean canMove(List<StationClimate> others, Station station) {
    for (var other : others) {
      var shift = other.station().shiftTo(station.elevationM());
      var reach = other.parts().reach();
      if (!Double.isNaN(shift) && !(shift >= reach.lowestK() && shift <= reach.highestK())) {
        return false;
      }
    }
    return true;
  }

  private static void add(
      ClimateData data,
      WarmingLevels levels,
      StationClimate left,
      List<StationClimate> others,
      Map<TemperatureIndex, List<Means>> means) {
    var height = left.station().elevationM();
    var point =
        new GridPoint(
            1, left.station().position(), height, Double.isNaN(height) ? Double.NaN : 0, 0);
    new GridDerivation(others, levels, data.change())
        .forEach(
            List.of(point),
            local -> {
              for (var index : TemperatureIndex.values()) {
                var own = left.matrix(index, 0, levels, data.change());
                var pair = means(own, local.values(index));
                if (Double.isFinite(pair.measured)) {
                  means.computeIfAbsent(index, i -> new ArrayList<>()).add(pair);
                }
              }
            });
  }

  /** Of the base years at the first level; NaN without a common one. */
  private static Means means(double[] measured, double[] predicted) {
    var common = new boolean[BaseYears.COUNT];
    for (var year = 0; year < common.length; year++) {
      common[year] = Double.isFinite(measured[year]) && Double.isFinite(predicted[year]);
    }
    return new Means(mean(measured, common), mean(predicted, common));
  }

  private static double mean(double[] values, boolean[] counts) {
    var chosen = new double[counts.length];
    var n = 0;
    for (var year = 0; year < counts.length; year++) {
      if (counts[year]) {
        chosen[n++] = values[year];
      }
    }
    return Arrays.stream(chosen, 0, n).average().orElse(Double.NaN);
  }
}
