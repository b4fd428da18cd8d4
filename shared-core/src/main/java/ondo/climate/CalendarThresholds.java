package ondo.climate;

import java.util.Arrays;
import java.util.Map;
import ondo.statistics.Quantiles;

/**
 * Percentiles of each calendar day over the base years (risk-model §6.1; Zhang et al. 2011): the
 * five days centred on it are pooled, circular over the year, 29 February left out, quantile type
 * 8.
 */
public final class CalendarThresholds {

  private static final int REACH = 2;

  private CalendarThresholds() {}

  /**
   * Threshold of one calendar day from the base years' values by calendar day.
   *
   * @param valuesByDay values of at least the five days around {@code day}; NaN is left out
   * @param day 1…365
   * @param p quantile level, 0…1
   * @throws IllegalArgumentException if the five days hold no value
   */
  public static double of(Map<Integer, double[]> valuesByDay, int day, double p) {
    var pool = new double[0];
    for (var offset = -REACH; offset <= REACH; offset++) {
      var values = valuesByDay.get(wrapped(day + offset));
      if (values == null) {
        throw new IllegalArgumentException("no values of calendar day " + wrapped(day + offset));
      }
      var end = pool.length;
      pool = Arrays.copyOf(pool, end + values.length);
      System.arraycopy(values, 0, pool, end, values.length);
    }
    return Quantiles.type8(withoutMissing(pool, pool.length), p);
  }

  /** Thresholds by calendar day, index 0 for 1 January, of a series held in base-calendar order. */
  static double[] ofSeries(double[] series, double p) {
    var thresholds = new double[BaseCalendar.CALENDAR_DAYS];
    var pools = new double[thresholds.length][(2 * REACH + 1) * BaseYears.COUNT];
    var sizes = new int[thresholds.length];
    for (var i = 0; i < series.length; i++) {
      if (BaseCalendar.YEAR[i] < 0 || BaseCalendar.LEAP_DAY[i]) {
        continue;
      }
      for (var offset = -REACH; offset <= REACH; offset++) {
        var day = wrapped(BaseCalendar.CALENDAR_DAY[i] + offset) - 1;
        pools[day][sizes[day]++] = series[i];
      }
    }
    for (var day = 0; day < thresholds.length; day++) {
      thresholds[day] = Quantiles.type8(withoutMissing(pools[day], sizes[day]), p);
    }
    return thresholds;
  }

  private static int wrapped(int day) {
    return Math.floorMod(day - 1, BaseCalendar.CALENDAR_DAYS) + 1;
  }

  private static double[] withoutMissing(double[] values, int size) {
    return Arrays.stream(values, 0, size).filter(v -> !Double.isNaN(v)).toArray();
  }
}
