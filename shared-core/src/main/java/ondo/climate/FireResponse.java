package ondo.climate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The yearly fire weather indicator of a station at every warming level, from the daily chain (risk
 * model §6.2) over its whole record.
 *
 * <p>Noon is approximated from daily values: TX, humidity at constant vapour pressure, 3.6 times
 * the mean wind. Under warming the temperatures move, the daily mean of relative humidity stays,
 * wind and rain move by their own change, every day alike.
 *
 * @param chain at the station's latitude
 * @param start codes before the first day of the record
 * @param temperature how daily temperatures move
 * @param wind change of mean wind, per cent
 * @param rain how mean rain moves
 */
public record FireResponse(
    FireWeather chain,
    FireWeather.Codes start,
    TemperatureChange temperature,
    IndexChange wind,
    RainChange rain) {

  private static final double KMH_PER_MS = 3.6;

  /**
   * Years of the chain before the base years: the summer rains wash out what the start codes were.
   */
  private static final int SPIN_UP_YEARS = 1;

  /**
   * The last thirty valid years in a row at every level; empty without such years.
   *
   * @param levels the first is that of the unmoved record
   */
  public Optional<MovedYears> peakMonths(DailyWeather weather, WarmingLevels levels) {
    var unmoved = daily(weather, WarmingLevels.BASE_K, weather.firstYear());
    var first =
        BaseSample.lastRun(
            weather.firstYear(),
            weather.lastYear(),
            year -> !Double.isNaN(FireSeason.peakMonth(year, weather.first(), unmoved)));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var every = IntStream.range(0, levels.count()).toArray();
    return Optional.of(peakMonths(weather, levels, first.getAsInt(), every));
  }

  /**
   * Thirty given years, computed at some levels and linear between them. The response is nearly
   * linear between the warming levels of the tables that move the weather, so those serve best.
   *
   * @param firstYear first of the thirty years
   * @param computed ascending levels, the first and the last of all among them
   */
  public MovedYears peakMonths(
      DailyWeather weather, WarmingLevels levels, int firstYear, int... computed) {
    if (computed.length < 2
        || computed[0] != 0
        || computed[computed.length - 1] != levels.count() - 1) {
      throw new IllegalArgumentException("levels " + Arrays.toString(computed));
    }
    var cut = weather.since(firstYear - SPIN_UP_YEARS);
    var days = new Days(cut, new WarmedDays(cut, temperature, firstYear));
    var values = new double[levels.count() * BaseYears.COUNT];
    for (var i = 0; i < computed.length; i++) {
      var level = computed[i];
      var daily = daily(days, levels.at(level));
      for (var year = 0; year < BaseYears.COUNT; year++) {
        values[level * BaseYears.COUNT + year] =
            FireSeason.peakMonth(firstYear + year, cut.first(), daily);
      }
      if (i > 0) {
        fillBetween(values, computed[i - 1], level);
      }
    }
    return new MovedYears(firstYear, values);
  }

  private static void fillBetween(double[] values, int from, int to) {
    for (var level = from + 1; level < to; level++) {
      var share = (level - from) / (double) (to - from);
      for (var year = 0; year < BaseYears.COUNT; year++) {
        var lower = values[from * BaseYears.COUNT + year];
        var upper = values[to * BaseYears.COUNT + year];
        values[level * BaseYears.COUNT + year] = lower + share * (upper - lower);
      }
    }
  }

  /**
   * The index of every day of the record at one warming; missing where the weather is.
   *
   * @param baseYear first of the thirty years among which nights are ranked
   */
  public double[] daily(DailyWeather weather, double warmingK, int baseYear) {
    return daily(new Days(weather, new WarmedDays(weather, temperature, baseYear)), warmingK);
  }

  private double[] daily(Days days, double warmingK) {
    days.warmed.fill(warmingK, days.maximum, days.minimum, days.mean);
    var factor = KMH_PER_MS * wind.factorSinceBase(warmingK);
    var wetter = rain.factor(warmingK);
    for (var day = 0; day < days.wind.length; day++) {
      days.humidity[day] =
          Evapotranspiration.noonRelativeHumidity(
              days.weather.humidity()[day], days.mean[day], days.maximum[day]);
      days.wind[day] = days.weather.wind()[day] * factor;
      days.rain[day] = days.weather.rain()[day] * wetter;
    }
    return chain.series(start, days.maximum, days.humidity, days.wind, days.rain, days.month);
  }

  /** A record with room for its noon weather, used for one level after the other. */
  private static final class Days {
    private final DailyWeather weather;
    private final WarmedDays warmed;
    private final double[] maximum;
    private final double[] minimum;
    private final double[] mean;
    private final double[] humidity;
    private final double[] wind;
    private final double[] rain;
    private final byte[] month;

    private Days(DailyWeather weather, WarmedDays warmed) {
      this.weather = weather;
      this.warmed = warmed;
      maximum = new double[weather.days()];
      minimum = new double[weather.days()];
      mean = new double[weather.days()];
      humidity = new double[weather.days()];
      wind = new double[weather.days()];
      rain = new double[weather.days()];
      month = weather.months();
    }
  }
}
