package ondo.climate;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Days in spells (risk-model §6.1, WSDI and CSDI of Zhang et al. 2011): maximal runs of at least
 * six consecutive exceedances; each day counts in its own year, so a run may cross 31 December.
 */
public final class Spells {

  /** Fewest days of a spell. */
  public static final int SHORTEST = 6;

  /** Which side of the threshold is an exceedance; both strictly. */
  public enum Side {
    ABOVE,
    BELOW;

    boolean exceeds(double value, double threshold) {
      return this == ABOVE ? value > threshold : value < threshold;
    }
  }

  private Spells() {}

  /**
   * Spell days by year; empty for a year with more than fifteen missing days.
   *
   * @param values daily, in order; NaN for a missing day, which ends a run
   * @param thresholds one a day
   * @param years one a day
   * @throws IllegalArgumentException if the three differ in length
   */
  public static SortedMap<Integer, OptionalInt> daysPerYear(
      double[] values, double[] thresholds, int[] years, Side side) {
    if (values.length != thresholds.length || values.length != years.length) {
      throw new IllegalArgumentException(
          "%d values, %d thresholds and %d years"
              .formatted(values.length, thresholds.length, years.length));
    }
    var exceeds = new boolean[values.length];
    var missing = new TreeMap<Integer, Integer>();
    var days = new TreeMap<Integer, Integer>();
    for (var i = 0; i < values.length; i++) {
      exceeds[i] = side.exceeds(values[i], thresholds[i]);
      missing.merge(years[i], Double.isNaN(values[i]) ? 1 : 0, Integer::sum);
    }
    keepSpells(exceeds);
    for (var i = 0; i < values.length; i++) {
      days.merge(years[i], exceeds[i] ? 1 : 0, Integer::sum);
    }
    var result = new TreeMap<Integer, OptionalInt>();
    days.forEach((year, count) -> result.put(year, valid(missing, year, count)));
    return result;
  }

  /** Clears the days that belong to no run of six or more. */
  static void keepSpells(boolean[] exceeds) {
    var run = 0;
    for (var i = 0; i <= exceeds.length; i++) {
      if (i < exceeds.length && exceeds[i]) {
        run++;
        continue;
      }
      if (run < SHORTEST) {
        for (var back = i - run; back < i; back++) {
          exceeds[back] = false;
        }
      }
      run = 0;
    }
  }

  private static OptionalInt valid(SortedMap<Integer, Integer> missing, int year, int count) {
    return missing.getOrDefault(year, 0) > BaseYears.MOST_MISSING_DAYS
        ? OptionalInt.empty()
        : OptionalInt.of(count);
  }
}
