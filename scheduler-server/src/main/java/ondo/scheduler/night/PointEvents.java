package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ondo.climate.Scenario;
import ondo.projection.EventOutlook;
import ondo.projection.EventYear;
import ondo.risk.Hazard;
import ondo.store.EventSeries;
import ondo.store.HazardSeries;

/** Losses from single events, year by year (risk model §9). */
public final class PointEvents {

  private PointEvents() {}

  /** One series for each scenario; none for one that lacks a year. */
  public static List<EventSeries> of(
      int gridId, Hazard hazard, EventOutlook outlook, Collection<Scenario> scenarios) {
    var all = new ArrayList<EventSeries>();
    for (var scenario : scenarios) {
      series(gridId, hazard, outlook, scenario).ifPresent(all::add);
    }
    return all;
  }

  /** The years of one scenario; empty when one of them has no event-based loss. */
  public static Optional<EventSeries> series(
      int gridId, Hazard hazard, EventOutlook outlook, Scenario scenario) {
    var n = HazardSeries.YEARS;
    var flags = new TreeSet<String>();
    var row =
        new EventSeries(
            gridId,
            hazard,
            scenario,
            List.of(),
            new double[n],
            new double[n],
            new double[EventYear.RETURN_PERIODS.size() * n],
            new double[n],
            new double[n],
            new double[n],
            new double[n]);
    for (var year = 0; year < n; year++) {
      var losses = outlook.at(scenario, year);
      if (losses.isEmpty()) {
        return Optional.empty();
      }
      flags.addAll(losses.get().flags().codes());
      put(row, year, losses.get());
    }
    return Optional.of(
        new EventSeries(
            gridId,
            hazard,
            scenario,
            List.copyOf(flags),
            row.aal(),
            row.deviation(),
            row.atReturnPeriods(),
            row.damageLow(),
            row.damageHigh(),
            row.responseLow(),
            row.responseHigh()));
  }

  private static void put(EventSeries row, int year, EventYear losses) {
    row.aal()[year] = losses.annualLoss();
    row.deviation()[year] = losses.deviation();
    for (var i = 0; i < losses.atReturnPeriods().length; i++) {
      row.atReturnPeriods()[i * HazardSeries.YEARS + year] = losses.atReturnPeriods()[i];
    }
    row.damageLow()[year] = losses.damage().low();
    row.damageHigh()[year] = losses.damage().high();
    row.responseLow()[year] = losses.response().low();
    row.responseHigh()[year] = losses.response().high();
  }
}
