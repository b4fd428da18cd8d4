package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;

/** Finds the grid points near a place without looking at all of them. */
final class NearPoints {

  /** Degrees; wider than the reach in latitude and, up to 39° north, in longitude. */
  private static final double CELL = 0.02;

  /** Metres at which a value of one place may stand for another: relief changes quickly. */
  static final double REACH_M = 1_000;

  private final Map<Long, List<GridPoint>> cells = new HashMap<>();

  NearPoints(Grid grid) {
    for (var point : grid.points()) {
      var key = key(row(point.position().latitude()), row(point.position().longitude()));
      cells.computeIfAbsent(key, k -> new ArrayList<>()).add(point);
    }
  }

  /** Hands over every grid point within {@link #REACH_M} and its distance in metres. */
  void forEach(LatLon place, BiConsumer<GridPoint, Double> receiver) {
    var latitude = row(place.latitude());
    var longitude = row(place.longitude());
    for (var y = latitude - 1; y <= latitude + 1; y++) {
      for (var x = longitude - 1; x <= longitude + 1; x++) {
        for (var point : cells.getOrDefault(key(y, x), List.of())) {
          var distance = point.position().distanceM(place);
          if (distance <= REACH_M) {
            receiver.accept(point, distance);
          }
        }
      }
    }
  }

  private static int row(double degrees) {
    return (int) Math.floor(degrees / CELL);
  }

  private static long key(int row, int column) {
    return ((long) row << Integer.SIZE) | (column & 0xffff_ffffL);
  }
}
