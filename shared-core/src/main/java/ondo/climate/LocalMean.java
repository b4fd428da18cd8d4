package ondo.climate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ondo.geo.LatLon;

/**
 * Mean of the nearest known places, weighted by inverse distance squared (Shepard 1968); a place
 * less than a metre away stands alone.
 *
 * @param sites at least one
 * @param nearest number of places that count, at least 1; more than there are means all
 */
public record LocalMean(List<SiteValue> sites, int nearest) {

  private static final double SAME_PLACE_M = 1;

  private record Known(double distanceM, double value) {}

  public LocalMean {
    sites = List.copyOf(sites);
    if (sites.isEmpty() || nearest < 1) {
      throw new IllegalArgumentException(
          "a mean of the nearest %d of %d places".formatted(nearest, sites.size()));
    }
  }

  /** Of all places. */
  public static LocalMean ofAll(List<SiteValue> sites) {
    return new LocalMean(sites, sites.size());
  }

  /** The mean at a position, in the unit of the sites. */
  public double at(LatLon position) {
    var known = new ArrayList<Known>(sites.size());
    for (var site : sites) {
      known.add(new Known(site.position().distanceM(position), site.value()));
    }
    // A stable sort: equally far places stay in their order, so the sum is the same every time.
    known.sort(Comparator.comparingDouble(Known::distanceM));
    if (known.getFirst().distanceM < SAME_PLACE_M) {
      return known.getFirst().value;
    }
    var sum = 0.0;
    var weights = 0.0;
    for (var site : known.subList(0, Math.min(nearest, known.size()))) {
      var weight = 1 / (site.distanceM * site.distanceM);
      sum += weight * site.value;
      weights += weight;
    }
    return sum / weights;
  }

  /** The same mean as if one of the places were unknown; needs two or more. */
  public LocalMean without(int site) {
    var others = new ArrayList<>(sites);
    others.remove(site);
    return new LocalMean(others, nearest);
  }
}
