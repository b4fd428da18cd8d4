package ondo.climate;

import ondo.geo.LatLon;

/**
 * A weather station.
 *
 * @param elevationM metres above sea level, NaN when unknown
 */
public record Station(String id, String nameKo, String nameEn, LatLon position, double elevationM) {

  /** Cooling with height in the standard atmosphere (ISO 2533), K per metre. */
  public static final double LAPSE_K_PER_M = -0.0065;

  public Station {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a station without an id");
    }
  }

  /** Shift of this station's temperatures to another height, K; NaN if a height is unknown. */
  public double shiftTo(double heightM) {
    return LAPSE_K_PER_M * (heightM - elevationM);
  }
}
