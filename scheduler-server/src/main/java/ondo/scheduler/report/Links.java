package ondo.scheduler.report;

import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/** Addresses of the results that figures come from, as paths of the API. */
final class Links {

  static final String SITES = "/api/v1/sites";
  static final String DATA_SETS = "/api/v1/datasets";

  private Links() {}

  static String site(UUID id) {
    return SITES + "/" + id;
  }

  /** All years of a report for one site, hazard and scenario. */
  static String results(UUID id, Hazard hazard, Scenario scenario) {
    return SITES + "/" + id + "/risks?hazard=" + hazard.code() + "&scenario=" + scenario.name();
  }

  static String result(UUID id, Hazard hazard, Scenario scenario, int year) {
    return results(id, hazard, scenario) + "&year=" + year;
  }

  /** One site, every hazard. */
  static String result(UUID id, Scenario scenario, int year) {
    return SITES + "/" + id + "/risks?scenario=" + scenario.name() + "&year=" + year;
  }

  /**
   * The rows of every site that a portfolio figure sums up.
   *
   * @param hazard null for all
   */
  static String rows(@Nullable Hazard hazard, Scenario scenario, int year) {
    return "/api/v1/risks.csv?of=sites"
        + (hazard == null ? "" : "&hazard=" + hazard.code())
        + "&scenario="
        + scenario.name()
        + "&year="
        + year;
  }
}
