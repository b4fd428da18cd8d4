package ondo.assessment;

import java.util.ArrayList;
import java.util.List;

/**
 * Ten years whose results are averaged, never their inputs: the damage of a mean year is not the
 * mean damage of its years (risk model §8). The 2020s have the nine years from 2021 on.
 *
 * @param firstYear 2021, or a full decade from 2030 to 2090
 */
public record Decade(int firstYear) {

  private static final int FIRST_YEAR = 2021;
  private static final int FIRST_FULL = 2030;
  private static final int LAST_FULL = 2090;
  private static final int YEARS = 10;

  public Decade {
    var isFull = firstYear % YEARS == 0 && firstYear >= FIRST_FULL && firstYear <= LAST_FULL;
    if (firstYear != FIRST_YEAR && !isFull) {
      throw new IllegalArgumentException("no decade begins in " + firstYear);
    }
  }

  /** The 2020s to the 2090s. */
  public static List<Decade> all() {
    var all = new ArrayList<Decade>();
    all.add(new Decade(FIRST_YEAR));
    for (var year = FIRST_FULL; year <= LAST_FULL; year += YEARS) {
      all.add(new Decade(year));
    }
    return List.copyOf(all);
  }

  /** The last of its years. */
  public int lastYear() {
    return firstYear - firstYear % YEARS + YEARS - 1;
  }

  /** Such as {@code 2030s}. */
  public String label() {
    return firstYear - firstYear % YEARS + "s";
  }

  /**
   * Mean of its years' results.
   *
   * @param results one a year from 2021 on
   */
  public double mean(double[] results) {
    var sum = 0.0;
    for (var year = firstYear; year <= lastYear(); year++) {
      sum += results[year - FIRST_YEAR];
    }
    return sum / (lastYear() - firstYear + 1);
  }
}
