package ondo.climate;

import ondo.statistics.Missing;

/**
 * The Canadian Fire Weather Index from noon weather, one day at a time or as a whole series (Van
 * Wagner 1987, FTR-35; Van Wagner and Pickett 1985, FTR-33).
 *
 * <p>Temperature in °C, relative humidity in % (clamped to 0…100), wind in km/h, rain in mm of the
 * 24 hours before, month 1…12. All codes and indices are dimensionless and not negative.
 */
public final class FireWeather {

  /** The day-length tables hold for mid-northern latitudes only. */
  public static final double SOUTHERN_LIMIT_DEG = 30;

  private static final double LN_10 = Math.log(10);
  private static final double LN_100 = Math.log(100);

  /** Effective day lengths by month, January first. */
  public static final class DayLengths {

    private final double[] duff;
    private final double[] drought;

    /**
     * Twelve months of each.
     *
     * @param duff day length in hours of the duff moisture code
     * @param drought day-length adjustment of the drought code
     */
    public DayLengths(double[] duff, double[] drought) {
      if (duff.length != 12 || drought.length != 12) {
        throw new IllegalArgumentException(
            "day lengths of " + duff.length + " and " + drought.length + " months, not 12");
      }
      this.duff = duff.clone();
      this.drought = drought.clone();
    }
  }

  /** The noon weather of one day in the units of {@link FireWeather}. */
  public record Weather(double temperature, double humidity, double wind, double rain, int month) {

    /** A day without four usable numbers gives no index; rain and wind cannot be negative. */
    boolean isMissing() {
      return FireWeather.isMissing(temperature, humidity, wind, rain);
    }
  }

  /**
   * What one day hands to the next.
   *
   * @param ffmc fine fuel moisture code, 0…101
   * @param dmc duff moisture code, at least 0
   * @param dc drought code, at least 0
   */
  public record Codes(double ffmc, double dmc, double dc) {}

  /**
   * One day's result.
   *
   * @param codes the codes at the end of the day
   * @param isi initial spread index, or missing
   * @param bui build-up index, or missing
   * @param fwi fire weather index, or missing
   */
  public record Day(Codes codes, double isi, double bui, double fwi) {}

  private final DayLengths dayLengths;

  private FireWeather(DayLengths dayLengths) {
    this.dayLengths = dayLengths;
  }

  /** Whether the index is defined at this latitude (degrees north). */
  public static boolean covers(double latitude) {
    return latitude > SOUTHERN_LIMIT_DEG && latitude <= 90;
  }

  /**
   * The index at a latitude in degrees north.
   *
   * @throws IllegalArgumentException where {@link #covers} is false
   */
  public static FireWeather at(double latitude, DayLengths dayLengths) {
    if (!covers(latitude)) {
      throw new IllegalArgumentException("fire weather index undefined at latitude " + latitude);
    }
    return new FireWeather(dayLengths);
  }

  /** The day after {@code before}; a missing day leaves the codes and gives no index. */
  public Day next(Codes before, Weather day) {
    if (day.isMissing()) {
      return new Day(before, Missing.VALUE, Missing.VALUE, Missing.VALUE);
    }
    var humidity = Math.clamp(day.humidity, 0.0, 100.0);
    var codes =
        new Codes(
            ffmc(before.ffmc, day.temperature, humidity, day.wind, day.rain),
            dmc(before.dmc, day.temperature, humidity, day.rain, dayLengths.duff[day.month - 1]),
            dc(before.dc, day.temperature, day.rain, dayLengths.drought[day.month - 1]));
    var isi = isi(codes.ffmc, day.wind);
    var bui = bui(codes.dmc, codes.dc);
    return new Day(codes, isi, bui, fwi(isi, bui));
  }

  /**
   * The index of every day of a gapless calendar; the chain runs on over years.
   *
   * @param start codes before the first day
   * @param temperature °C by day; all five arrays have the same length
   * @param humidity % by day
   * @param wind km/h by day
   * @param rain mm by day
   * @param month 1…12 by day
   * @return the index by day, missing where the weather is missing
   */
  public double[] series(
      Codes start,
      double[] temperature,
      double[] humidity,
      double[] wind,
      double[] rain,
      byte[] month) {
    var result = new double[temperature.length];
    var ffmc = start.ffmc;
    var dmc = start.dmc;
    var dc = start.dc;
    for (var i = 0; i < result.length; i++) {
      if (isMissing(temperature[i], humidity[i], wind[i], rain[i])) {
        result[i] = Missing.VALUE;
        continue;
      }
      var rh = Math.clamp(humidity[i], 0.0, 100.0);
      ffmc = ffmc(ffmc, temperature[i], rh, wind[i], rain[i]);
      dmc = dmc(dmc, temperature[i], rh, rain[i], dayLengths.duff[month[i] - 1]);
      dc = dc(dc, temperature[i], rain[i], dayLengths.drought[month[i] - 1]);
      result[i] = fwi(isi(ffmc, wind[i]), bui(dmc, dc));
    }
    return result;
  }

  private static boolean isMissing(double t, double rh, double wind, double rain) {
    return Missing.is(t)
        || Missing.is(rh)
        || Missing.is(wind)
        || Missing.is(rain)
        || wind < 0
        || rain < 0;
  }

