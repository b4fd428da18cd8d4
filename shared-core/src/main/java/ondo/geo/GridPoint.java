package ondo.geo;

/**
 * One point of the climate grid with what is known about its ground; NaN stands for unknown.
 *
 * @param id positive, ascending from south-west to north-east, region points last
 * @param position WGS84
 * @param elevationM metres above sea level, taken from a named place nearby, or NaN
 * @param elevationDistanceM metres to the place that lent its elevation, NaN when there is none
 * @param coastDistanceM metres to the nearest coast line, at least 0
 */
public record GridPoint(
    int id, LatLon position, double elevationM, double elevationDistanceM, double coastDistanceM) {

  /** Metres from a grid point beyond which a place has no climate (risk model §8). */
  public static final double REACH_M = 20_000;

  public GridPoint {
    if (id < 1) {
      throw new IllegalArgumentException("grid point id below 1: " + id);
    }
    if (Double.isNaN(elevationM) != Double.isNaN(elevationDistanceM)) {
      throw new IllegalArgumentException(
          "an elevation and the distance of its place are known together or not at all: point "
              + id);
    }
    if (!(coastDistanceM >= 0)) {
      throw new IllegalArgumentException("distance to coast below 0: " + coastDistanceM);
    }
  }

  /** Whether a named place lent this point its elevation. */
  public boolean hasElevation() {
    return !Double.isNaN(elevationM);
  }
}
