package ondo.api.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year, or a decade whose numbers are means of its yearly results, never results of averaged
 * inputs (risk model §8).
 *
 * @param from first year, 2021…2100
 * @param to last year; the same for a single year
 */
record Term(int from, int to) {

  static final int FIRST_DECADE = 2020;
  static final int LAST_DECADE = 2090;
  private static final int YEARS = 10;

  static List<Term> years(List<Integer> years) {
    return years.stream().map(year -> new Term(year, year)).toList();
  }

  static boolean isDecade(int year) {
    return year >= FIRST_DECADE && year <= LAST_DECADE && year % YEARS == 0;
  }

  /** The decade that begins with {@code first}; the results of the 2020s begin in 2021. */
  static Term decade(int first) {
    return new Term(Math.max(Years.FIRST, first), first + YEARS - 1);
  }

  /** The last year of a mean; null for a single year. */
  @Nullable Integer yearTo() {
    return from == to ? null : to;
  }

  /** The year's value, or the mean of the years; null when one of them is a gap. */
  @Nullable Double of(double @Nullable [] values) {
    return values == null ? null : of(values, 0);
  }

  /**
   * The same of a series inside a longer array.
   *
   * @param offset where the series begins
   */
  @Nullable Double of(double[] values, int offset) {
    var sum = 0.0;
    for (var year = from; year <= to; year++) {
      sum += values[offset + year - Years.FIRST];
    }
    var mean = sum / (to - from + 1);
    return Double.isNaN(mean) ? null : (Double) mean;
  }
}
