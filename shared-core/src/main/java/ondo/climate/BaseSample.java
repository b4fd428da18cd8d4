package ondo.climate;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Thirty consecutive observed years of an index: those of {@link BaseYears}, or the last ones of a
 * record that ends earlier.
 *
 * @param firstYear calendar year of the first value
 * @param values one a year, {@link BaseYears#COUNT} of them
 */
@SuppressWarnings("ArrayRecordComponent") // a sample on its way, never compared
public record BaseSample(int firstYear, double[] values) {

  public BaseSample {
    if (values.length != BaseYears.COUNT) {
      throw new IllegalArgumentException(values.length + " base years");
    }
  }

  /** Calendar year of the last value. */
  public int lastYear() {
    return firstYear + values.length - 1;
  }

  /** The years as text, such as 1990-2019. */
  public String period() {
    return firstYear + "-" + lastYear();
  }

  /** First of the latest thirty consecutive valid years, empty when there is no such run. */
  static OptionalInt lastRun(int firstYear, int lastYear, IntPredicate isValid) {
    var run = 0;
    for (var year = lastYear; year >= firstYear; year--) {
      run = isValid.test(year) ? run + 1 : 0;
      if (run == BaseYears.COUNT) {
        return OptionalInt.of(year);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The sample at every warming level, level by level, when warming multiplies every year alike.
   *
   * @param change in per cent since 1850–1900
   */
  public double[] scaled(WarmingLevels levels, IndexChange change) {
    var matrix = new double[levels.count() * values.length];
    for (var level = 0; level < levels.count(); level++) {
      var factor = change.factorSinceBase(levels.at(level));
      for (var year = 0; year < values.length; year++) {
        matrix[level * values.length + year] = values[year] * factor;
      }
    }
    return matrix;
  }
}
