package ondo.geo;

import java.util.List;

/** A coast line of straight segments and the distance to it. */
public final class Coast {

  private static final double METRES_PER_DEGREE = Math.toRadians(1) * LatLon.EARTH_RADIUS_M;

  private final double[] lat1;
  private final double[] lon1;
  private final double[] lat2;
  private final double[] lon2;

  private Coast(int segments) {
    lat1 = new double[segments];
    lon1 = new double[segments];
    lat2 = new double[segments];
    lon2 = new double[segments];
  }

  /**
   * Of lines in any order.
   *
   * @param lines lines of at least two points each
   * @throws IllegalArgumentException if there is no segment at all
   */
  public static Coast of(List<List<LatLon>> lines) {
    var segments = lines.stream().mapToInt(line -> Math.max(0, line.size() - 1)).sum();
    if (segments == 0) {
      throw new IllegalArgumentException("a coast without a segment");
    }
    var coast = new Coast(segments);
    var at = 0;
    for (var line : lines) {
      for (var i = 1; i < line.size(); i++) {
        coast.lat1[at] = line.get(i - 1).latitude();
        coast.lon1[at] = line.get(i - 1).longitude();
        coast.lat2[at] = line.get(i).latitude();
        coast.lon2[at] = line.get(i).longitude();
        at++;
      }
    }
    return coast;
  }

  /**
   * Metres from the point to the nearest segment, in the equirectangular projection centred on the
   * point (Snyder 1987, p. 90): within 1 % at 100 km in these latitudes.
   */
  public double distanceM(LatLon point) {
    var east = METRES_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()));
    var nearest = Double.POSITIVE_INFINITY;
    for (var i = 0; i < lat1.length; i++) {
      var x1 = (lon1[i] - point.longitude()) * east;
      var y1 = (lat1[i] - point.latitude()) * METRES_PER_DEGREE;
      var dx = (lon2[i] - lon1[i]) * east;
      var dy = (lat2[i] - lat1[i]) * METRES_PER_DEGREE;
      nearest = Math.min(nearest, squaredDistance(x1, y1, dx, dy));
    }
    return Math.sqrt(nearest);
  }

  private static double squaredDistance(double x1, double y1, double dx, double dy) {
    var length = dx * dx + dy * dy;
    var along = length == 0 ? 0 : Math.clamp(-(x1 * dx + y1 * dy) / length, 0.0, 1.0);
    var x = x1 + along * dx;
    var y = y1 + along * dy;
    return x * x + y * y;
  }
}
