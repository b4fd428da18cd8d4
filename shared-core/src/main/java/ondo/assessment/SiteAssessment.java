package ondo.assessment;

import java.util.List;
import ondo.risk.Hazard;
import ondo.risk.loss.Totals;

/**
 * All hazards of a site for one scenario and year.
 *
 * @param modelVersion of the catalogue
 * @param switches alternatives used
 * @param risks one for each hazard in the order of the model
 * @param totals of the losses
 * @param summary of the scores
 */
public record SiteAssessment(
    String modelVersion,
    Switches switches,
    List<HazardRisk> risks,
    Totals totals,
    SiteSummary summary) {

  public SiteAssessment {
    risks = List.copyOf(risks);
  }

  /** The risk of one hazard. */
  public HazardRisk risk(Hazard hazard) {
    for (var risk : risks) {
      if (risk.hazard() == hazard) {
        return risk;
      }
    }
    throw new IllegalArgumentException("not assessed: " + hazard.code());
  }
}
