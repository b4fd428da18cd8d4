package ondo.geo;

import java.util.List;

/**
 * Polygons, islands and holes alike, judged by the even-odd rule in plain longitude and latitude:
 * good for polygons of a few hundred kilometres away from poles and the date line.
 */
public final class Land {

  private record Ring(
      double[] latitudes,
      double[] longitudes,
      double south,
      double north,
      double west,
      double east) {}

  private final List<Ring> rings;

  private Land(List<Ring> rings) {
    this.rings = rings;
  }

  /**
   * @param rings closed or open rings of at least three corners
   * @throws IllegalArgumentException if a ring has fewer
   */
  public static Land of(List<List<LatLon>> rings) {
    return new Land(rings.stream().map(Land::ring).toList());
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

  private static Ring ring(List<LatLon> corners) {
    if (corners.size() < 3) {
      throw new IllegalArgumentException("a ring of fewer than three corners: " + corners);
    }
    var lat = corners.stream().mapToDouble(LatLon::latitude).toArray();
    var lon = corners.stream().mapToDouble(LatLon::longitude).toArray();
    var south = corners.stream().mapToDouble(LatLon::latitude).min().orElseThrow();
    var north = corners.stream().mapToDouble(LatLon::latitude).max().orElseThrow();
    var west = corners.stream().mapToDouble(LatLon::longitude).min().orElseThrow();
    var east = corners.stream().mapToDouble(LatLon::longitude).max().orElseThrow();
    return new Ring(lat, lon, south, north, west, east);
  }
}
