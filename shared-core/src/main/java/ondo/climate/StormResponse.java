package ondo.climate;

/**
 * How tropical cyclones answer to warming: exponential rates per kelvin (Knutson et al. 2020 for
 * the western North Pacific at +2 K, in the per-kelvin form of Jewson 2021).
 *
 * @param wind rate of the wind speed, 1/K
 * @param rain rate of the rain, 1/K
 */
public record StormResponse(double wind, double rain) {

  /** From the assessed changes in percent at two kelvin. */
  public static StormResponse ofPercentAtTwoKelvin(double wind, double rain) {
    return new StormResponse(perKelvin(wind), perKelvin(rain));
  }

  /** Rate in 1/K of a change in percent at two kelvin, above -100. */
  public static double perKelvin(double percentAtTwoKelvin) {
    return Math.log1p(percentAtTwoKelvin / 100) / 2;
  }

  /** Factor on wind speed after {@code delta} kelvin of warming since 1991-2020. */
  public double windFactor(double delta) {
    return Math.exp(wind * delta);
  }

  /** Factor on rain after {@code delta} kelvin of warming since 1991-2020. */
  public double rainFactor(double delta) {
    return Math.exp(rain * delta);
  }
}
