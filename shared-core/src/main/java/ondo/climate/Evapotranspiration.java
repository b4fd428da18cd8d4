package ondo.climate;

import ondo.statistics.Missing;

/**
 * Vapour pressure, radiation at the top of the atmosphere and reference evapotranspiration after
 * FAO Irrigation and Drainage Paper 56 (Allen et al. 1998), with the temperature-only form of
 * Hargreaves and Samani (1985). A missing input gives a missing result.
 */
public final class Evapotranspiration {

  /** MJ m-2 min-1 (FAO-56 eq. 21). */
  private static final double SOLAR_CONSTANT = 0.0820;

  /** MJ K-4 m-2 day-1 (FAO-56 eq. 39). */
  private static final double STEFAN_BOLTZMANN = 4.903e-9;

  private static final double ALBEDO_OF_GRASS = 0.23;

  /** mm of water evaporated by 1 MJ m-2 (FAO-56 eq. 20). */
  private static final double MM_PER_MJ = 0.408;

  private static final double KELVIN = 273.16;

  private Evapotranspiration() {}

  /**
   * One day's weather for {@link #penmanMonteith}.
   *
   * @param tMin °C
   * @param tMax °C
   * @param vapourPressure actual vapour pressure, kPa
   * @param wind daily mean at 2 m, m/s
   * @param radiation solar radiation at the ground, MJ m-2 day-1
   */
  public record Day(
      double tMin, double tMax, double vapourPressure, double wind, double radiation) {}

  /** Saturation vapour pressure in kPa at a temperature in °C (FAO-56 eq. 11). */
  public static double saturationVapourPressure(double celsius) {
    return 0.6108 * Math.exp(17.27 * celsius / (celsius + 237.3));
  }

  /**
   * Relative humidity in % at the day's maximum temperature, from the daily mean at constant vapour
   * pressure, 0…100.
   */
  public static double noonRelativeHumidity(double meanHumidity, double tMean, double tMax) {
    if (Missing.is(meanHumidity) || Missing.is(tMean) || Missing.is(tMax)) {
      return Missing.VALUE;
    }
    var noon = meanHumidity * saturationVapourPressure(tMean) / saturationVapourPressure(tMax);
    return Math.clamp(noon, 0.0, 100.0);
  }

  /** Extraterrestrial radiation in MJ m-2 day-1 at a latitude in degrees (FAO-56 eq. 21-25). */
  public static double extraterrestrialRadiation(double latitude, int dayOfYear) {
    if (Missing.is(latitude)) {
      return Missing.VALUE;
    }
    var phi = Math.toRadians(latitude);
    var angle = 2 * Math.PI * dayOfYear / 365;
    var distance = 1 + 0.033 * Math.cos(angle);
    var declination = 0.409 * Math.sin(angle - 1.39);
    // Clamped: beyond the polar circles the sun stays up or down all day.
    var sunset = Math.acos(Math.clamp(-Math.tan(phi) * Math.tan(declination), -1.0, 1.0));
    return 24
        * 60
        / Math.PI
        * SOLAR_CONSTANT
        * distance
        * (sunset * Math.sin(phi) * Math.sin(declination)
            + Math.cos(phi) * Math.cos(declination) * Math.sin(sunset));
  }

  /** Hargreaves and Samani (1985): mm/day from the day's temperatures (°C), not below 0. */
  public static double hargreaves(double tMin, double tMax, double latitude, int dayOfYear) {
    return hargreaves(tMin, tMax, extraterrestrialRadiation(latitude, dayOfYear));
  }

  /**
   * {@link #hargreaves(double, double, double, int)} under a known radiation.
   *
   * @param radiation at the top of the atmosphere, MJ m-2 day-1
   */
  static double hargreaves(double tMin, double tMax, double radiation) {
    if (Missing.is(tMin) || Missing.is(tMax) || Missing.is(radiation)) {
      return Missing.VALUE;
    }
    var mean = (tMin + tMax) / 2;
    var water = MM_PER_MJ * radiation;
    return Math.max(0, 0.0023 * (mean + 17.8) * Math.sqrt(Math.max(0, tMax - tMin)) * water);
  }

  /** Wind at 2 m from wind measured at {@code height} metres over grass (FAO-56 eq. 47). */
  public static double windAt2m(double wind, double height) {
    return Missing.is(wind) ? Missing.VALUE : wind * 4.87 / Math.log(67.8 * height - 5.42);
  }

  /**
   * FAO-56 Penman-Monteith (eq. 6) in mm/day, not below 0, with the day's soil heat flux taken as 0
   * (eq. 42).
   *
   * @param elevation metres above sea level
   */
  public static double penmanMonteith(Day day, double latitude, double elevation, int dayOfYear) {
    if (isMissing(day) || Missing.is(latitude) || Missing.is(elevation)) {
      return Missing.VALUE;
    }
    var mean = (day.tMin + day.tMax) / 2;
    var slope = 4098 * saturationVapourPressure(mean) / ((mean + 237.3) * (mean + 237.3));
    var pressure = 101.3 * Math.pow((293 - 0.0065 * elevation) / 293, 5.26);
    var psychrometric = 0.665e-3 * pressure;
    var saturation = (saturationVapourPressure(day.tMax) + saturationVapourPressure(day.tMin)) / 2;
    var radiative = MM_PER_MJ * slope * netRadiation(day, latitude, elevation, dayOfYear);
    var aerodynamic =
        psychrometric * 900 / (mean + 273) * day.wind * (saturation - day.vapourPressure);
    return Math.max(0, (radiative + aerodynamic) / (slope + psychrometric * (1 + 0.34 * day.wind)));
  }

  /** Net radiation in MJ m-2 day-1 (FAO-56 eq. 37-40). */
  static double netRadiation(Day day, double latitude, double elevation, int dayOfYear) {
    var clearSky = (0.75 + 2e-5 * elevation) * extraterrestrialRadiation(latitude, dayOfYear);
    // In the polar night nothing tells the clouds; a clear sky is the paper's limit of the ratio.
    var clearness = clearSky > 0 ? Math.min(1, day.radiation / clearSky) : 1;
    var longWave =
        STEFAN_BOLTZMANN
            * (Math.pow(day.tMax + KELVIN, 4) + Math.pow(day.tMin + KELVIN, 4))
            / 2
            * (0.34 - 0.14 * Math.sqrt(day.vapourPressure))
            * (1.35 * clearness - 0.35);
    return (1 - ALBEDO_OF_GRASS) * day.radiation - longWave;
  }

  private static boolean isMissing(Day day) {
    return Missing.is(day.tMin)
        || Missing.is(day.tMax)
        || Missing.is(day.vapourPressure)
        || Missing.is(day.wind)
        || Missing.is(day.radiation);
  }
}
