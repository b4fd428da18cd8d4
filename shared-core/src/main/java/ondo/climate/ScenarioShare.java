package ondo.climate;

import java.util.Arrays;
import java.util.Map;

/**
 * How far a scenario lies on the way from SSP1-2.6 (0) to SSP5-8.5 (1), year by year: by a series
 * that is known for all scenarios, else by global warming. It carries a series that is known for
 * those two alone to the scenarios in between.
 */
public final class ScenarioShare {

  /** Years of the windows that are compared: one year says little about a scenario. */
  public static final int WINDOW = 20;

  /** The share of the series itself is cut to 0…1.1. */
  public static final double MOST = 1.1;

  /** Two ends that differ by less than this share of the lower scenario say nothing. */
  public static final double LEAST_SPREAD = 0.05;

  /** Two ends of warming that differ by less, K, say nothing: half way is taken. */
  public static final double LEAST_SPREAD_K = 0.15;

  private static final double HALF_WAY = 0.5;

  private ScenarioShare() {}

  /**
   * Mean of the 20-year window of a year: the ten years before it and the ten from it on, moved
   * inside the series at its ends.
   *
   * @param values one a year from 2021 on, at least 20
   */
  public static double windowMean(double[] values, int index) {
    if (values.length < WINDOW) {
      throw new IllegalArgumentException("a window of 20 years in " + values.length);
    }
    var start = Math.clamp(index - WINDOW / 2, 0, values.length - WINDOW);
    return Arrays.stream(values, start, start + WINDOW).sum() / WINDOW;
  }

  /** Window means of every year. */
  public static double[] windowMeans(double[] values) {
    var means = new double[values.length];
    for (var i = 0; i < means.length; i++) {
      means[i] = windowMean(values, i);
    }
    return means;
  }

  /** Shares by global warming: 0.5 where the two ends differ by less than 0.15 K. */
  public static double[] byWarming(Map<Scenario, Warming> warming, Scenario scenario) {
    var low = windowMeans(central(warming, Scenario.SSP126));
    var high = windowMeans(central(warming, Scenario.SSP585));
    var own = windowMeans(central(warming, scenario));
    var shares = new double[own.length];
    for (var i = 0; i < shares.length; i++) {
      var spread = high[i] - low[i];
      shares[i] = spread < LEAST_SPREAD_K ? HALF_WAY : (own[i] - low[i]) / spread;
    }
    return shares;
  }

  private static double[] central(Map<Scenario, Warming> warming, Scenario scenario) {
    var own = warming.get(scenario);
    if (own == null) {
      throw new IllegalArgumentException("no warming of " + scenario);
    }
    return own.values(Warming.Curve.CENTRAL);
  }

  /**
   * Shares by the series itself, where its two ends are far enough apart.
   *
   * @param low yearly values under SSP1-2.6
   * @param own under the scenario that is placed
   * @param high under SSP5-8.5
   * @param otherwise shares of the years in which the ends are too close
   */
  public static double[] bySeries(double[] low, double[] own, double[] high, double[] otherwise) {
    var lows = windowMeans(low);
    var owns = windowMeans(own);
    var highs = windowMeans(high);
    var shares = new double[owns.length];
    for (var i = 0; i < shares.length; i++) {
      var spread = highs[i] - lows[i];
      shares[i] =
          Math.abs(spread) < LEAST_SPREAD * Math.abs(lows[i]) || spread == 0
              ? otherwise[i]
              : Math.clamp((owns[i] - lows[i]) / spread, 0.0, MOST);
    }
    return shares;
  }

  /** The series between {@code low} and {@code high} at the given shares. */
  public static double[] between(double[] low, double[] high, double[] shares) {
    var values = new double[low.length];
    for (var i = 0; i < values.length; i++) {
      values[i] = low[i] + shares[i] * (high[i] - low[i]);
    }
    return values;
  }
}
