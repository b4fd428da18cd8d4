package ondo.climate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * The yearly indices of a daily series that runs through calendar years (risk model §6.1–§6.3), as
 * regional climate models give it. Percentiles and the reference of the SPEI come from the base
 * years 1991–2020 of the same place; without them the indices that need them are left out, and so
 * is every index whose weather is missing throughout.
 */
public final class TransientIndices {

  private static final double SHARE_OF_MONTH = 0.8;
  private static final double KMH_PER_MS = 3.6;
  private static final FireWeather.Codes START = new FireWeather.Codes(85, 6, 15);
  private static final double UPPER = 0.9;
  private static final double LOWER = 0.1;

  private final double latitude;
  private final FireWeather.DayLengths dayLengths;
  private final @Nullable DailyWeather base;
  private final double @Nullable [] warm;
  private final double @Nullable [] cold;

  /**
   * Of one place.
   *
   * @param base daily weather of 1991–2020, null when there is none
   */
  public TransientIndices(
      double latitude, FireWeather.DayLengths dayLengths, @Nullable DailyWeather base) {
    this.latitude = latitude;
    this.dayLengths = dayLengths;
    this.base = base;
    warm = base == null ? null : thresholds(base, base.maximum(), UPPER);
    cold = base == null ? null : thresholds(base, base.minimum(), LOWER);
  }

  /** A yearly index, one value a year from the first year asked for; NaN is a missing year. */
  @SuppressWarnings("ArrayRecordComponent") // a series on its way, never compared
  public record Index(String code, double[] values) {}

  /** Of the base years themselves; none without them. */
  public List<Index> observed() {
    return base == null ? List.of() : indices(base, BaseYears.FIRST, BaseYears.COUNT);
  }

  /** Of a run of years of another series of the same place that follows the base years. */
  public List<Index> projected(DailyWeather future, int firstYear, int years) {
    return indices(future, firstYear, years);
  }

  private List<Index> indices(DailyWeather days, int firstYear, int years) {
    var calendar = new Calendar(firstYear, years);
    var tx = days.years(days.maximum(), firstYear, years);
    var tn = days.years(days.minimum(), firstYear, years);
    var indices = new ArrayList<Index>();
    add(indices, TemperatureIndex.HOT_DAYS_33, calendar.count(tx, x -> x >= 33));
    add(indices, TemperatureIndex.ICE_DAYS, calendar.count(tx, x -> x < 0));
    add(indices, TemperatureIndex.TROPICAL_NIGHTS_25, calendar.count(tn, x -> x >= 25));
    add(indices, TemperatureIndex.COLD_DAYS_M12, calendar.count(tn, x -> x <= -12));
    add(indices, TemperatureIndex.TNN, calendar.lowest(tn));
    if (warm != null) {
      var thresholds = calendar.daily(warm);
      add(indices, TemperatureIndex.WSDI, calendar.spells(tx, thresholds, Spells.Side.ABOVE));
      add(indices, TemperatureIndex.TX90P_DAYS, calendar.above(tx, thresholds));
    }
    if (cold != null) {
      var thresholds = calendar.daily(cold);
      add(indices, TemperatureIndex.CSDI, calendar.spells(tn, thresholds, Spells.Side.BELOW));
    }
    add(indices, "rx1day", calendar.rain(days.years(days.rain(), firstYear, years)));
    add(indices, "fwi_peak", fireWeather(days, calendar));
    if (base != null) {
      add(indices, "spei12_min", drought(base, days, calendar));
    }
    return indices;
  }

  private static void add(List<Index> indices, TemperatureIndex index, double[] values) {
    add(indices, index.code(), values);
  }

