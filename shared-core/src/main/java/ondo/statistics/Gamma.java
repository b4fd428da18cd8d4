package ondo.statistics;

/** The gamma function for positive arguments, relative error at most 1e-12 on (0, 7]. */
public final class Gamma {

  private static final double G = 7;

  /** Coefficients for g = 7 and nine terms (Lanczos 1964, SIAM J. Numer. Anal. B 1, 86). */
  private static final double[] LANCZOS = {
    0.9999999999998099, 676.5203681218851,
    -1259.1392167224028, 771.3234287776531,
    -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-06,
    1.5056327351493116e-07
  };

  private Gamma() {}

  /**
   * Γ(x).
   *
   * @throws IllegalArgumentException if {@code x} is not positive
   */
  public static double of(double x) {
    if (!(x > 0)) {
      throw new IllegalArgumentException("gamma function of a number that is not positive: " + x);
    }
    if (x < 1) {
      return of(x + 1) / x;
    }
    var sum = LANCZOS[0];
    for (var i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    var t = x - 0.5 + G;
    return Math.sqrt(2 * Math.PI) * Math.pow(t, x - 0.5) * Math.exp(-t) * sum;
  }
}
