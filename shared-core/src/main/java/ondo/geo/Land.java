package ondo.geo;

import java.util.Arrays;
import java.util.List;

/**
 * Polygons, islands and holes alike, judged by the even-odd rule in plain longitude and latitude:
 * good for polygons of a few hundred kilometres away from poles and the date line.
 */
public final class Land {

  private final List<Ring> rings;

  private Land(List<Ring> rings) {
    this.rings = rings;
  }

  /**
   * Of rings in any order.
   *
   * @param rings closed or open rings of at least three corners
   * @throws IllegalArgumentException if a ring has fewer
   */
  public static Land of(List<List<LatLon>> rings) {
    return new Land(rings.stream().map(Ring::new).toList());
  }

  /** Whether the point is inside an odd number of rings. */
  public boolean contains(LatLon point) {
    var inside = false;
    for (var ring : rings) {
      if (mayHold(ring, point) && crossesOddly(ring, point)) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static boolean mayHold(Ring ring, LatLon point) {
    return point.latitude() >= ring.south
        && point.latitude() <= ring.north
        && point.longitude() >= ring.west
        && point.longitude() <= ring.east;
  }

  private static boolean crossesOddly(Ring ring, LatLon point) {
    var lat = ring.latitudes;
    var lon = ring.longitudes;
    var odd = false;
    for (int i = 0, j = lat.length - 1; i < lat.length; j = i++) {
      if (lat[i] > point.latitude() == lat[j] > point.latitude()) {
        continue;
      }
      var crossing = lon[i] + (point.latitude() - lat[i]) / (lat[j] - lat[i]) * (lon[j] - lon[i]);
      if (point.longitude() < crossing) {
        odd = !odd;
      }
    }
    return odd;
  }

  private static final class Ring {
    private final double[] latitudes;
    private final double[] longitudes;
    private final double south;
    private final double north;
    private final double west;
    private final double east;

    private Ring(List<LatLon> corners) {
      if (corners.size() < 3) {
        throw new IllegalArgumentException("a ring of fewer than three corners: " + corners);
      }
      latitudes = corners.stream().mapToDouble(LatLon::latitude).toArray();
      longitudes = corners.stream().mapToDouble(LatLon::longitude).toArray();
      south = Arrays.stream(latitudes).min().orElseThrow();
      north = Arrays.stream(latitudes).max().orElseThrow();
      west = Arrays.stream(longitudes).min().orElseThrow();
      east = Arrays.stream(longitudes).max().orElseThrow();
    }
  }
}
