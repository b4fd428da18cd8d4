package ondo.projection;

/**
 * A low and a high value around a central one.
 *
 * @param low at most the central value
 * @param high at least the central value
 */
public record Band(double low, double high) {

  /** What lies inside; bands of different contents are never added (risk model §10). */
  public enum Contents {
    /** 5 % to 95 % of the assessed global warming of the scenario. */
    WARMING,
    /** 10 % to 90 % of the models' answer of East Asia to the same warming. */
    RESPONSE,
    /** 5 % to 95 % of the sea level rise of the scenario. */
    SEA_LEVEL
  }

  /** Around a central value, from changes to either side, inside {@code least} and {@code most}. */
  static Band around(
      double central, double oneChange, double otherChange, double least, double most) {
    var low = Math.min(0, Math.min(oneChange, otherChange));
    var high = Math.max(0, Math.max(oneChange, otherChange));
    return new Band(
        Math.max(Math.min(least, central), central + low),
        Math.min(Math.max(most, central), central + high));
  }
}
