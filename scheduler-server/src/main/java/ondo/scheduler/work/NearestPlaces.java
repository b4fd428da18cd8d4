package ondo.scheduler.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.geo.PointIndex;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.RegionPoint;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.ResponseRepository;
import ondo.store.ResponseRepository.Point;
import org.jspecify.annotations.Nullable;

/**
 * The nearest grid point and region of a site by great circle; of equally near ones the first,
 * which has the lower id (risk model §8). Found as registration finds them.
 */
final class NearestPlaces {

  private final ResponseRepository responses;
  private final AssessmentRepository sites;
  private final Map<Integer, Lattice> lattices = new ConcurrentHashMap<>();

  NearestPlaces(ResponseRepository responses, AssessmentRepository sites) {
    this.responses = responses;
    this.sites = sites;
  }

  /** The points and regions of a data set; it may have no region, but never no point. */
  private record Lattice(
      List<Point> points,
      PointIndex pointIndex,
      List<RegionPoint> regions,
      @Nullable PointIndex regionIndex) {

    static Lattice of(List<Point> points, List<RegionPoint> regions) {
      if (points.isEmpty()) {
        throw new WorkFailedException("the data set has no grid points");
      }
      return new Lattice(
          points,
          new PointIndex(
              points.stream().map(p -> new LatLon(p.latitude(), p.longitude())).toList()),
          regions,
          regions.isEmpty()
              ? null
              : new PointIndex(
                  regions.stream().map(r -> new LatLon(r.latitude(), r.longitude())).toList()));
    }
  }

  /** Where a site stands in a data set. */
  Place of(int dataSetId, StoredSite site) {
    var lattice =
        lattices.computeIfAbsent(
            dataSetId, id -> Lattice.of(responses.points(id), sites.regions(id)));
    var position = new LatLon(site.latitude(), site.longitude());
    var point = lattice.pointIndex().nearest(position);
    var region = lattice.regionIndex() == null ? null : lattice.regionIndex().nearest(position);
    return new Place(
        site.id(),
        site.version(),
        dataSetId,
        lattice.points().get(point.index()).id(),
        point.distanceM(),
        // Out of reach of the grid, at sea or abroad, there is no region; so registration says too.
        region == null || point.distanceM() > GridPoint.REACH_M
            ? null
            : lattice.regions().get(region.index()).code(),
        region == null ? null : region.distanceM());
  }
}
