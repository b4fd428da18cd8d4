package ondo.climate;

import java.time.Instant;
import ondo.geo.LatLon;

/**
 * One entry of a best track.
 *
 * @param time universal time
 * @param centre position of the centre
 * @param pressure central pressure in hPa, or missing
 * @param grade class of the storm
 * @param gale ellipse of winds of 15 m/s (30 kt, 10-minute)
 * @param storm ellipse of winds of 25 m/s (50 kt, 10-minute)
 */
public record StormFix(
    Instant time,
    LatLon centre,
    double pressure,
    StormGrade grade,
    WindRadius gale,
    WindRadius storm) {

  /** Whether the source reported any wind radius. */
  public boolean hasRadii() {
    return gale.exists() || storm.exists();
  }

  /** Half the longest axis of its ellipses in km, 0 without one. */
  double longestKm() {
    return Math.max(gale.longestKm(), storm.longestKm());
  }
}
