package ondo.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The areas of regions, and which of them a place lies in or nearest to. */
public final class RegionAreas {

  private record Area(Land land, Coast border) {}

  private final Map<String, Area> byCode = new TreeMap<>();

  /**
   * Of the rings of every region.
   *
   * @param rings closed or open rings of at least three corners, by the code of their region
   * @throws IllegalArgumentException if a ring has fewer corners or a region has no ring
   */
  public RegionAreas(Map<String, List<List<LatLon>>> rings) {
    rings.forEach((code, own) -> byCode.put(code, new Area(Land.of(own), border(own))));
  }

  private static Coast border(List<List<LatLon>> rings) {
    return Coast.of(rings.stream().map(RegionAreas::closed).toList());
  }

  private static List<LatLon> closed(List<LatLon> ring) {
    var corners = new ArrayList<>(ring);
    corners.add(ring.getFirst());
    return corners;
  }

  /**
   * The region of a place.
   *
   * @param distanceM metres to the region's border from outside, 0 inside
   */
  public record Found(String code, double distanceM) {

    /** Whether the place lies in the region rather than near it. */
    public boolean isInside() {
      return distanceM == 0;
    }
  }

  /**
   * The region that holds the place, else the one whose border is nearest, the lower code on a tie.
   *
   * @param reachM metres from a border beyond which no region is found
   */
  public Optional<Found> find(LatLon place, double reachM) {
    for (var entry : byCode.entrySet()) {
      if (entry.getValue().land().contains(place)) {
        return Optional.of(new Found(entry.getKey(), 0));
      }
    }
    var nearest = Optional.<Found>empty();
    var least = reachM;
    for (var entry : byCode.entrySet()) {
      var distance = entry.getValue().border().distanceM(place);
      if (distance < least || (nearest.isEmpty() && distance == least)) {
        least = distance;
        nearest = Optional.of(new Found(entry.getKey(), distance));
      }
    }
    return nearest;
  }
}