  private static void add(List<Index> indices, String code, double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isFinite)) {
      indices.add(new Index(code, values));
    }
  }

  /** Thresholds by calendar day, null where a calendar day has no value at all. */
  private static double @Nullable [] thresholds(DailyWeather base, double[] series, double p) {
    var padded = new double[DailyTemperatures.DAYS];
    Arrays.fill(padded, Double.NaN);
    var years = base.years(series, BaseYears.FIRST, BaseYears.COUNT);
    System.arraycopy(years, 0, padded, DailyTemperatures.CONTEXT_DAYS, years.length);
    var known = new boolean[BaseCalendar.CALENDAR_DAYS];
    for (var i = 0; i < padded.length; i++) {
      known[BaseCalendar.CALENDAR_DAY[i] - 1] |= !Double.isNaN(padded[i]);
    }
    for (var day : known) {
      if (!day) {
        return null;
      }
    }
    return CalendarThresholds.ofSeries(padded, p);
  }

  /** The chain runs on from the base years where there are any. */
  private double[] fireWeather(DailyWeather days, Calendar calendar) {
    if (!FireWeather.covers(latitude)) {
      return calendar.missing();
    }
    var chain = new ArrayList<DailyWeather>();
    if (base != null && base != days) {
      chain.add(base);
    }
    chain.add(days);
    var fire = FireWeather.at(latitude, dayLengths);
    var before = START;
    var daily = new double[0];
    for (var part : chain) {
      var first = part == days ? calendar.firstYear : BaseYears.FIRST;
      var count = part == days ? calendar.years : BaseYears.COUNT;
      daily = new double[new Calendar(first, count).days];
      before = run(fire, before, part, new Calendar(first, count), daily);
    }
    var peaks = new double[calendar.years];
    var start = LocalDate.of(calendar.firstYear, 1, 1);
    for (var i = 0; i < peaks.length; i++) {
      peaks[i] = FireSeason.peakMonth(calendar.firstYear + i, start, daily);
    }
    return peaks;
  }

  private static FireWeather.Codes run(
      FireWeather fire,
      FireWeather.Codes before,
      DailyWeather part,
      Calendar calendar,
      double[] fwi) {
    var tx = part.years(part.maximum(), calendar.firstYear, calendar.years);
    var mean = part.years(part.mean(), calendar.firstYear, calendar.years);
    var humidity = part.years(part.humidity(), calendar.firstYear, calendar.years);
    var wind = part.years(part.wind(), calendar.firstYear, calendar.years);
    var rain = part.years(part.rain(), calendar.firstYear, calendar.years);
    var codes = before;
    for (var i = 0; i < fwi.length; i++) {
      var noon = Evapotranspiration.noonRelativeHumidity(humidity[i], mean[i], tx[i]);
      var weather =
          new FireWeather.Weather(tx[i], noon, wind[i] * KMH_PER_MS, rain[i], calendar.month[i]);
      var day = fire.next(codes, weather);
      codes = day.codes();
      fwi[i] = day.fwi();
    }
    return codes;
  }

  /** Base years first, so that their months are the reference of the whole. */
  private double[] drought(DailyWeather base, DailyWeather days, Calendar calendar) {
    var reference = balance(base, new Calendar(BaseYears.FIRST, BaseYears.COUNT));
    var whole =
        base == days
            ? reference
            : DoubleStream.concat(Arrays.stream(reference), Arrays.stream(balance(days, calendar)))
                .toArray();
    var spei = Spei.of(whole, Spei.TWELVE_MONTHS, 0, reference.length - 1);
    var offset = whole.length - 12 * calendar.years;
    var least = new double[calendar.years];
    for (var i = 0; i < least.length; i++) {
      least[i] =
          Spei.annualMinimum(Arrays.copyOfRange(spei, offset + 12 * i, offset + 12 * (i + 1)));
    }
    return least;
  }

  /** Rain minus evapotranspiration by month, mm; a month needs 80 % of its days. */
  private double[] balance(DailyWeather days, Calendar calendar) {
    var tx = days.years(days.maximum(), calendar.firstYear, calendar.years);
    var tn = days.years(days.minimum(), calendar.firstYear, calendar.years);
    var rain = days.years(days.rain(), calendar.firstYear, calendar.years);
    var months = new double[12 * calendar.years];
    var valid = new int[months.length];
    var length = new int[months.length];
    for (var i = 0; i < rain.length; i++) {
      var month = 12 * calendar.year[i] + calendar.month[i] - 1;
      length[month]++;
      var loss = Evapotranspiration.hargreaves(tn[i], tx[i], latitude, calendar.ordinal[i]);
      if (!Missing.is(loss) && !Missing.is(rain[i])) {
        valid[month]++;
        months[month] += rain[i] - loss;
      }
    }
    for (var month = 0; month < months.length; month++) {
      months[month] =
          valid[month] < SHARE_OF_MONTH * length[month]
              ? Missing.VALUE
              : months[month] * length[month] / valid[month];
    }
    return months;
  }

  /** The days of a run of whole years. */
  private static final class Calendar {
    private final int firstYear;
    private final int years;
    private final int days;
    private final int[] year;
    private final int[] month;
    private final int[] ordinal;

    /** Calendar day 1…365; 29 February counts as 28 February. */
    private final int[] calendarDay;

    private Calendar(int firstYear, int years) {
      this.firstYear = firstYear;
      this.years = years;
      var start = LocalDate.of(firstYear, 1, 1);
      days = (int) (LocalDate.of(firstYear + years, 1, 1).toEpochDay() - start.toEpochDay());
      year = new int[days];
      month = new int[days];
      ordinal = new int[days];
      calendarDay = new int[days];
      for (var i = 0; i < days; i++) {
        var date = start.plusDays(i);
        year[i] = date.getYear() - firstYear;
        month[i] = date.getMonthValue();
        ordinal[i] = date.getDayOfYear();
        var afterFebruary = date.isLeapYear() && ordinal[i] > 59;
        calendarDay[i] = ordinal[i] - (afterFebruary ? 1 : 0);
      }
    }

    private double[] missing() {
      var values = new double[years];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    private double[] count(double[] series, DoublePredicate test) {
      var values = new double[years];
      for (var i = 0; i < days; i++) {
        values[year[i]] += test.test(series[i]) ? 1 : 0;
      }
      return valid(series, values);
    }

    private double[] above(double[] series, double[] thresholds) {
      var values = new double[years];
      for (var i = 0; i < days; i++) {
        values[year[i]] += series[i] > thresholds[i] ? 1 : 0;
      }
      return valid(series, values);
    }

    private double[] lowest(double[] series) {
      var values = new double[years];
      Arrays.fill(values, Double.POSITIVE_INFINITY);
      for (var i = 0; i < days; i++) {
        if (!Double.isNaN(series[i])) {
          values[year[i]] = Math.min(values[year[i]], series[i]);
        }
      }
      return valid(series, values);
    }

    private double[] rain(double[] series) {
      var values = new double[years];
      var from = 0;
      for (var i = 0; i < years; i++) {
        var to = from + LocalDate.of(firstYear + i, 1, 1).lengthOfYear();
        values[i] = Rainfall.annualMaximum(Arrays.copyOfRange(series, from, to));
        from = to;
      }
      return values;
    }

    private double[] spells(double[] series, double[] thresholds, Spells.Side side) {
      SortedMap<Integer, OptionalInt> byYear = Spells.daysPerYear(series, thresholds, year, side);
      var values = missing();
      byYear.forEach((at, count) -> count.ifPresent(spellDays -> values[at] = spellDays));
      return values;
    }

    /** Leaves out the years with more than fifteen missing days. */
    private double[] valid(double[] series, double[] values) {
      var missing = new int[years];
      for (var i = 0; i < days; i++) {
        missing[year[i]] += Double.isNaN(series[i]) ? 1 : 0;
      }
      for (var i = 0; i < years; i++) {
        values[i] = missing[i] > BaseYears.MOST_MISSING_DAYS ? Double.NaN : values[i];
      }
      return values;
    }

    private double[] daily(double[] byCalendarDay) {
      return Arrays.stream(calendarDay).mapToDouble(day -> byCalendarDay[day - 1]).toArray();
    }
  }
}
