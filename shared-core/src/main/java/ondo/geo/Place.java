package ondo.geo;

/**
 * A named place whose elevation is known.
 *
 * @param elevationM metres above sea level, finite
 */
public record Place(String name, LatLon position, double elevationM) {

  public Place {
    if (!Double.isFinite(elevationM)) {
      throw new IllegalArgumentException("elevation of " + name + " is not finite");
    }
  }
}
