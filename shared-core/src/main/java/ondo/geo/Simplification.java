package ondo.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Drops the corners of a line that matter least (Visvalingam and Whyatt 1993): again and again the
 * one whose triangle with its two neighbours is smallest. End points stay, so that lines that met
 * still meet.
 */
public final class Simplification {

  private static final double KM_PER_DEGREE = LatLon.EARTH_RADIUS_M * Math.PI / 180 / 1000;
  private static final int LEAST_CORNERS_OF_A_RING = 4;

  private Simplification() {}

  /**
   * The line without the corners whose triangle is smaller than an area.
   *
   * @param line at least two points; a closed line keeps at least three different ones
   * @param areaKm2 square kilometres, 0 or more
   */
  public static List<LatLon> of(List<LatLon> line, double areaKm2) {
    var corners = corners(line);
    var queue =
        new PriorityQueue<Corner>(
            Comparator.comparingDouble((Corner corner) -> corner.area)
                .thenComparingInt(corner -> corner.index));
    for (var i = 1; i < corners.size() - 1; i++) {
      corners.get(i).measure();
      queue.add(corners.get(i));
    }
    var isRing = line.getFirst().equals(line.getLast());
    var left = line.size();
    var least = isRing ? LEAST_CORNERS_OF_A_RING : 2;
    while (left > least && !queue.isEmpty() && queue.peek().area < areaKm2) {
      drop(queue.remove(), queue);
      left--;
    }
    return corners.stream()
        .filter(corner -> !corner.isDropped)
        .map(corner -> corner.point)
        .toList();
  }

  private static List<Corner> corners(List<LatLon> line) {
    var corners = new ArrayList<Corner>();
    for (var point : line) {
      var corner = new Corner(point, corners.size());
      if (!corners.isEmpty()) {
        corner.before = corners.getLast();
        corners.getLast().after = corner;
      }
      corners.add(corner);
    }
    return corners;
  }

  private static void drop(Corner corner, PriorityQueue<Corner> queue) {
    corner.isDropped = true;
    corner.before.after = corner.after;
    corner.after.before = corner.before;
    for (var neighbour : List.of(corner.before, corner.after)) {
      if (queue.remove(neighbour)) {
        neighbour.measure();
        // Never less than what has gone already: a corner is not blamed for its neighbours.
        neighbour.area = Math.max(neighbour.area, corner.area);
        queue.add(neighbour);
      }
    }
  }

  private static final class Corner {
    private final LatLon point;
    private final int index;
    private Corner before = this;
    private Corner after = this;
    private double area = Double.POSITIVE_INFINITY;
    private boolean isDropped;

    Corner(LatLon point, int index) {
      this.point = point;
      this.index = index;
    }

    /** Area of the triangle with both neighbours in km², on a plane that touches here. */
    void measure() {
      var east = KM_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()));
      var x1 = (before.point.longitude() - point.longitude()) * east;
      var y1 = (before.point.latitude() - point.latitude()) * KM_PER_DEGREE;
      var x2 = (after.point.longitude() - point.longitude()) * east;
      var y2 = (after.point.latitude() - point.latitude()) * KM_PER_DEGREE;
      area = Math.abs(x1 * y2 - x2 * y1) / 2;
    }
  }
}
