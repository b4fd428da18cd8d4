package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.night.PointHazards;
import ondo.store.HazardSeries;
import ondo.store.ResultRepository;

/** Hazard scores of some grid points. */
final class HazardRunner implements ChunkRunner {

  private final PointWork work;
  private final Places places;
  private final ResultRepository results;

  HazardRunner(PointWork work, Places places, ResultRepository results) {
    this.work = work;
    this.places = places;
    this.results = results;
  }

  @Override
  public WorkStep step() {
    return WorkStep.HAZARD;
  }

  @Override
  public List<String> plan(Job job) {
    return work.plan(job);
  }

  @Override
  public Write run(Chunk chunk) {
    var input = Json.read(chunk.input(), PointInput.class);
    var data = work.data(chunk.dataVersion());
    var known = places.of(data, input.gridIds());
    var formulas = new PointHazards(places.basis(data).projection());
    var selection = input.selection();
    var rows = new ArrayList<HazardSeries>();
    for (var gridId : input.gridIds()) {
      PointWork.checkInterrupted(chunk);
      rows.addAll(
          formulas.of(PointWork.place(known, gridId), selection.hazards(), selection.scenarios()));
    }
    return () -> write(input, rows);
  }

  private long write(PointInput input, List<HazardSeries> rows) {
    work.checkTarget(input);
    if (input.replace()) {
      results.deleteHazards(input.resultSetId(), input.selection());
    }
    return results.writeHazards(input.resultSetId(), rows);
  }
}
