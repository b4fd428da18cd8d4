package ondo.store;

import java.util.List;
import java.util.UUID;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.SiteRisk;

/** What is stored beside the losses of sites, read column by column. */
record SiteDetails(Store store) {

  /** The columns that are null where nothing is known beside the loss. */
  static final List<String> COLUMNS =
      List.of(
          "screening",
          "band_contents",
          "aal_low",
          "aal_high",
          "response_low",
          "response_high",
          "deviation",
          "at_return_periods");

  private static final int RETURN_PERIOD_VALUES = 560;

  /** Values that need every bit of their mantissa. */
  static LossDetail eventBased() {
    var atReturnPeriods = new double[RETURN_PERIOD_VALUES];
    for (var i = 0; i < atReturnPeriods.length; i++) {
      atReturnPeriods[i] = i / 7.0;
    }
    return new LossDetail(
        true,
        Store.years(0.01, 1.0 / 3),
        "RESPONSE",
        Store.years(0.02, 1.0 / 7),
        Store.years(0.03, 1.0 / 9),
        Store.years(0.04, 1.0 / 11),
        Store.years(0.05, 1.0 / 13),
        Store.years(0.06, Math.PI),
        atReturnPeriods);
  }

  /** The risk of {@link Store#risk} with something beside its loss. */
  static SiteRisk risk(UUID site, int version, Hazard hazard, LossDetail detail) {
    var risk = Store.risk(site, version, hazard, 0.1);
    return new SiteRisk(
        risk.siteId(),
        risk.siteVersion(),
        risk.hazard(),
        risk.scenario(),
        risk.status(),
        risk.flags(),
        risk.yearFlags(),
        risk.components(),
        risk.e(),
        risk.v(),
        risk.h(),
        risk.integrated(),
        risk.aalGross(),
        risk.aalNet(),
        risk.expectedLoss(),
        risk.probabilities(),
        detail);
  }

  String text(UUID site, String column) {
    return ask(site, column, String.class);
  }

  double[] values(UUID site, String column) {
    return ArrayBytes.doubles(ask(site, "array_send(" + column + ")", byte[].class));
  }

  boolean isNull(UUID site, String column) {
    return ask(site, column + " is null", Boolean.class);
  }

  private <T> T ask(UUID site, String column, Class<T> type) {
    return store
        .jdbc
        .sql("select " + column + " from site_risk where site_id = :id")
        .param("id", site)
        .query(type)
        .single();
  }
}
