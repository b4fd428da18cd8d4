package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.catalog.HazardCatalog;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.night.PointHazards;
import ondo.store.HazardSeries;
import ondo.store.ResultRepository;

/** Hazard scores of some grid points. */
final class HazardRunner implements ChunkRunner {

  private final PointWork work;
  private final ResultRepository results;
  private final HazardCatalog catalog;

  HazardRunner(PointWork work, ResultRepository results, HazardCatalog catalog) {
    this.work = work;
    this.results = results;
    this.catalog = catalog;
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
    var responses = work.responses(data, input);
    var formulas = new PointHazards(catalog, work.path(data));
    var rows = new ArrayList<HazardSeries>();
    for (var gridId : input.gridIds()) {
      PointWork.checkInterrupted(chunk);
      for (var row : formulas.of(gridId, responses.getOrDefault(gridId, Map.of()))) {
        if (input.includes(row.hazard(), row.scenario())) {
          rows.add(row);
        }
      }
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
