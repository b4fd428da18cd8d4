package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.catalog.HazardCatalog;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.night.PointLosses;
import ondo.store.LossSeries;
import ondo.store.ResultRepository;

/** Class probabilities and base AAL of some grid points. */
final class ProbabilityRunner implements ChunkRunner {

  private final PointWork work;
  private final ResultRepository results;
  private final HazardCatalog catalog;

  ProbabilityRunner(PointWork work, ResultRepository results, HazardCatalog catalog) {
    this.work = work;
    this.results = results;
    this.catalog = catalog;
  }

  @Override
  public WorkStep step() {
    return WorkStep.PROBABILITY;
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
    var formulas = new PointLosses(catalog, work.path(data));
    var rows = new ArrayList<LossSeries>();
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

  private long write(PointInput input, List<LossSeries> rows) {
    work.checkTarget(input);
    if (input.replace()) {
      results.deleteLosses(input.resultSetId(), input.selection());
    }
    return results.writeLosses(input.resultSetId(), rows);
  }
}
