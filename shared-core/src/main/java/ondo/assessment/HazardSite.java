package ondo.assessment;

import ondo.projection.HazardSignal;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.LossModel;

/**
 * A site as one hazard finds it: exposure, vulnerability and what they do to a loss, which no year
 * and no scenario changes.
 */
public final class HazardSite {

  private final Hazard hazard;
  private final SiteProfile site;
  private final Outcome<Score> exposure;
  private final Outcome<Score> vulnerability;
  private final LossModel model;
  private final Integration integration;
  private final LossModel.Factors factors;

  HazardSite(
      Hazard hazard,
      SiteProfile site,
      Outcome<Score> exposure,
      Outcome<Score> vulnerability,
      LossModel model,
      Integration integration) {
    this.hazard = hazard;
    this.site = site;
    this.exposure = exposure;
    this.vulnerability = vulnerability;
    this.model = model;
    this.integration = integration;
    this.factors = model.factors(inputs(HazardSignal.NONE));
  }

  /** The risk in the climate of a signal. */
  public HazardRisk assess(HazardSignal signal) {
    var h = signal.score();
    var loss = model.annualLoss(inputs(signal), factors);
    return new HazardRisk(
        hazard,
        h,
        exposure,
        vulnerability,
        integration.score(h, exposure, vulnerability),
        signal.probabilities(),
        loss,
        site.value().expectedLoss(hazard.impact(), loss));
  }

  /** What the loss formula reads of the site and a signal. */
  public LossModel.Inputs inputs(HazardSignal signal) {
    var applicable =
        signal.score().status() != Status.NOT_APPLICABLE
            && exposure.status() != Status.NOT_APPLICABLE;
    return new LossModel.Inputs(
        applicable,
        signal.probabilities(),
        exposure,
        vulnerability,
        site.value().insuredShare(),
        site.protectionYears());
  }

  /** Gross loss in a year of each class as a ratio; see {@link LossModel#classLosses}. */
  public double[] classLosses() {
    return model.classLosses(factors);
  }
}
