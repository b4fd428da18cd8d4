package ondo.statistics;

/**
 * Generalised logistic distribution in the sign convention of Hosking and Wallis (1997): k &gt; 0
 * is bounded above.
 *
 * @param xi location
 * @param alpha scale, positive
 * @param k shape
 */
public record GeneralizedLogistic(double xi, double alpha, double k) {

  private static final double SHAPE_ZERO = 1e-6;

  public GeneralizedLogistic {
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("scale of a generalised logistic not positive: " + alpha);
    }
  }

  /**
   * Fit by L-moments.
   *
   * @throws IllegalArgumentException if the sample has no spread
   */
  public static GeneralizedLogistic fit(LMoments moments) {
    var k = -moments.t3();
    if (Math.abs(k) < SHAPE_ZERO) {
      return new GeneralizedLogistic(moments.l1(), moments.l2(), 0);
    }
    var alpha = moments.l2() * Math.sin(k * Math.PI) / (k * Math.PI);
    var xi = moments.l1() - alpha * (1 / k - Math.PI / Math.sin(k * Math.PI));
    return new GeneralizedLogistic(xi, alpha, k);
  }

  /** F(x), 0…1; outside the support exactly 0 below and 1 above. */
  public double cdf(double x) {
    var reduced = (x - xi) / alpha;
    if (k == 0) {
      return 1 / (1 + Math.exp(-reduced));
    }
    var argument = 1 - k * reduced;
    if (argument <= 0) {
      return k < 0 ? 0 : 1;
    }
    return 1 / (1 + Math.exp(Math.log(argument) / k));
  }
}
