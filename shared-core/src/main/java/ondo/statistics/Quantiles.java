package ondo.statistics;

import java.util.Arrays;

/** Sample quantiles of types 7 and 8 (Hyndman and Fan 1996, Am. Stat. 50, 361). */
public final class Quantiles {

  private Quantiles() {}

  /**
   * Type 7: position (n - 1)p + 1 in the sorted sample; used for class thresholds.
   *
   * @param sample at least one value, in any order, none missing; left as it is
   * @param p 0…1
   * @throws IllegalArgumentException if the sample is empty or {@code p} is outside 0…1
   */
  public static double type7(double[] sample, double p) {
    return type7Sorted(sorted(sample), p);
  }

  /** Type 8: position (n + 1/3)p + 1/3; used for calendar-day percentiles. See {@link #type7}. */
  public static double type8(double[] sample, double p) {
    return type8Sorted(sorted(sample), p);
  }

  /** {@link #type7} of a sample that is ascending already; allocates nothing. */
  public static double type7Sorted(double[] ascending, double p) {
    return at(ascending, (ascending.length - 1) * checked(p) + 1);
  }

  /** {@link #type8} of a sample that is ascending already; allocates nothing. */
  public static double type8Sorted(double[] ascending, double p) {
    return at(ascending, (ascending.length + 1.0 / 3) * checked(p) + 1.0 / 3);
  }

  private static double[] sorted(double[] sample) {
    var ascending = sample.clone();
    Arrays.sort(ascending);
    return ascending;
  }

  private static double checked(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("quantile level outside 0…1: " + p);
    }
    return p;
  }

  private static double at(double[] ascending, double position) {
    var n = ascending.length;
    if (n == 0) {
      throw new IllegalArgumentException("quantile of an empty sample");
    }
    var below = (int) Math.floor(position);
    var lower = ascending[Math.clamp(below, 1, n) - 1];
    var upper = ascending[Math.clamp(below + 1L, 1, n) - 1];
    return lower + (position - below) * (upper - lower);
  }
}
