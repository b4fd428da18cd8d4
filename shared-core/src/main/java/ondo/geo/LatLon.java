package ondo.geo;

/**
 * A position on the WGS84 sphere of mean radius: latitude -90…90° and longitude -180…180°.
 *
 * @param latitude degrees north, -90…90
 * @param longitude degrees east, -180…180
 */
public record LatLon(double latitude, double longitude) {

  /** Mean earth radius in metres (IUGG). */
  public static final double EARTH_RADIUS_M = 6_371_008.8;

  public LatLon {
    if (!(latitude >= -90 && latitude <= 90)) {
      throw new IllegalArgumentException("latitude outside -90…90: " + latitude);
    }
    if (!(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("longitude outside -180…180: " + longitude);
    }
  }

  /** Great-circle distance in metres (haversine form, Sinnott 1984). */
  public double distanceM(LatLon other) {
    var sinLat = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
    var sinLon = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    var h =
        sinLat * sinLat
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * sinLon
                * sinLon;
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
