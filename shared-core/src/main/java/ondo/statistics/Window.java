package ondo.statistics;

/**
 * The 30 data years that stand for one target year (climatological normal of the WMO).
 *
 * @param first first year, inclusive
 * @param last last year, inclusive
 * @param fit how the window lies around its target year
 */
public record Window(int first, int last, Fit fit) {

  /** Length in years. */
  public static final int YEARS = 30;

  /** A mean needs 80 % of its years (WMO-No. 1203). */
  public static final int VALID_YEARS_FOR_MEAN = 24;

  /** How a window lies around its target year. */
  public enum Fit {
    /** From 15 years before to 14 years after. */
    CENTRED,
    /** Shifted because the data begin or end too near (flag {@code EDGE_WINDOW}). */
    EDGE,
    /** All data, because there are fewer than 30 years (flag {@code SHORT_WINDOW}). */
    SHORT
  }

  public Window {
    if (last < first) {
      throw new IllegalArgumentException("window ends before it starts: " + first + "…" + last);
    }
  }

  /**
   * The window of {@code year} in data that reach from {@code firstYear} to {@code lastYear}.
   *
   * @throws IllegalArgumentException if the data end before they start
   */
  public static Window of(int year, int firstYear, int lastYear) {
    if (lastYear - firstYear + 1 < YEARS) {
      return new Window(firstYear, lastYear, Fit.SHORT);
    }
    var wanted = year - YEARS / 2;
    var start = Math.clamp(wanted, firstYear, lastYear - YEARS + 1);
    return new Window(start, start + YEARS - 1, start == wanted ? Fit.CENTRED : Fit.EDGE);
  }

  /** Number of years. */
  public int years() {
    return last - first + 1;
  }

  /**
   * Mean over this window of a yearly series, skipping missing years.
   *
   * @param series one value a year from {@code firstYear} on, gaps as {@link Missing}
   * @return the mean in the unit of the series, or NaN with fewer than 24 valid years
   */
  public double mean(double[] series, int firstYear) {
    return mean(series, first - firstYear, last - firstYear + 1);
  }

  /** Mean of {@code series[from, to)}; NaN with fewer than 24 valid values. */
  public static double mean(double[] series, int from, int to) {
    var sum = 0.0;
    var n = 0;
    for (var i = from; i < to; i++) {
      if (!Missing.is(series[i])) {
        sum += series[i];
        n++;
      }
    }
    return n < VALID_YEARS_FOR_MEAN ? Missing.VALUE : sum / n;
  }
}
