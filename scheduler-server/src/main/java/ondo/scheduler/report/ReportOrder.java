package ondo.scheduler.report;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import ondo.climate.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked to be about.
 *
 * @param tenant whose sites
 * @param siteIds null means all of the tenant's
 * @param scenarios at least one, in the order of the model
 * @param horizons at least one, ascending
 * @param threshold gross average annual loss of one hazard, 1/yr, from which a site counts as
 *     vulnerable
 */
public record ReportOrder(
    String tenant,
    @Nullable List<UUID> siteIds,
    List<Scenario> scenarios,
    List<Horizon> horizons,
    Locale language,
    double threshold) {

  public ReportOrder {
    siteIds = siteIds == null ? null : List.copyOf(siteIds);
    scenarios = List.copyOf(scenarios);
    horizons = List.copyOf(horizons);
    if (scenarios.isEmpty() || horizons.isEmpty() || !(threshold > 0)) {
      throw new IllegalArgumentException("a report needs a scenario, a horizon and a threshold");
    }
  }

  /** The scenario of single statements: SSP2-4.5 where it is asked for, else the first. */
  Scenario headScenario() {
    return scenarios.contains(Scenario.SSP245) ? Scenario.SSP245 : scenarios.getFirst();
  }

  /** Position of the horizon of single statements: the medium one where asked for, else the first. */
  int headHorizon() {
    for (var i = 0; i < horizons.size(); i++) {
      if (horizons.get(i).term() == Horizon.Term.MEDIUM) {
        return i;
      }
    }
    return 0;
  }

  List<Integer> years() {
    return horizons.stream().map(Horizon::year).toList();
  }
}
