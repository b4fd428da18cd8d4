package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.projection.PlaceClimate;
import ondo.store.DataSetHead;
import ondo.store.ResponseRepository;
import ondo.store.ResponseRepository.Point;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/** What the two steps over grid points share: their chunks and the set that they write into. */
final class PointWork {

  private final ResponseRepository responses;
  private final ResultRepository results;
  private final int pointsPerChunk;

  PointWork(ResponseRepository responses, ResultRepository results, int pointsPerChunk) {
    this.responses = responses;
    this.results = results;
    this.pointsPerChunk = pointsPerChunk;
  }

  /** Chunks of grid points, ascending. */
  List<String> plan(Job job) {
    var params = Json.tree(job.params());
    var chosen = new HashSet<>(Json.integers(params, "gridPointIds"));
    var data = data(job.dataVersion());
    var target = target(job);
    var ids =
        responses.points(data.id()).stream()
            .map(Point::id)
            .filter(id -> chosen.isEmpty() || chosen.contains(id))
            .toList();
    if (!chosen.isEmpty() && ids.size() < chosen.size()) {
      chosen.removeAll(Set.copyOf(ids));
      throw new WorkFailedException("data set has no grid points " + new TreeSet<>(chosen));
    }
    var inputs = new ArrayList<String>();
    for (var from = 0; from < ids.size(); from += pointsPerChunk) {
      inputs.add(
          Json.of(
              new PointInput(
                  target.id(),
                  isPart(job),
                  ids.subList(from, Math.min(ids.size(), from + pointsPerChunk)),
                  Json.texts(params, "hazards"),
                  Json.texts(params, "scenarios"))));
    }
    return inputs;
  }

  /** Whether a job replaces rows of the current result set instead of building a new one. */
  static boolean isPart(Job job) {
    return job.type() == JobType.PREDICTIONS && isPart(job.params());
  }

  static boolean isPart(String params) {
    var tree = Json.tree(params);
    return !tree.path("hazards").isEmpty()
        || !tree.path("scenarios").isEmpty()
        || !tree.path("gridPointIds").isEmpty();
  }

  private ResultSetHead target(Job job) {
    var target = isPart(job) ? results.findCurrent() : results.ofJob(job.id());
    return target
        .filter(set -> set.dataVersion().equals(job.dataVersion()))
        .orElseThrow(
            () -> new WorkFailedException("the result set of this job's data version is gone"));
  }

  /** The data set whose version a job fixed. */
  DataSetHead data(@Nullable String dataVersion) {
    if (dataVersion == null) {
      throw new WorkFailedException("the job has no data version");
    }
    return responses
        .find(dataVersion)
        .orElseThrow(() -> new WorkFailedException("data version " + dataVersion + " is gone"));
  }

  /** Whether readers see the data of a version. */
  boolean isCurrent(String dataVersion) {
    return responses.findCurrent().filter(d -> d.dataVersion().equals(dataVersion)).isPresent();
  }

  /** Refuses to write into a set that was replaced while a part of it was computed. */
  void checkTarget(PointInput input) {
    if (!input.replace()) {
      return;
    }
    var current = results.findCurrent();
    if (current.isEmpty() || current.get().id() != input.resultSetId()) {
      throw new WorkFailedException("the result set was replaced by a night meanwhile");
    }
  }

  /** A grid point of the data set that a chunk was planned for. */
  static PlaceClimate place(Map<Integer, PlaceClimate> places, int gridId) {
    var place = places.get(gridId);
    if (place == null) {
      throw new WorkFailedException("the data set has no grid point " + gridId);
    }
    return place;
  }

  /** The next point or site begins; ends work that was fenced off or whose process stops. */
  static void checkInterrupted(Chunk chunk) {
    Attempt.nextTask();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("chunk " + chunk.id() + " was interrupted");
    }
  }
}
