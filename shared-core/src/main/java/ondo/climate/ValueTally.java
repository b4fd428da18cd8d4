package ondo.climate;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** How many days of each base year had a certain temperature, °C. */
public final class ValueTally {

  private final double[] values;
  private final int[][] days;

  private ValueTally(double[] values, int[][] days) {
    this.values = values;
    this.days = days;
  }

  /**
   * Of temperatures that were counted before.
   *
   * @param days by temperature, each with one count a base year; ascending by key
   */
  public static ValueTally of(SortedMap<Double, int[]> days) {
    var values = days.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    for (var counts : days.values()) {
      if (counts.length != BaseYears.COUNT) {
        throw new IllegalArgumentException(
            "a tally of " + counts.length + " years instead of " + BaseYears.COUNT);
      }
    }
    return new ValueTally(values, days.values().toArray(int[][]::new));
  }

  static ValueTally of(double[] series, DoublePredicate isReachable) {
    var days = new TreeMap<Double, int[]>();
    for (var i = 0; i < series.length; i++) {
      if (BaseCalendar.YEAR[i] >= 0 && !Double.isNaN(series[i]) && isReachable.test(series[i])) {
        days.computeIfAbsent(series[i], v -> new int[BaseYears.COUNT])[BaseCalendar.YEAR[i]]++;
      }
    }
    return of(days);
  }

  /** Number of distinct temperatures. */
  public int size() {
    return values.length;
  }

  /** Temperature at a place, ascending, °C. */
  public double value(int at) {
    return values[at];
  }

  /** Days with this temperature in a base year, 0 for 1991. */
  public int days(int at, int year) {
    return days[at][year];
  }
}
