package ondo.scheduler.night;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.store.HazardSeries;

/**
 * Where the warming of every scenario and year lies among the levels that local indices are known
 * at; the sample of a year is linear between the two levels around it.
 *
 * <p>Immutable, so one instance serves all threads.
 */
public final class WarmingPath {

  private final int baseYears;
  private final Map<Scenario, int[]> below = new EnumMap<>(Scenario.class);
  private final Map<Scenario, double[]> share = new EnumMap<>(Scenario.class);

  /**
   * A path through levels.
   *
   * @param levelsK ascending levels of warming above 1850–1900 in K, at least 2; the first is that
   *     of the observed base years
   * @param baseYears number of values at a level
   * @param warmingK 80 values in K for each scenario, 2021…2100
   * @throws IllegalArgumentException if a warming lies outside the levels
   */
  public WarmingPath(double[] levelsK, int baseYears, Map<Scenario, double[]> warmingK) {
    this.baseYears = baseYears;
    warmingK.forEach((scenario, values) -> place(levelsK.clone(), scenario, values));
  }

  private void place(double[] levelsK, Scenario scenario, double[] warmingK) {
    var indices = new int[HazardSeries.YEARS];
    var shares = new double[HazardSeries.YEARS];
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      var w = warmingK[year];
      var last = levelsK.length - 1;
      if (!(w >= levelsK[0] && w <= levelsK[last])) {
        throw new IllegalArgumentException(
            "%s warms to %s K in %d, outside the levels %s…%s K of the data set"
                .formatted(scenario, w, HazardSeries.FIRST_YEAR + year, levelsK[0], levelsK[last]));
      }
      var found = Arrays.binarySearch(levelsK, w);
      var index = Math.min(found >= 0 ? found : -found - 2, last - 1);
      indices[year] = index;
      shares[year] = (w - levelsK[index]) / (levelsK[index + 1] - levelsK[index]);
    }
    below.put(scenario, indices);
    share.put(scenario, shares);
  }

  /** Number of values of a sample. */
  public int baseYears() {
    return baseYears;
  }

  /** A cursor over one scenario. */
  public Sampler of(Scenario scenario) {
    var indices = below.get(scenario);
    var shares = share.get(scenario);
    if (indices == null || shares == null) {
      throw new IllegalArgumentException("no warming of " + scenario);
    }
    return new Sampler(indices, shares, baseYears);
  }

  /** Samples of one scenario by year. */
  public static final class Sampler {

    private final int[] below;
    private final double[] share;
    private final int baseYears;

    private Sampler(int[] below, double[] share, int baseYears) {
      this.below = below;
      this.share = share;
      this.baseYears = baseYears;
    }

    /**
     * Writes the sample of a year into {@code out}, allocating nothing.
     *
     * @param year 0 for 2021
     * @param response values level by level, base years within a level
     * @param out room for one value a base year; a missing one becomes NaN
     */
    public void sample(int year, double[] response, double[] out) {
      var from = below[year] * baseYears;
      var part = share[year];
      for (var i = 0; i < baseYears; i++) {
        var lower = response[from + i];
        // At a level itself the next level must not matter, not even by a missing value.
        out[i] = part == 0 ? lower : lower + part * (response[from + baseYears + i] - lower);
      }
    }
  }
}
