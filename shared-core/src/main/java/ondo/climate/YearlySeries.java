package ondo.climate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A yearly index of one place that runs through calendar years: a projection under one scenario, or
 * the observed years that its thresholds come from.
 *
 * @param indicator code of the index, such as {@code slr_cm}
 * @param scenario of a projection, null for observed years
 * @param firstYear calendar year of the first value
 * @param flags what is assumed in it, sorted
 * @param values one a year, at least one; NaN is a missing year
 */
@SuppressWarnings("ArrayRecordComponent") // a series on its way, never compared
public record YearlySeries(
    String indicator,
    @Nullable Scenario scenario,
    int firstYear,
    List<String> flags,
    double[] values) {

  public YearlySeries {
    flags = List.copyOf(flags);
    if (values.length == 0) {
      throw new IllegalArgumentException("a series of " + indicator + " without a year");
    }
  }

  /** Calendar year of the last value. */
  public int lastYear() {
    return firstYear + values.length - 1;
  }

  /** The value of a calendar year, NaN outside the series. */
  public double at(int year) {
    return year < firstYear || year > lastYear() ? Double.NaN : values[year - firstYear];
  }
}
