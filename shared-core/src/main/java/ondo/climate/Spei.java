package ondo.climate;

import java.util.Arrays;
import ondo.statistics.GeneralizedLogistic;
import ondo.statistics.LMoments;
import ondo.statistics.Missing;
import ondo.statistics.Normal;

/**
 * Standardised precipitation evapotranspiration index (Vicente-Serrano, Beguería and López-Moreno
 * 2010; Beguería et al. 2014): the monthly balance of rain and evapotranspiration, summed over some
 * months and expressed as a standard normal number of its calendar month, -5…5.
 *
 * <p>Only a number that is not finite counts as missing here: a balance below -99 mm is an ordinary
 * dry summer, not a sentinel.
 */
public final class Spei {

  /** The scale of the model's drought indicator, months. */
  public static final int TWELVE_MONTHS = 12;

  private static final double LIMIT = 5;
  private static final int MIN_REFERENCE_YEARS = 20;
  private static final int VALID_MONTHS = 10;

  private Spei() {}

  /**
   * The index of every month.
   *
   * @param balance rain minus evapotranspiration in mm by month, a January first
   * @param scale months summed, at least 1
   * @param referenceFirst first month (index) of the reference period
   * @param referenceLast last month (index) of the reference period, included
   * @return one value a month; missing where a sum is incomplete or the calendar month has fewer
   *     than 20 reference sums or no spread
   */
  public static double[] of(double[] balance, int scale, int referenceFirst, int referenceLast) {
    if (scale < 1) {
      throw new IllegalArgumentException("SPEI over " + scale + " months");
    }
    var sums = sums(balance, scale);
    var result = new double[balance.length];
    Arrays.fill(result, Missing.VALUE);
    for (var month = 0; month < 12; month++) {
      var reference = every12th(sums, month, referenceFirst, referenceLast);
      if (reference.length < MIN_REFERENCE_YEARS || !hasSpread(reference)) {
        continue;
      }
      var fit = GeneralizedLogistic.fit(LMoments.of(reference));
      for (var i = month; i < sums.length; i += 12) {
        if (Double.isFinite(sums[i])) {
          result[i] = standardised(fit.cdf(sums[i]));
        }
      }
    }
    return result;
  }

  /** {@link #of(double[], int, int, int)} with the whole series as reference. */
  public static double[] of(double[] balance, int scale) {
    return of(balance, scale, 0, balance.length - 1);
  }

  /** Smallest of a year's twelve values if at least ten are there, else missing. */
  public static double annualMinimum(double[] months) {
    var valid = 0;
    var least = Double.POSITIVE_INFINITY;
    for (var x : months) {
      if (!Missing.is(x)) {
        valid++;
        least = Math.min(least, x);
      }
    }
    return valid < VALID_MONTHS ? Missing.VALUE : least;
  }

  private static double standardised(double probability) {
    if (probability <= 0) {
      return -LIMIT;
    }
    if (probability >= 1) {
      return LIMIT;
    }
    return Math.clamp(Normal.quantile(probability), -LIMIT, LIMIT);
  }

  private static double[] sums(double[] balance, int scale) {
    var sums = new double[balance.length];
    for (var i = 0; i < sums.length; i++) {
      // Summed afresh, not rolled: a rolling sum keeps rounding errors and never leaves a gap.
      var sum = i + 1 < scale ? Missing.VALUE : 0;
      for (var j = Math.max(0, i - scale + 1); j <= i; j++) {
        sum += balance[j];
      }
      sums[i] = Double.isFinite(sum) ? sum : Missing.VALUE;
    }
    return sums;
  }

  private static double[] every12th(double[] sums, int month, int first, int last) {
    var kept = new double[sums.length / 12 + 1];
    var n = 0;
    for (var i = month; i <= Math.min(last, sums.length - 1); i += 12) {
      if (i >= first && Double.isFinite(sums[i])) {
        kept[n++] = sums[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private static boolean hasSpread(double[] sample) {
    var mean = 0.0;
    for (var x : sample) {
      mean += x / sample.length;
    }
    var squares = 0.0;
    for (var x : sample) {
      squares += (x - mean) * (x - mean);
    }
    return Math.sqrt(squares / (sample.length - 1)) > 1e-12 * Math.max(1, Math.abs(mean));
  }
}
