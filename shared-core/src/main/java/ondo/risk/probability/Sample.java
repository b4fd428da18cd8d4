package ondo.risk.probability;

import java.util.Arrays;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.statistics.Missing;

/** The valid values of a yearly series in their order (risk model §2.1). */
public final class Sample {

  private final double[] values;
  private final Flags flags;

  private Sample(double[] values, Flags flags) {
    this.values = values;
    this.flags = flags;
  }

  /** {@code series} without its missing and, where impossible, its negative values. */
  public static Sample of(double[] series, Support support) {
    var kept = new double[series.length];
    var n = 0;
    var flags = Flags.NONE;
    for (var x : series) {
      if (Missing.is(x)) {
        flags = flags.and(Flags.of(Flag.MISSING_VALUES));
      } else if (support == Support.NONNEG && x < 0) {
        flags = flags.and(Flags.of(Flag.NEGATIVE_VALUE_DROPPED));
      } else {
        kept[n++] = x;
      }
    }
    return new Sample(Arrays.copyOf(kept, n), flags);
  }

  /** Number of valid values. */
  public int size() {
    return values.length;
  }

  /** A copy of the valid values. */
  public double[] values() {
    return values.clone();
  }

  /** What was dropped. */
  public Flags flags() {
    return flags;
  }

  /** Whether the values differ by no more than rounding; true for fewer than two. */
  public boolean hasNoSpread() {
    return values.length < 2 || isFlat(values, values.length);
  }

  /** Standard deviation (n - 1) at most 1e-12·max(1, |mean|), over the first {@code n} values. */
  static boolean isFlat(double[] values, int n) {
    var mean = mean(values, n);
    return deviation(values, n, mean) <= 1e-12 * Math.max(1, Math.abs(mean));
  }

  static double mean(double[] values, int n) {
    var sum = 0.0;
    for (var i = 0; i < n; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  static double deviation(double[] values, int n, double mean) {
    var squares = 0.0;
    for (var i = 0; i < n; i++) {
      var d = values[i] - mean;
      squares += d * d;
    }
    return Math.sqrt(squares / (n - 1));
  }
}
