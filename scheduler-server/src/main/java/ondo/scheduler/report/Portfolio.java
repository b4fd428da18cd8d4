package ondo.scheduler.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.loss.Totals;
import ondo.store.ReportRowReader.EventRow;
import ondo.store.ReportRowReader.PointRow;
import ondo.store.ReportRowReader.SiteRow;
import ondo.store.ReportRowReader.SourceRow;
import ondo.store.ReportRowReader.WarmingRow;
import org.jspecify.annotations.Nullable;

/**
 * The stored rows of one report.
 *
 * @param sites in the order of their ids
 * @param risks one list a site in the same order; a hazard and scenario without a row is absent
 * @param curves mean gross loss by year, see {@link Curves}
 * @param sources of the data versions of the results
 * @param events losses of all sites of the organisation together; empty for a choice of sites
 * @param points grid points of the newest data version, for the map
 */
record Portfolio(
    ReportOrder order,
    List<SiteRow> sites,
    List<Map<Key, Risk>> risks,
    Curves curves,
    List<SourceRow> sources,
    List<WarmingRow> warming,
    List<EventRow> events,
    List<PointRow> points) {

  /** A hazard under a scenario. */
  record Key(Hazard hazard, Scenario scenario) {}

  Portfolio {
    sites = List.copyOf(sites);
    risks = List.copyOf(risks);
    sources = List.copyOf(sources);
    warming = List.copyOf(warming);
    events = List.copyOf(events);
    points = List.copyOf(points);
    if (sites.size() != risks.size()) {
      throw new IllegalArgumentException("risks of " + risks.size() + " of " + sites.size());
    }
  }

  @Nullable Risk risk(int site, Hazard hazard, Scenario scenario) {
    return risks.get(site).get(new Key(hazard, scenario));
  }

  /** Existing rows of one hazard and scenario, in the order of the sites. */
  List<Risk> rows(Hazard hazard, Scenario scenario) {
    var rows = new ArrayList<Risk>();
    var key = new Key(hazard, scenario);
    for (var ofSite : risks) {
      var risk = ofSite.get(key);
      if (risk != null) {
        rows.add(risk);
      }
    }
    return rows;
  }

  /** Sites with a result. */
  int assessed() {
    return (int) risks.stream().filter(r -> !r.isEmpty()).count();
  }

  /** Time of the newest result; null when there is none. */
  @Nullable Instant newest() {
    return risks.stream()
        .flatMap(ofSite -> ofSite.values().stream())
        .map(Risk::computedAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Currencies that sites name, in alphabetical order. */
  List<String> currencies() {
    var names = new TreeSet<String>();
    for (var site : sites) {
      var currency = site.currency();
      if (currency != null) {
        names.add(currency);
      }
    }
    return List.copyOf(names);
  }

  /**
   * Totals of one site over its hazards (risk model §7).
   *
   * @param isGross before insurance, else after it
   */
  Totals totals(int site, Scenario scenario, int horizon, boolean isGross) {
    var losses = new EnumMap<Hazard, Double>(Hazard.class);
    for (var hazard : Hazard.values()) {
      var risk = risk(site, hazard, scenario);
      var loss = risk == null ? Double.NaN : isGross ? risk.gross(horizon) : risk.net(horizon);
      if (!Double.isNaN(loss)) {
        losses.put(hazard, loss);
      }
    }
    return Totals.of(losses);
  }
}
