package ondo.api.risk;

import java.util.UUID;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.ProblemCode;
import ondo.geo.LatLon;
import ondo.geo.PointIndex;
import ondo.store.RegionRepository;
import ondo.store.ResultSetHead;
import ondo.store.RunReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a place stands in the current results or in those of an earlier run, which stay readable
 * until the night after the next one, whatever model or data came after them.
 */
@Component
class RunResults {

  private final Snapshots snapshots;
  private final RunReader runs;
  private final RegionRepository regions;

  RunResults(Snapshots snapshots, RunReader runs, RegionRepository regions) {
    this.snapshots = snapshots;
    this.runs = runs;
    this.regions = regions;
  }

  /**
   * A place in a result set.
   *
   * @param gridDistanceM metres to its grid point
   */
  record Standing(ResultSetHead results, LatLon position, int gridId, double gridDistanceM) {}

  /**
   * The place of a region.
   *
   * @param run id of the run whose results to read; null means the current ones
   * @throws ApiProblem 404 if there is no such region
   */
  Standing region(String code, @Nullable String run) {
    var snapshot = snapshots.current();
    var results = results(snapshot, run);
    var place =
        results.dataSetId() == snapshot.dataSetId()
            ? snapshot.region(code)
            : regions.list(results.dataSetId()).stream()
                .filter(one -> one.region().code().equals(code))
                .findFirst();
    return place
        .map(one -> new Standing(results, one.region().point(), one.gridId(), one.gridDistanceM()))
        .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  /**
   * The grid point nearest to a position.
   *
   * @param run id of the run whose results to read; null means the current ones
   */
  Standing point(LatLon position, @Nullable String run) {
    var snapshot = snapshots.current();
    var results = results(snapshot, run);
    if (results.dataSetId() == snapshot.dataSetId()) {
      var place = snapshot.place(position);
      return new Standing(results, position, place.gridId(), place.gridDistanceM());
    }
    var points = regions.points(results.dataSetId());
    if (points.isEmpty()) {
      throw noSuchRun();
    }
    var index = new PointIndex(points.stream().map(RegionRepository.Point::position).toList());
    var nearest = index.nearest(position);
    return new Standing(results, position, points.get(nearest.index()).id(), nearest.distanceM());
  }

  private ResultSetHead results(Snapshot snapshot, @Nullable String run) {
    if (run == null) {
      return snapshot.head();
    }
    var manifest = runs.manifest(id(run)).orElseThrow(RunResults::noSuchRun);
    // What is being written is not yet, and what failed is not any more, anybody's answer.
    if (!manifest.state().equals("CURRENT") && !manifest.state().equals("RETIRED")) {
      throw noSuchRun();
    }
    return new ResultSetHead(
        manifest.resultSetId(),
        manifest.dataSetId(),
        manifest.dataVersion(),
        manifest.modelVersion(),
        manifest.checksum(),
        manifest.publishedAt());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw noSuchRun();
    }
  }

  private static ApiProblem noSuchRun() {
    return ApiProblem.of(Fault.of("?run", ProblemCode.NOT_FOUND, "not-a-run"));
  }
}
