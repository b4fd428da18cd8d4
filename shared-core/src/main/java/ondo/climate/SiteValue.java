package ondo.climate;

import ondo.geo.LatLon;

/**
 * A number known at one place, such as a station's mean yearly maximum of rain.
 *
 * @param value finite, in the unit of its kind
 */
public record SiteValue(LatLon position, double value) {

  public SiteValue {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a place with the value " + value);
    }
  }
}
