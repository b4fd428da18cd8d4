package ondo.climate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import ondo.geo.GridPoint;

/**
 * Brings the stations' climate to grid points: each station shifted to the point's height, its
 * indices averaged with {@link StationWeights}; a base year counts the stations valid in it.
 */
public final class GridDerivation {

  /** A station of less weight moves a mean by less than the spread between stations. */
  private static final double NOTABLE_SHARE = 0.05;

  private final List<StationClimate> climates;
  private final List<Station> stations;
  private final List<Map<TemperatureIndex, double[]>> unshifted;
  private final WarmingLevels levels;
  private final TemperatureChange change;

  public GridDerivation(
      List<StationClimate> climates, WarmingLevels levels, TemperatureChange change) {
    if (climates.isEmpty()) {
      throw new IllegalArgumentException("a grid without stations");
    }
    this.climates = List.copyOf(climates);
    this.levels = levels;
    this.change = change;
    stations = climates.stream().map(StationClimate::station).toList();
    unshifted = climates.stream().map(c -> c.unshifted(levels, change)).toList();
  }

  /**
   * Hands over every point's climate, one at a time: points of equal height together, so that a
   * station is shifted once a height and no more than one height is held.
   */
  public void forEach(List<GridPoint> points, Consumer<LocalClimate> receiver) {
    var byHeight = new TreeMap<Double, List<GridPoint>>();
    for (var point : points) {
      byHeight.computeIfAbsent(point.elevationM(), height -> new ArrayList<>()).add(point);
    }
    byHeight.forEach(
        (height, group) -> {
          var shifted = shiftedTo(height);
          for (var point : group) {
            receiver.accept(at(point, shifted));
          }
        });
  }

  private List<Map<TemperatureIndex, double[]>> shiftedTo(double height) {
    var shifted = new ArrayList<Map<TemperatureIndex, double[]>>(climates.size());
    for (var climate : climates) {
      var shift = climate.station().shiftTo(height);
      shifted.add(climate.shifted(Double.isNaN(shift) ? 0 : shift, levels, change));
    }
    return shifted;
  }

  private LocalClimate at(GridPoint point, List<Map<TemperatureIndex, double[]>> shifted) {
    var weights = StationWeights.at(point.position(), stations);
    var values = new EnumMap<TemperatureIndex, double[]>(TemperatureIndex.class);
    var incomplete = EnumSet.noneOf(TemperatureIndex.class);
    var heightKnown = true;
    for (var i = 0; i < stations.size(); i++) {
      var shift = stations.get(i).shiftTo(point.elevationM());
      heightKnown &= weights.of(i) == 0 || !Double.isNaN(shift);
    }
    for (var index : TemperatureIndex.values()) {
      var matrices = index.isAbsolute() ? shifted : unshifted;
      values.put(index, mean(index, matrices, weights));
      if (isIncomplete(index, matrices, weights)) {
        incomplete.add(index);
      }
    }
    return new LocalClimate(
        point, weights.nearestM(), weights.stations(), heightKnown, incomplete, Map.copyOf(values));
  }

  /** Whether a station of notable weight is valid in some base years and not in others. */
  private boolean isIncomplete(
      TemperatureIndex index,
      List<Map<TemperatureIndex, double[]>> matrices,
      StationWeights weights) {
    var total = 0.0;
    for (var station = 0; station < matrices.size(); station++) {
      total += weights.of(station);
    }
    for (var station = 0; station < matrices.size(); station++) {
      if (weights.of(station) >= NOTABLE_SHARE * total
          && hasGap(matrices.get(station).getOrDefault(index, new double[0]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasGap(double[] matrix) {
    for (var value : matrix) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private double[] mean(
      TemperatureIndex index,
      List<Map<TemperatureIndex, double[]>> matrices,
      StationWeights weights) {
    var sum = new double[levels.count() * BaseYears.COUNT];
    var total = new double[sum.length];
    for (var station = 0; station < matrices.size(); station++) {
      var weight = weights.of(station);
      var matrix = matrices.get(station).getOrDefault(index, new double[0]);
      for (var at = 0; weight > 0 && at < matrix.length; at++) {
        if (!Double.isNaN(matrix[at])) {
          sum[at] += weight * matrix[at];
          total[at] += weight;
        }
      }
    }
    for (var at = 0; at < sum.length; at++) {
      sum[at] /= total[at];
    }
    return sum;
  }
}
