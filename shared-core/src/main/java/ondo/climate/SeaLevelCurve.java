package ondo.climate;

import java.util.ArrayList;
import java.util.List;

/**
 * Relative sea level of one place under one scenario, cm above its mean of 1995-2014, at the ends
 * of the decades 2020…2100: what IPCC AR6 WGI chapter 9 publishes, land motion included.
 *
 * @param low 5th percentile
 * @param central median
 * @param high 95th percentile
 */
@SuppressWarnings("ArrayRecordComponent") // read once and handed on, never compared
public record SeaLevelCurve(double[] low, double[] central, double[] high) {

  /** Code of the central series, cm; those of the band add {@code _low} and {@code _high}. */
  public static final String CODE = "slr_cm";

  /** Year of the first value. */
  public static final int FIRST_DECADE = 2020;

  /** Number of values, ten years apart. */
  public static final int DECADES = 9;

  private static final int STEP = 10;
  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;

  /**
   * @throws IllegalArgumentException if a decade is missing or the three are out of order
   */
  public SeaLevelCurve {
    if (low.length != DECADES || central.length != DECADES || high.length != DECADES) {
      throw new IllegalArgumentException("a sea level curve without all its decades");
    }
    for (var i = 0; i < DECADES; i++) {
      if (!(low[i] <= central[i] && central[i] <= high[i])) {
        throw new IllegalArgumentException(
            "sea level of %d out of order: %s, %s, %s"
                .formatted(FIRST_DECADE + STEP * i, low[i], central[i], high[i]));
      }
    }
  }

  /** The three series by year, 2021…2100, linear between the decades. */
  public List<YearlySeries> series(Scenario scenario, List<String> flags) {
    var series = new ArrayList<YearlySeries>();
    series.add(new YearlySeries(CODE, scenario, FIRST_YEAR, flags, yearly(central)));
    series.add(new YearlySeries(CODE + "_low", scenario, FIRST_YEAR, flags, yearly(low)));
    series.add(new YearlySeries(CODE + "_high", scenario, FIRST_YEAR, flags, yearly(high)));
    return series;
  }

  private static double[] yearly(double[] decades) {
    var values = new double[LAST_YEAR - FIRST_YEAR + 1];
    for (var i = 0; i < values.length; i++) {
      var years = FIRST_YEAR + i - FIRST_DECADE;
      var decade = Math.min(years / STEP, DECADES - 2);
      var share = (years - STEP * decade) / (double) STEP;
      values[i] = decades[decade] + share * (decades[decade + 1] - decades[decade]);
    }
    return values;
  }
}
