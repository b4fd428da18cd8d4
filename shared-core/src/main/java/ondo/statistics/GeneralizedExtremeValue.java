package ondo.statistics;

/**
 * Generalised extreme value distribution in Hosking's sign: k &gt; 0 is bounded above.
 *
 * @param xi location
 * @param alpha scale, positive
 * @param k shape
 */
public record GeneralizedExtremeValue(double xi, double alpha, double k) {

  private static final double EULER_MASCHERONI = 0.5772156649;
  private static final double SHAPE_ZERO = 1e-8;
  private static final double SHAPE_LOW = -0.999;
  private static final double SHAPE_HIGH = 5;
  private static final double SHAPE_TOLERANCE = 1e-12;

  public GeneralizedExtremeValue {
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("scale of an extreme value law not positive: " + alpha);
    }
  }

  /**
   * Fit by L-moments (Hosking and Wallis 1997); the shape by bisection to 1e-12.
   *
   * @throws IllegalArgumentException if the sample has no spread
   */
  public static GeneralizedExtremeValue fit(LMoments moments) {
    var k = shape((3 + moments.t3()) / 2);
    if (Math.abs(k) < SHAPE_ZERO) {
      var alpha = moments.l2() / Math.log(2);
      return new GeneralizedExtremeValue(moments.l1() - EULER_MASCHERONI * alpha, alpha, 0);
    }
    var gamma = Gamma.of(1 + k);
    var alpha = moments.l2() * k / (gamma * (1 - Math.pow(2, -k)));
    return new GeneralizedExtremeValue(moments.l1() - alpha * (1 - gamma) / k, alpha, k);
  }

  private static double shape(double ratio) {
    var low = SHAPE_LOW;
    var high = SHAPE_HIGH;
    while (high - low > SHAPE_TOLERANCE) {
      var middle = (low + high) / 2;
      if (ratioAt(middle) > ratio) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** (1 - 3^-k)/(1 - 2^-k), which falls in k; its limit at 0 is ln 3/ln 2. */
  private static double ratioAt(double k) {
    if (k == 0) {
      return Math.log(3) / Math.log(2);
    }
    // expm1 keeps the digits that 1 - 3^-k loses near k = 0.
    return Math.expm1(-k * Math.log(3)) / Math.expm1(-k * Math.log(2));
  }

  /**
   * The value not exceeded with probability {@code p}.
   *
   * @param p strictly between 0 and 1
   * @throws IllegalArgumentException if {@code p} is not
   */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("probability not inside 0…1: " + p);
    }
    var reduced = -Math.log(p);
    if (k == 0) {
      return xi - alpha * Math.log(reduced);
    }
    return xi + alpha * (1 - Math.pow(reduced, k)) / k;
  }
}
