package ondo.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The fire weather index written down plainly from Van Wagner and Pickett (1985, FTR-33): one
 * object for the weather of a day, one for its result, every power by {@link Math#pow}. It does
 * nothing for missing values.
 */
final class NaiveFireWeather {

  private static final double[] DUFF_HOURS = {
    6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0
  };

  private static final double[] DROUGHT = {
    -1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6
  };

  private NaiveFireWeather() {}

  /** Noon weather: °C, %, km/h, mm, month 1…12. */
  record Weather(double temperature, double humidity, double wind, double rain, int month) {}

  /** Codes at the end of a day and the index. */
  record Day(double ffmc, double dmc, double dc, double fwi) {}

  /** Every day after a start. */
  static List<Day> days(Day start, List<Weather> weather) {
    var days = new ArrayList<Day>();
    var before = start;
    for (var day : weather) {
      before = next(before, day);
      days.add(before);
    }
    return days;
  }

  private static Day next(Day before, Weather day) {
    var ffmc = ffmc(before.ffmc, day);
    var dmc = dmc(before.dmc, day);
    var dc = dc(before.dc, day);
    return new Day(ffmc, dmc, dc, fwi(isi(ffmc, day.wind), bui(dmc, dc)));
  }

  private static double ffmc(double before, Weather day) {
    var h = day.humidity;
    var m = 147.2 * (101 - before) / (59.5 + before);
    if (day.rain > 0.5) {
      var rain = day.rain - 0.5;
      var wetter = m + 42.5 * rain * Math.exp(-100 / (251 - m)) * (1 - Math.exp(-6.93 / rain));
      if (m > 150) {
        wetter += 0.0015 * Math.pow(m - 150, 2) * Math.pow(rain, 0.5);
      }
      m = Math.min(wetter, 250);
    }
    var warmth = 0.18 * (21.1 - day.temperature) * (1 - Math.exp(-0.115 * h));
    var dry = 0.942 * Math.pow(h, 0.679) + 11 * Math.exp((h - 100) / 10) + warmth;
    var wet = 0.618 * Math.pow(h, 0.753) + 10 * Math.exp((h - 100) / 10) + warmth;
    if (m > dry) {
      m = dry + (m - dry) * Math.pow(10, -rate(h / 100, day));
    } else if (m < wet) {
      m = wet - (wet - m) * Math.pow(10, -rate((100 - h) / 100, day));
    }
    return Math.clamp(59.5 * (250 - m) / (147.2 + m), 0.0, 101.0);
  }

  private static double rate(double share, Weather day) {
    return (0.424 * (1 - Math.pow(share, 1.7))
            + 0.0694 * Math.pow(day.wind, 0.5) * (1 - Math.pow(share, 8)))
        * 0.581
        * Math.exp(0.0365 * day.temperature);
  }

  private static double dmc(double before, Weather day) {
    var code = before;
    if (day.rain > 1.5) {
      var rain = 0.92 * day.rain - 1.27;
      var moisture = 20 + 280 * Math.exp(-0.023 * before);
      double slope;
      if (before <= 33) {
        slope = 100 / (0.5 + 0.3 * before);
      } else if (before <= 65) {
        slope = 14 - 1.3 * Math.log(before);
      } else {
        slope = 6.2 * Math.log(before) - 17.2;
      }
      var wetted = moisture + 1000 * rain / (48.77 + slope * rain);
      code = Math.max(0, 43.43 * (5.6348 - Math.log(wetted - 20)));
    }
    var t = Math.max(day.temperature, -1.1);
    var hours = DUFF_HOURS[day.month - 1];
    return code + 100 * 1.894 * (t + 1.1) * (100 - day.humidity) * hours * 1e-6;
  }

  private static double dc(double before, Weather day) {
    var code = before;
    if (day.rain > 2.8) {
      var moisture = 800 * Math.exp(-before / 400) + 3.937 * (0.83 * day.rain - 1.27);
      code = Math.max(0, 400 * Math.log(800 / moisture));
    }
    var t = Math.max(day.temperature, -2.8);
    return code + 0.5 * Math.max(0, 0.36 * (t + 2.8) + DROUGHT[day.month - 1]);
  }

  private static double isi(double ffmc, double wind) {
    var m = 147.2 * (101 - ffmc) / (59.5 + ffmc);
    var fuel = 91.9 * Math.exp(-0.1386 * m) * (1 + Math.pow(m, 5.31) / 4.93e7);
    return 0.208 * Math.exp(0.05039 * wind) * fuel;
  }

  private static double bui(double dmc, double dc) {
    if (dmc == 0 && dc == 0) {
      return 0;
    }
    if (dmc <= 0.4 * dc) {
      return 0.8 * dmc * dc / (dmc + 0.4 * dc);
    }
    var share = 1 - 0.8 * dc / (dmc + 0.4 * dc);
    return Math.max(0, dmc - share * (0.92 + Math.pow(0.0114 * dmc, 1.7)));
  }

  private static double fwi(double isi, double bui) {
    var duff =
        bui <= 80
            ? 0.626 * Math.pow(bui, 0.809) + 2
            : 1000 / (25 + 108.64 * Math.exp(-0.023 * bui));
    var scaled = 0.1 * isi * duff;
    return scaled > 1 ? Math.exp(2.72 * Math.pow(0.434 * Math.log(scaled), 0.647)) : scaled;
  }
}
