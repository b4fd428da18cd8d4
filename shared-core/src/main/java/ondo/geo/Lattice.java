package ondo.geo;

import java.util.ArrayList;
import java.util.List;

/** The 0.1° lattice over Korea, 33…39° N and 124.5…132° E, and which of its points are kept. */
public final class Lattice {

  /** Points at sea count when the coast is at most this far. */
  public static final double COAST_MARGIN_M = 5_000;

  private static final int SOUTH_TENTHS = 330;
  private static final int NORTH_TENTHS = 390;
  private static final int WEST_TENTHS = 1245;
  private static final int EAST_TENTHS = 1320;

  private Lattice() {}

  /** Whether the position lies in the lattice's bounds. */
  public static boolean covers(LatLon position) {
    return position.latitude() >= SOUTH_TENTHS / 10.0
        && position.latitude() <= NORTH_TENTHS / 10.0
        && position.longitude() >= WEST_TENTHS / 10.0
        && position.longitude() <= EAST_TENTHS / 10.0;
  }

  /** Lattice points on land or near its coast, ascending by latitude, then longitude. */
  public static List<LatLon> points(Land land, Coast coast) {
    var points = new ArrayList<LatLon>();
    for (var lat = SOUTH_TENTHS; lat <= NORTH_TENTHS; lat++) {
      for (var lon = WEST_TENTHS; lon <= EAST_TENTHS; lon++) {
        var point = new LatLon(lat / 10.0, lon / 10.0);
        if (land.contains(point) || coast.distanceM(point) <= COAST_MARGIN_M) {
          points.add(point);
        }
      }
    }
    return points;
  }
}
