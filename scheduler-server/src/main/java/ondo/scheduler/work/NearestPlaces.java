package ondo.scheduler.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.RegionPoint;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.ResponseRepository;
import ondo.store.ResponseRepository.Point;
import org.jspecify.annotations.Nullable;

/**
 * The nearest grid point and region of a site by great circle; of equally near ones the first,
 * which has the lower id (risk model §8). A look-up reads some 1,800 distances: microseconds.
 */
final class NearestPlaces {

  private final ResponseRepository responses;
  private final AssessmentRepository sites;
  private final Map<Integer, Lattice> lattices = new ConcurrentHashMap<>();

  NearestPlaces(ResponseRepository responses, AssessmentRepository sites) {
    this.responses = responses;
    this.sites = sites;
  }

  private record Lattice(List<Point> points, List<RegionPoint> regions) {}

  /** Where a site stands in a data set. */
  Place of(int dataSetId, StoredSite site) {
    var lattice =
        lattices.computeIfAbsent(
            dataSetId, id -> new Lattice(responses.points(id), sites.regions(id)));
    var position = new LatLon(site.latitude(), site.longitude());
    var point = nearestPoint(lattice.points(), position);
    var region = nearestRegion(lattice.regions(), position);
    var distance = position.distanceM(new LatLon(point.latitude(), point.longitude()));
    return new Place(
        site.id(),
        site.version(),
        dataSetId,
        point.id(),
        distance,
        // Out of reach of the grid, at sea or abroad, there is no region; so registration says too.
        region == null || distance > GridPoint.REACH_M ? null : region.code(),
        region == null
            ? null
            : position.distanceM(new LatLon(region.latitude(), region.longitude())));
  }

  private static Point nearestPoint(List<Point> points, LatLon position) {
    if (points.isEmpty()) {
      throw new WorkFailedException("the data set has no grid points");
    }
    var nearest = points.getFirst();
    var least = Double.POSITIVE_INFINITY;
    for (var point : points) {
      var distance = position.distanceM(new LatLon(point.latitude(), point.longitude()));
      if (distance < least) {
        least = distance;
        nearest = point;
      }
    }
    return nearest;
  }

  private static @Nullable RegionPoint nearestRegion(List<RegionPoint> regions, LatLon position) {
    RegionPoint nearest = null;
    var least = Double.POSITIVE_INFINITY;
    for (var region : regions) {
      var distance = position.distanceM(new LatLon(region.latitude(), region.longitude()));
      if (distance < least) {
        least = distance;
        nearest = region;
      }
    }
    return nearest;
  }
}
