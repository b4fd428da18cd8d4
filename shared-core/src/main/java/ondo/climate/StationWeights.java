package ondo.climate;

import java.util.List;
import ondo.geo.LatLon;

/**
 * Weights of the stations at a point: inverse distance squared (Shepard 1968), all stations; a
 * station at the point itself stands alone.
 *
 * @param weights one a station, at least 0, not normalised
 * @param nearestM metres to the nearest station
 * @param stations how many have a weight
 */
record StationWeights(double[] weights, double nearestM, int stations) {

  private static final double SAME_PLACE_M = 1;

  static StationWeights at(LatLon point, List<Station> stations) {
    var weights = new double[stations.size()];
    var nearest = Double.POSITIVE_INFINITY;
    for (var i = 0; i < weights.length; i++) {
      var distance = stations.get(i).position().distanceM(point);
      if (distance < SAME_PLACE_M) {
        var alone = new double[weights.length];
        alone[i] = 1;
        return new StationWeights(alone, distance, 1);
      }
      nearest = Math.min(nearest, distance);
      weights[i] = 1 / (distance * distance);
    }
    return new StationWeights(weights, nearest, weights.length);
  }
}
