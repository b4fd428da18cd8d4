package ondo.climate;

import java.util.List;
import ondo.geo.LatLon;

/**
 * Weights of the stations at a point: inverse distance squared (Shepard 1968), all stations; a
 * station at the point itself stands alone.
 */
final class StationWeights {

  private static final double SAME_PLACE_M = 1;

  private final double[] weights;
  private final double nearestM;

  private StationWeights(double[] weights, double nearestM) {
    this.weights = weights;
    this.nearestM = nearestM;
  }

  static StationWeights at(LatLon point, List<Station> stations) {
    var weights = new double[stations.size()];
    var nearest = Double.POSITIVE_INFINITY;
    for (var i = 0; i < weights.length; i++) {
      var distance = stations.get(i).position().distanceM(point);
      if (distance < SAME_PLACE_M) {
        var alone = new double[weights.length];
        alone[i] = 1;
        return new StationWeights(alone, distance);
      }
      nearest = Math.min(nearest, distance);
      weights[i] = 1 / (distance * distance);
    }
    return new StationWeights(weights, nearest);
  }

  /** At least 0, not normalised. */
  double of(int station) {
    return weights[station];
  }

  /** Metres to the nearest station. */
  double nearestM() {
    return nearestM;
  }

  /** How many stations have a weight. */
  int stations() {
    var count = 0;
    for (var weight : weights) {
      count += weight > 0 ? 1 : 0;
    }
    return count;
  }
}