  /** Fine fuel moisture code of the next day (Van Wagner 1987, eq. 1-10). */
  static double ffmc(double before, double t, double rh, double wind, double rain) {
    var moisture = fuelMoisture(before);
    if (rain > 0.5) {
      moisture = wetted(moisture, rain - 0.5);
    }
    var dried = drying(moisture, t, rh, wind);
    return Math.clamp(59.5 * (250 - dried) / (147.2 + dried), 0.0, 101.0);
  }

  private static double fuelMoisture(double ffmc) {
    return 147.2 * (101 - ffmc) / (59.5 + ffmc);
  }

  private static double wetted(double before, double rain) {
    var moisture =
        before + 42.5 * rain * Math.exp(-100 / (251 - before)) * (1 - Math.exp(-6.93 / rain));
    if (before > 150) {
      moisture += 0.0015 * (before - 150) * (before - 150) * Math.sqrt(rain);
    }
    return Math.min(moisture, 250);
  }

  private static double drying(double moisture, double t, double rh, double wind) {
    // One logarithm serves both powers of the humidity; this is the hottest line of the chain.
    var logRh = Math.log(rh);
    var saturation = Math.exp((rh - 100) / 10);
    var warmth = 0.18 * (21.1 - t) * (1 - Math.exp(-0.115 * rh));
    var drier = 0.942 * Math.exp(0.679 * logRh) + 11 * saturation + warmth;
    if (moisture > drier) {
      var rate = rate(rh / 100, Math.exp(1.7 * (logRh - LN_100)), t, wind);
      return drier + (moisture - drier) * Math.exp(-rate * LN_10);
    }
    var wetter = 0.618 * Math.exp(0.753 * logRh) + 10 * saturation + warmth;
    if (moisture < wetter) {
      var dryness = (100 - rh) / 100;
      var rate = rate(dryness, Math.pow(dryness, 1.7), t, wind);
      return wetter - (wetter - moisture) * Math.exp(-rate * LN_10);
    }
    return moisture;
  }

  /** Log drying or wetting rate; {@code q} is the humidity share, {@code q17} its 1.7th power. */
  private static double rate(double q, double q17, double t, double wind) {
    var q2 = q * q;
    var q8 = q2 * q2 * (q2 * q2);
    return (0.424 * (1 - q17) + 0.0694 * Math.sqrt(wind) * (1 - q8)) * 0.581 * Math.exp(0.0365 * t);
  }

  /** Duff moisture code of the next day (eq. 11-17); {@code dayLength} in hours. */
  static double dmc(double before, double t, double rh, double rain, double dayLength) {
    var code = rain > 1.5 ? duffAfterRain(before, 0.92 * rain - 1.27) : before;
    var warm = Math.max(t, -1.1) + 1.1;
    return Math.max(0, code + 1.894 * warm * (100 - rh) * dayLength * 1e-4);
  }

  private static double duffAfterRain(double before, double rain) {
    double slope;
    if (before <= 33) {
      slope = 100 / (0.5 + 0.3 * before);
    } else if (before <= 65) {
      slope = 14 - 1.3 * Math.log(before);
    } else {
      slope = 6.2 * Math.log(before) - 17.2;
    }
    var wetted = 280 * Math.exp(-0.023 * before) + 1000 * rain / (48.77 + slope * rain);
    return Math.max(0, 43.43 * (5.6348 - Math.log(wetted)));
  }

  /** Drought code of the next day (eq. 18-23). */
  static double dc(double before, double t, double rain, double dayLength) {
    var code = before;
    if (rain > 2.8) {
      var moisture = 800 * Math.exp(-before / 400) + 3.937 * (0.83 * rain - 1.27);
      code = Math.max(0, 400 * Math.log(800 / moisture));
    }
    return code + 0.5 * Math.max(0, 0.36 * (Math.max(t, -2.8) + 2.8) + dayLength);
  }

  /** Initial spread index (eq. 24-26). */
  static double isi(double ffmc, double wind) {
    var moisture = fuelMoisture(ffmc);
    return 0.208
        * Math.exp(0.05039 * wind - 0.1386 * moisture)
        * 91.9
        * (1 + Math.pow(moisture, 5.31) / 4.93e7);
  }

  /** Build-up index (eq. 27). */
  static double bui(double dmc, double dc) {
    if (dmc == 0 && dc == 0) {
      return 0;
    }
    var both = dmc + 0.4 * dc;
    if (dmc <= 0.4 * dc) {
      return 0.8 * dmc * dc / both;
    }
    return Math.max(0, dmc - (1 - 0.8 * dc / both) * (0.92 + Math.pow(0.0114 * dmc, 1.7)));
  }

  /** Fire weather index (eq. 28-30). */
  static double fwi(double isi, double bui) {
    var duff =
        bui <= 80
            ? 0.626 * Math.pow(bui, 0.809) + 2
            : 1000 / (25 + 108.64 * Math.exp(-0.023 * bui));
    var scaled = 0.1 * isi * duff;
    return scaled > 1 ? Math.exp(2.72 * Math.pow(0.434 * Math.log(scaled), 0.647)) : scaled;
  }
}
