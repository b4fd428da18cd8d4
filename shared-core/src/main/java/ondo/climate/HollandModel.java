package ondo.climate;

/**
 * Surface wind around a tropical cyclone from its central pressure (Holland 1980, Mon. Wea. Rev.
 * 108, 1212; Holland 2008, Mon. Wea. Rev. 136, 3432). All winds are 1-minute means at 10 m over
 * open ground in m/s.
 *
 * @param airDensity kg/m3
 * @param minB smallest shape parameter
 * @param maxB largest shape parameter
 * @param reachKm no wind beyond this distance from the centre
 * @param minSiteWind a storm's maximum at a site counts as 0 below this, m/s
 * @param environmentPressure hPa where the track names none
 * @param kmPerDegree length of a degree of latitude
 * @param maxTranslation cap of the forward speed, m/s
 * @param earthRotation rad/s
 * @param radii radius of maximum wind where the track names none
 */
public record HollandModel(
    double airDensity,
    double minB,
    double maxB,
    double reachKm,
    double minSiteWind,
    double environmentPressure,
    double kmPerDegree,
    double maxTranslation,
    double earthRotation,
    RadiusOfMaximumWind radii) {

  /** Metres in a nautical mile. */
  static final double NAUTICAL_MILE_M = 1852;

  /** Pascal in a hectopascal. */
  private static final double PA_PER_HPA = 100;

  /**
   * Shape parameter for surface winds (Holland 2008, eq. 11), within the clamp.
   *
   * @param drop pressure below the environment, hPa, at least 0
   * @param tendency change of the central pressure, hPa/h
   * @param latitude of the centre, degrees
   * @param translation forward speed, m/s
   */
  public double shape(double drop, double tendency, double latitude, double translation) {
    var exponent = 0.6 * (1 - drop / 215);
    var b =
        -4.4e-5 * drop * drop
            + 0.01 * drop
            + 0.03 * tendency
            - 0.014 * Math.abs(latitude)
            + 0.15 * Math.pow(translation, exponent)
            + 1;
    return Math.clamp(b, minB, maxB);
  }

  /** Coriolis parameter 1/s at a latitude in degrees, taken as positive in both hemispheres. */
  public double coriolis(double latitude) {
    return 2 * earthRotation * Math.sin(Math.toRadians(Math.abs(latitude)));
  }

  /**
   * Wind of a storm at rest at {@code distanceKm} from its centre (Holland 1980, gradient form).
   *
   * @param radiusKm radius of maximum wind
   * @param b shape parameter
   * @param drop pressure below the environment, hPa
   * @param coriolis 1/s, at least 0
   */
  public double profile(
      double distanceKm, double radiusKm, double b, double drop, double coriolis) {
    return stillWind(
        radiusKm / distanceKm, distanceKm, b, b / airDensity * PA_PER_HPA * drop, coriolis);
  }

  /** {@link #profile} with the parts that do not change from site to site worked out before. */
  static double stillWind(
      double ratio, double distanceKm, double b, double strength, double coriolis) {
    var x = Math.pow(ratio, b);
    var turn = distanceKm * 1000 * coriolis / 2;
    return Math.sqrt(strength * x * Math.exp(-x) + turn * turn) - turn;
  }

  /** Largest wind of a storm at rest with shape {@code b} and {@code drop} hPa (Holland 2008). */
  public double maximum(double b, double drop) {
    return Math.sqrt(b * PA_PER_HPA * drop / (airDensity * Math.E));
  }

  /** The numerator shared by all sites of one moment, Pa m3/kg. */
  double strength(double b, double drop) {
    return b / airDensity * PA_PER_HPA * drop;
  }
}
