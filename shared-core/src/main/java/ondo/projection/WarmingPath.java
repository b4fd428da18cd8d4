package ondo.projection;

import java.util.EnumMap;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.climate.Warming;

/**
 * The warming of every scenario and year, and the levels that local indices are known at; a sample
 * is linear between the two levels around a warming.
 *
 * <p>Immutable, so one instance serves all threads.
 */
public final class WarmingPath {

  private final double[] levelsK;
  private final int baseYears;
  private final Map<Warming.Curve, Map<Scenario, double[]>> curves =
      new EnumMap<>(Warming.Curve.class);

  /**
   * A path through levels.
   *
   * @param levelsK ascending levels of warming above 1850–1900 in K, at least 2; the first is that
   *     of the observed base years
   * @param baseYears number of values at a level
   * @param curves 80 values in K for each scenario, 2021…2100, by curve
   * @throws IllegalArgumentException if a central warming lies outside the levels
   */
  public WarmingPath(
      double[] levelsK, int baseYears, Map<Warming.Curve, Map<Scenario, double[]>> curves) {
    this.levelsK = levelsK.clone();
    this.baseYears = baseYears;
    curves.forEach(
        (curve, byScenario) -> {
          var copies = new EnumMap<Scenario, double[]>(Scenario.class);
          byScenario.forEach((scenario, values) -> copies.put(scenario, values.clone()));
          this.curves.put(curve, copies);
        });
    for (var scenario : Scenario.values()) {
      check(scenario);
    }
  }

  private void check(Scenario scenario) {
    for (var year = 0; year < Warming.YEARS; year++) {
      var w = at(Warming.Curve.CENTRAL, scenario, year);
      if (!(w >= levelsK[0] && w <= highestK())) {
        throw new IllegalArgumentException(
            "%s warms to %s K in %d, outside the levels %s…%s K of the data set"
                .formatted(scenario, w, Warming.FIRST_YEAR + year, levelsK[0], highestK()));
      }
    }
  }

  /** Number of values of a sample. */
  public int baseYears() {
    return baseYears;
  }

  /** Number of levels. */
  public int levels() {
    return levelsK.length;
  }

  /** Warming of a level, K. */
  public double level(int index) {
    return levelsK[index];
  }

  /** The highest level, K. */
  public double highestK() {
    return levelsK[levelsK.length - 1];
  }

  /**
   * Warming above 1850–1900 in K.
   *
   * @param year 0 for 2021
   */
  public double at(Warming.Curve curve, Scenario scenario, int year) {
    var values = curves.getOrDefault(curve, Map.of()).get(scenario);
    if (values == null) {
      throw new IllegalArgumentException("no " + curve + " warming of " + scenario);
    }
    return values[year];
  }

  /** A warming brought into the range of the levels, K. */
  public double within(double warmingK) {
    return Math.clamp(warmingK, levelsK[0], highestK());
  }

  /** Index of the lower one of the two levels around a warming inside the levels, K. */
  int levelBelow(double warmingK) {
    // Step by step: the levels are few, and the years of a series end at the same ones.
    var below = 0;
    while (below < levelsK.length - 2 && levelsK[below + 1] <= warmingK) {
      below++;
    }
    return below;
  }

  /**
   * Writes the sample at a warming into {@code out}, allocating nothing.
   *
   * @param warmingK inside the levels, K
   * @param values level by level, base years within a level
   * @param out room for one value a base year; a missing one becomes NaN
   */
  public void sample(double warmingK, double[] values, double[] out) {
    var index = levelBelow(warmingK);
    var part = (warmingK - levelsK[index]) / (levelsK[index + 1] - levelsK[index]);
    var from = index * baseYears;
    for (var i = 0; i < baseYears; i++) {
      var lower = values[from + i];
      // At a level itself the next level must not matter, not even by a missing value.
      out[i] = part == 0 ? lower : lower + part * (values[from + baseYears + i] - lower);
    }
  }
}
