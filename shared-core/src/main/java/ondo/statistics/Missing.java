package ondo.statistics;

import java.util.Arrays;

/** The one meaning of a missing number: not finite, or a sentinel at or below -99. */
public final class Missing {

  /** Public data sets mark gaps by -99, -999 or -9999; nothing at or below this is a value. */
  public static final double SENTINEL = -99;

  /** How a gap is written into an array of doubles. */
  public static final double VALUE = Double.NaN;

  private Missing() {}

  /** Whether {@code x} is NaN, infinite or at most -99. */
  public static boolean is(double x) {
    // NaN fails every comparison, so only a finite number above the sentinel passes this one.
    return !(x > SENTINEL && x < Double.POSITIVE_INFINITY);
  }

  /** The values of {@code series} that are not missing, in their order. */
  public static double[] drop(double[] series) {
    var kept = new double[series.length];
    var n = 0;
    for (var x : series) {
      if (!is(x)) {
        kept[n++] = x;
      }
    }
    return Arrays.copyOf(kept, n);
  }
}
