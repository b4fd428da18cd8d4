package ondo.statistics;

import java.util.Arrays;

/**
 * First two L-moments and L-skewness from unbiased probability weighted moments (Hosking 1990, J.
 * R. Stat. Soc. B 52, 105).
 *
 * @param l1 mean, in the unit of the sample
 * @param l2 L-scale, in the unit of the sample, 0 or more
 * @param t3 L-skewness, -1…1; NaN when the sample has no spread
 */
public record LMoments(double l1, double l2, double t3) {

  /**
   * The L-moments of a sample in any order, none missing.
   *
   * @throws IllegalArgumentException if it has fewer than three values
   */
  public static LMoments of(double[] sample) {
    var n = sample.length;
    if (n < 3) {
      throw new IllegalArgumentException("L-moments need three values, not " + n);
    }
    var x = sample.clone();
    Arrays.sort(x);
    var b0 = 0.0;
    var b1 = 0.0;
    var b2 = 0.0;
    for (var j = 0; j < n; j++) {
      b0 += x[j];
      b1 += x[j] * j / (n - 1);
      b2 += x[j] * j * (j - 1) / ((n - 1.0) * (n - 2));
    }
    b0 /= n;
    b1 /= n;
    b2 /= n;
    var l2 = 2 * b1 - b0;
    return new LMoments(b0, l2, (6 * b2 - 6 * b1 + b0) / l2);
  }
}
