package ondo.risk.loss;

/**
 * Average annual loss as a ratio of the value at stake, before and after insurance.
 *
 * @param gross before insurance, 1/yr, 0 or more
 * @param net after insurance, 1/yr, 0…gross
 * @param vulnerabilityFactor F_vuln used; NaN where the peril cannot act
 * @param exposureFactor F_exp used, 0…1; NaN where the peril cannot act
 */
public record AverageAnnualLoss(
    double gross, double net, double vulnerabilityFactor, double exposureFactor) {

  /** The loss of a peril that cannot act. */
  public static final AverageAnnualLoss NONE = new AverageAnnualLoss(0, 0, Double.NaN, Double.NaN);

  public AverageAnnualLoss {
    if (!(net >= 0 && net <= gross)) {
      throw new IllegalArgumentException("net loss " + net + " of a gross loss of " + gross);
    }
  }

  /** The grade of the net loss. */
  public AalGrade grade() {
    return AalGrade.of(net);
  }
}
