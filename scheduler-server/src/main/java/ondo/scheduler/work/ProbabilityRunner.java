package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import ondo.catalog.HazardCatalog;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.risk.Hazard;
import ondo.scheduler.night.PointEvents;
import ondo.scheduler.night.PointLosses;
import ondo.store.EventSeries;
import ondo.store.OutlookRepository;
import ondo.store.ResultRepository;

/** Class probabilities, base AAL, their bands and event-based losses of some grid points. */
final class ProbabilityRunner implements ChunkRunner {

  private final PointWork work;
  private final Places places;
  private final ResultRepository results;
  private final OutlookRepository outlooks;
  private final HazardCatalog catalog;

  ProbabilityRunner(
      PointWork work,
      Places places,
      ResultRepository results,
      OutlookRepository outlooks,
      HazardCatalog catalog) {
    this.work = work;
    this.places = places;
    this.results = results;
    this.outlooks = outlooks;
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
    var known = places.of(data, input.gridIds());
    var basis = places.basis(data);
    var formulas = new PointLosses(catalog, basis.projection(), basis.range());
    var selection = input.selection();
    var rows = new PointLosses.Rows(new ArrayList<>(), new ArrayList<>());
    var events = new ArrayList<EventSeries>();
    for (var gridId : input.gridIds()) {
      PointWork.checkInterrupted(chunk);
      var place = PointWork.place(known, gridId);
      var ofPoint = formulas.of(place, selection.hazards(), selection.scenarios());
      rows.losses().addAll(ofPoint.losses());
      rows.bands().addAll(ofPoint.bands());
      if (selection.hazards().contains(Hazard.TYPHOON)) {
        basis
            .storms(place)
            .map(storms -> PointEvents.of(gridId, Hazard.TYPHOON, storms, selection.scenarios()))
            .ifPresent(events::addAll);
      }
    }
    return () -> write(input, rows, events);
  }

  private long write(PointInput input, PointLosses.Rows rows, List<EventSeries> events) {
    work.checkTarget(input);
    if (input.replace()) {
      results.deleteLosses(input.resultSetId(), input.selection());
      outlooks.delete(input.resultSetId(), input.selection());
    }
    return results.writeLosses(input.resultSetId(), rows.losses())
        + outlooks.writeBands(input.resultSetId(), rows.bands())
        + outlooks.writeEvents(input.resultSetId(), events);
  }
}
