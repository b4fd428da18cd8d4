package ondo.risk.hazard;

import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.statistics.Missing;

/** Depth of the sea over a site's ground. */
public final class CoastalFlood {

  private static final double CM_PER_M = 100;

  private CoastalFlood() {}

  /**
   * Inundation depth in m, at least 0.
   *
   * @param seaLevelRise cm above the 1995-2014 mean
   * @param groundElevation m above mean sea level
   * @param waterLevel mean annual maximum still-water level, m above the same datum; where missing
   *     the depth means permanent flooding only, and the flag {@code MSL_ONLY} says so
   */
  public static Outcome<Double> depth(
      double seaLevelRise, double groundElevation, double waterLevel) {
    if (Missing.is(seaLevelRise) || Missing.is(groundElevation)) {
      return Outcome.insufficient(Flags.NONE);
    }
    var tideless = Missing.is(waterLevel);
    var level = seaLevelRise / CM_PER_M + (tideless ? 0 : waterLevel);
    return Outcome.of(
        Math.max(0, level - groundElevation), tideless ? Flags.of(Flag.MSL_ONLY) : Flags.NONE);
  }
}
