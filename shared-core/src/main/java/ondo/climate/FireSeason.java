package ondo.climate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import ondo.statistics.Missing;

/** From daily fire weather to the yearly indicator: the mean of the worst month. */
public final class FireSeason {

  private static final int VALID_MONTHS = 10;

  private FireSeason() {}

  /**
   * Largest monthly mean of the daily fire weather index in a year; a month counts with 80 % of its
   * days, the year with ten months.
   *
   * @param days twelve months of one value a day, missing values included
   * @return the indicator, or missing
   */
  public static double peakMonth(double[][] days) {
    var months = 0;
    var peak = Double.NEGATIVE_INFINITY;
    for (var month : days) {
      var mean = monthMean(month);
      if (!Missing.is(mean)) {
        months++;
        peak = Math.max(peak, mean);
      }
    }
    return months < VALID_MONTHS ? Missing.VALUE : peak;
  }

  /**
   * {@link #peakMonth(double[][])} of one calendar year of a long series; days of the year outside
   * the series are missing.
   *
   * @param firstDay the day of {@code daily[0]}
   */
  public static double peakMonth(int year, LocalDate firstDay, double[] daily) {
    var months = new double[12][];
    for (var month = 1; month <= 12; month++) {
      var length = YearMonth.of(year, month).lengthOfMonth();
      var offset = ChronoUnit.DAYS.between(firstDay, LocalDate.of(year, month, 1));
      var days = new double[length];
      Arrays.fill(days, Missing.VALUE);
      for (var d = 0; d < length; d++) {
        if (offset + d >= 0 && offset + d < daily.length) {
          days[d] = daily[(int) (offset + d)];
        }
      }
      months[month - 1] = days;
    }
    return peakMonth(months);
  }

  private static double monthMean(double[] days) {
    var valid = 0;
    var sum = 0.0;
    for (var x : days) {
      if (!Missing.is(x)) {
        valid++;
        sum += x;
      }
    }
    // In whole numbers, so that 8 of 10 is exactly 80 %.
    return valid == 0 || valid * 5 < days.length * 4 ? Missing.VALUE : sum / valid;
  }
}
