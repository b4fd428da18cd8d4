package ondo.catalog;

import java.util.List;
import ondo.risk.Hazard;
import ondo.risk.hazard.HazardScore;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.Support;
import ondo.risk.vulnerability.DamageFunction;
import ondo.risk.vulnerability.VulnerabilityRules;

/**
 * All parameters of one hazard; no behaviour of its own.
 *
 * @param hazard which one
 * @param indicator what its yearly intensity is, in words
 * @param unit of the yearly intensity
 * @param support which numbers the intensity can take
 * @param rule how class probabilities are estimated
 * @param scheme where the class limits come from
 * @param damage damage ratio of each class
 * @param upperReturnYears for each class the return period of its upper limit in years; empty when
 *     the hazard has no standard of protection
 * @param exposureInLoss whether E/100 scales the loss
 * @param kappa calibration factor, above 0
 * @param ramps weighted components of H
 * @param vulnerability rules of V
 */
public record HazardSpec(
    Hazard hazard,
    String indicator,
    String unit,
    Support support,
    FrequencyEstimator.Rule rule,
    ClassScheme scheme,
    DamageFunction damage,
    List<Double> upperReturnYears,
    boolean exposureInLoss,
    double kappa,
    HazardScore ramps,
    VulnerabilityRules vulnerability) {

  public HazardSpec {
    upperReturnYears = List.copyOf(upperReturnYears);
    if (scheme.size() != damage.size()) {
      throw new IllegalArgumentException(
          hazard.code() + ": " + scheme.size() + " classes, " + damage.size() + " damage ratios");
    }
    if (!upperReturnYears.isEmpty() && upperReturnYears.size() != damage.size()) {
      throw new IllegalArgumentException(hazard.code() + ": return periods of some classes only");
    }
    if (!(kappa > 0)) {
      throw new IllegalArgumentException(hazard.code() + ": calibration not above 0: " + kappa);
    }
  }
}
