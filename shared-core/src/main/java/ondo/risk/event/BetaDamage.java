package ondo.risk.event;

/**
 * Beta distribution of the damage ratio with a given mean and standard deviation, for readers who
 * ask for a whole distribution (risk model §10); the annual loss needs the mean alone.
 *
 * @param a first shape, positive
 * @param b second shape, positive
 */
public record BetaDamage(double a, double b) {

  /** Whether a Beta distribution with these moments exists. */
  public static boolean exists(double mean, double deviation) {
    return deviation > 0 && deviation * deviation < mean * (1 - mean);
  }

  /**
   * By the method of moments.
   *
   * @throws IllegalArgumentException where {@link #exists} is false
   */
  public static BetaDamage of(double mean, double deviation) {
    if (!exists(mean, deviation)) {
      throw new IllegalArgumentException(
          "no Beta distribution with mean " + mean + " and deviation " + deviation);
    }
    var a = mean * (mean * (1 - mean) / (deviation * deviation) - 1);
    return new BetaDamage(a, a * (1 - mean) / mean);
  }
}
