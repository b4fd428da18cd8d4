package ondo.geo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The region of every grid point: a region's own point belongs to it, a lattice point to the region
 * that holds it, a lattice point at sea to the nearest region within reach.
 */
public final class PointRegions {

  /**
   * Metres from a region's border at which a sea point still counts as its own: the margin of the
   * lattice, and half as much again because borders are drawn more coarsely than the coast.
   */
  public static final double REACH_M = 1.5 * Lattice.COAST_MARGIN_M;

  private final Map<Integer, RegionAreas.Found> byPoint = new HashMap<>();
  private int own;

  private PointRegions() {}

  /** Finds the region of every point once. */
  public static PointRegions of(Grid grid, List<Region> regions, RegionAreas areas) {
    var codes = new HashMap<LatLon, String>();
    regions.forEach(region -> codes.put(region.point(), region.code()));
    var found = new PointRegions();
    for (var point : grid.points()) {
      var code = codes.get(point.position());
      if (code != null) {
        found.own++;
        found.byPoint.put(point.id(), new RegionAreas.Found(code, 0));
      } else {
        areas.find(point.position(), REACH_M).ifPresent(f -> found.byPoint.put(point.id(), f));
      }
    }
    return found;
  }

  /** The code of the point's region; empty when none is in reach. */
  public Optional<String> code(GridPoint point) {
    return Optional.ofNullable(byPoint.get(point.id())).map(RegionAreas.Found::code);
  }

  /** Number of points that stand for a region. */
  public int own() {
    return own;
  }

  /** Number of lattice points inside a region. */
  public int inside() {
    return (int) byPoint.values().stream().filter(RegionAreas.Found::isInside).count() - own;
  }

  /** Number of lattice points outside every region that took the nearest one. */
  public int near() {
    return byPoint.size() - own - inside();
  }
}
