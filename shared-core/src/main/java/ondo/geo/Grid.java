package ondo.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The points at which climate is derived: lattice points first, by latitude and longitude, then one
 * point a region, by code; ids count from 1 in this order.
 */
public final class Grid {

  /** A place farther away than this says nothing about a point's elevation. */
  public static final double PLACE_LIMIT_M = 5_000;

  private final List<GridPoint> points;

  private Grid(List<GridPoint> points) {
    this.points = points;
  }

  /** Lays the grid over land, coast and regions; elevation comes from the nearest place. */
  public static Grid lay(Land land, Coast coast, List<Region> regions, List<Place> places) {
    var positions = new ArrayList<>(Lattice.points(land, coast));
    regions.stream()
        .sorted(Comparator.comparing(Region::code))
        .forEach(region -> positions.add(region.point()));
    var points = new ArrayList<GridPoint>(positions.size());
    for (var position : positions) {
      points.add(point(points.size() + 1, position, coast.distanceM(position), places));
    }
    return new Grid(List.copyOf(points));
  }

  /**
   * A grid that was laid before.
   *
   * @throws IllegalArgumentException if the ids are not 1, 2, 3 …
   */
  public static Grid of(List<GridPoint> points) {
    for (var i = 0; i < points.size(); i++) {
      if (points.get(i).id() != i + 1) {
        throw new IllegalArgumentException(
            "grid point " + points.get(i).id() + " at place " + (i + 1));
      }
    }
    return new Grid(List.copyOf(points));
  }

  public List<GridPoint> points() {
    return points;
  }

  /** The point nearest by great circle, the lower id on a tie (risk-model §8). */
  public GridPoint nearest(LatLon position) {
    var nearest = points.getFirst();
    var distance = nearest.position().distanceM(position);
    for (var point : points) {
      var d = point.position().distanceM(position);
      if (d < distance) {
        nearest = point;
        distance = d;
      }
    }
    return nearest;
  }

  private static GridPoint point(int id, LatLon position, double coastM, List<Place> places) {
    var elevation = Double.NaN;
    var distance = Double.NaN;
    for (var place : places) {
      var d = place.position().distanceM(position);
      if (d <= PLACE_LIMIT_M && !(d >= distance)) {
        elevation = place.elevationM();
        distance = d;
      }
    }
    return new GridPoint(id, position, elevation, distance, coastM);
  }
}
