package ondo.climate;

import ondo.statistics.Missing;

/** Extremes of daily rain in mm (ETCCDI RX1DAY) and the hourly rain that goes with them. */
public final class Rainfall {

  private static final int MISSING_DAYS_ALLOWED = 15;

  private Rainfall() {}

  /**
   * Largest daily rain of a year in mm/d.
   *
   * @param daily one value for each day of the year; a negative value is missing
   * @return the indicator, or missing with more than 15 missing days or none valid
   */
  public static double annualMaximum(double[] daily) {
    var missing = 0;
    var most = Double.NEGATIVE_INFINITY;
    for (var x : daily) {
      if (Missing.is(x) || x < 0) {
        missing++;
      } else {
        most = Math.max(most, x);
      }
    }
    return missing > MISSING_DAYS_ALLOWED || missing == daily.length ? Missing.VALUE : most;
  }

  /**
   * Largest hourly rain in mm/h of a day with {@code daily} mm, after Mononobe: R24/24 · 24^n.
   *
   * @param exponent n, 2/3 in the catalogue
   */
  public static double hourlyFromDaily(double daily, double exponent) {
    return Missing.is(daily) || daily < 0 ? Missing.VALUE : daily / 24 * Math.pow(24, exponent);
  }
}
