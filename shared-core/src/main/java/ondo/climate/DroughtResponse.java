package ondo.climate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lowest monthly SPEI-12 of the year at every warming level, from a station's daily rain and
 * temperatures. Evapotranspiration (Hargreaves) follows the moved temperatures, every month's rain
 * is multiplied by the change of mean rain; the reference is the unmoved base years throughout.
 *
 * @param latitude of the station, degrees north
 * @param temperature how daily temperatures move
 * @param rain how mean rain moves
 */
public record DroughtResponse(double latitude, TemperatureChange temperature, RainChange rain) {

  private static final int MONTHS = 12;

  /** The base years and the year before, which their first sums reach into. */
  private static final int YEARS = BaseYears.COUNT + 1;

  /** The last thirty years in a row with every month and those of the year before. */
  public Optional<MovedYears> yearlyMinima(DailyWeather weather, WarmingLevels levels) {
    var first =
        BaseSample.lastRun(
            weather.firstYear() + 1,
            weather.lastYear(),
            year -> isComplete(weather, year) && isComplete(weather, year - 1));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var before = first.getAsInt() - 1;
    var record = new Months(weather, before, new WarmedDays(weather, temperature, before + 1));
    var unmoved = record.balance(WarmingLevels.BASE_K, 1);
    var values = new double[levels.count() * BaseYears.COUNT];
    for (var level = 0; level < levels.count(); level++) {
      var warming = levels.at(level);
      var moved = record.balance(warming, rain.factor(warming));
      var minima = minima(unmoved, moved);
      System.arraycopy(minima, 0, values, level * BaseYears.COUNT, BaseYears.COUNT);
    }
    return Optional.of(new MovedYears(first.getAsInt(), values));
  }

  /** Lowest SPEI-12 of every moved base year against the unmoved ones. */
  static double[] minima(double[] unmoved, double[] moved) {
    // One series after the other: the moved year before the base years takes the mixed sums.
    var both = Arrays.copyOf(unmoved, unmoved.length + moved.length);
    System.arraycopy(moved, 0, both, unmoved.length, moved.length);
    var spei = Spei.of(both, Spei.TWELVE_MONTHS, MONTHS, unmoved.length - 1);
    var minima = new double[BaseYears.COUNT];
    for (var year = 0; year < minima.length; year++) {
      var start = unmoved.length + (year + 1) * MONTHS;
      minima[year] = Spei.annualMinimum(Arrays.copyOfRange(spei, start, start + MONTHS));
    }
    return minima;
  }

  private static boolean isComplete(DailyWeather weather, int year) {
    var rain = weather.years(weather.rain(), year, 1);
    var maximum = weather.years(weather.maximum(), year, 1);
    var minimum = weather.years(weather.minimum(), year, 1);
    var day = 0;
    for (var month = 1; month <= MONTHS; month++) {
      var length = YearMonth.of(year, month).lengthOfMonth();
      var warm = 0;
      for (var end = day + length; day < end; day++) {
        if (Double.isNaN(rain[day])) {
          return false;
        }
        warm += Double.isNaN(maximum[day]) || Double.isNaN(minimum[day]) ? 0 : 1;
      }
      // In whole numbers: four fifths of the days stand for a month's evapotranspiration.
      if (warm * 5 < length * 4) {
        return false;
      }
    }
    return true;
  }

  /** Monthly sums of thirty-one years. */
  private final class Months {
    private final WarmedDays warmed;
    private final int offset;
    private final int[] lengths = new int[YEARS * MONTHS];
    private final double[] rainMm = new double[YEARS * MONTHS];
    private final double[] radiation;
    private final double[] maximum;
    private final double[] minimum;
    private final double[] mean;

    private Months(DailyWeather weather, int firstYear, WarmedDays warmed) {
      this.warmed = warmed;
      maximum = new double[weather.days()];
      minimum = new double[weather.days()];
      mean = new double[weather.days()];
      var start = LocalDate.of(firstYear, 1, 1);
      offset = (int) (start.toEpochDay() - weather.first().toEpochDay());
      var day = offset;
      for (var month = 0; month < lengths.length; month++) {
        lengths[month] = YearMonth.from(start.plusMonths(month)).lengthOfMonth();
        for (var i = 0; i < lengths[month]; i++) {
          rainMm[month] += weather.rain()[day++];
        }
      }
      radiation = new double[day - offset];
      for (var i = 0; i < radiation.length; i++) {
        radiation[i] =
            Evapotranspiration.extraterrestrialRadiation(
                latitude, start.plusDays(i).getDayOfYear());
      }
    }

    /** Rain minus evapotranspiration by month, mm. */
    private double[] balance(double warmingK, double rainFactor) {
      warmed.fill(warmingK, maximum, minimum, mean);
      var balance = new double[lengths.length];
      var day = 0;
      for (var month = 0; month < balance.length; month++) {
        var sum = 0.0;
        var valid = 0;
        for (var end = day + lengths[month]; day < end; day++) {
          var pet =
              Evapotranspiration.hargreaves(
                  minimum[offset + day], maximum[offset + day], radiation[day]);
          if (!Double.isNaN(pet)) {
            sum += pet;
            valid++;
          }
        }
        balance[month] = rainMm[month] * rainFactor - sum / valid * lengths[month];
      }
      return balance;
    }
  }
}
