package ondo.assessment;

import java.util.Map;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;

/**
 * The named alternatives of the model; each result is stored with the ones used (risk model §1.5).
 *
 * @param scaling range of F_vuln
 * @param integration form of the integrated score
 * @param exposureInLoss whether E/100 scales the losses of the hazards that ask for it
 * @param kappa calibration of single hazards, above 0; the catalogue's where absent
 */
public record Switches(
    Scaling scaling, Integration integration, boolean exposureInLoss, Map<Hazard, Double> kappa) {

  public static final Switches DEFAULT =
      new Switches(Scaling.WIDE, Integration.GEOMETRIC_MEAN, true, Map.of());

  public Switches {
    kappa = Map.copyOf(kappa);
    for (var entry : kappa.entrySet()) {
      if (!(entry.getValue() > 0 && entry.getValue() < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("calibration not above 0: " + entry);
      }
    }
  }
}
