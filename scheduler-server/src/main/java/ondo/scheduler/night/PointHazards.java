package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import ondo.climate.Scenario;
import ondo.projection.HazardOutlook;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.store.HazardSeries;

/** Hazard scores of grid points, year by year (risk model §4.1, §5). */
public final class PointHazards {

  private final Projection projection;

  public PointHazards(Projection projection) {
    this.projection = projection;
  }

  /** One series for each of the hazards and scenarios. */
  public List<HazardSeries> of(
      PlaceClimate place, Collection<Hazard> hazards, Collection<Scenario> scenarios) {
    var all = new ArrayList<HazardSeries>();
    for (var hazard : hazards) {
      var outlook = projection.outlook(hazard, place);
      for (var scenario : scenarios) {
        all.add(series(place.point().id(), outlook, scenario));
      }
    }
    return all;
  }

  private static HazardSeries series(int gridId, HazardOutlook outlook, Scenario scenario) {
    var flags = new FlagYears();
    var h = new double[HazardSeries.YEARS];
    var isApplicable = true;
    for (var year = 0; year < h.length; year++) {
      switch (outlook.score(outlook.moment(scenario, year))) {
        case Outcome.Known<Score> known -> {
          h[year] = known.known().value();
          isApplicable &= known.status() != Status.NOT_APPLICABLE;
          flags.raise(known.flags(), year);
        }
        // A series is whole or a gap: a hole in the middle would be read as a zero by somebody.
        case Outcome.Gap<Score> gap -> {
          return HazardSeries.gap(
              gridId, outlook.hazard(), scenario, gap.status(), new TreeSet<>(gap.flags().codes()));
        }
      }
    }
    return new HazardSeries(
        gridId,
        outlook.hazard(),
        scenario,
        status(isApplicable, flags),
        flags.ofEveryYear(),
        flags.ofSomeYears(),
        h);
  }

  static Status status(boolean isApplicable, FlagYears flags) {
    if (!isApplicable) {
      return Status.NOT_APPLICABLE;
    }
    return flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
  }
}
