package ondo.climate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** A station's daily weather without gaps in the calendar; NaN stands for a missing number. */
public final class DailyWeather {

  /** Longest record taken, days: three centuries. */
  private static final int MOST_DAYS = 110_000;

  /**
   * One day.
   *
   * @param maximumC highest temperature, °C
   * @param minimumC lowest temperature, °C
   * @param meanC mean temperature, °C
   * @param rainMm rain, mm
   * @param windMs mean wind, m/s
   * @param humidity mean relative humidity, %
   */
  public record Day(
      double maximumC,
      double minimumC,
      double meanC,
      double rainMm,
      double windMs,
      double humidity) {}

  private final LocalDate first;
  private final double[][] columns;

  private DailyWeather(LocalDate first, double[][] columns) {
    this.first = first;
    this.columns = columns;
  }

  /** Collects days, none before the first. */
  public static final class Builder {
    private final LocalDate first;
    private final double[][] columns = new double[6][366];
    private int days;

    private Builder(LocalDate first) {
      this.first = first;
    }

    /** Sets a day; days passed over stay missing. */
    public Builder set(LocalDate date, Day day) {
      var at = ChronoUnit.DAYS.between(first, date);
      if (at < 0 || at >= MOST_DAYS) {
        throw new IllegalArgumentException(date + " in a record that begins on " + first);
      }
      var values =
          new double[] {
            day.maximumC, day.minimumC, day.meanC, day.rainMm, day.windMs, day.humidity
          };
      for (var i = 0; i < columns.length; i++) {
        if (at >= columns[i].length) {
          columns[i] = Arrays.copyOf(columns[i], (int) Math.max(at + 1, columns[i].length * 2L));
        }
        if (at > days) {
          Arrays.fill(columns[i], days, (int) at, Double.NaN);
        }
        columns[i][(int) at] = values[i];
      }
      days = Math.max(days, (int) at + 1);
      return this;
    }

    /** The days set so far, at least one. */
    public DailyWeather build() {
      if (days == 0) {
        throw new IllegalArgumentException("a record without a day");
      }
      var cut = new double[columns.length][];
      for (var i = 0; i < cut.length; i++) {
        cut[i] = Arrays.copyOf(columns[i], days);
      }
      return new DailyWeather(first, cut);
    }
  }

  /** A record that begins on a day. */
  public static Builder from(LocalDate first) {
    return new Builder(first);
  }

  public LocalDate first() {
    return first;
  }

  /** Number of days. */
  public int days() {
    return columns[0].length;
  }

  public int firstYear() {
    return first.getYear();
  }

  public int lastYear() {
    return first.plusDays(days() - 1L).getYear();
  }

  /** °C by day; like every series here shared, not to be changed. */
  double[] maximum() {
    return columns[0];
  }

  double[] minimum() {
    return columns[1];
  }

  double[] mean() {
    return columns[2];
  }

  double[] rain() {
    return columns[3];
  }

  double[] wind() {
    return columns[4];
  }

  double[] humidity() {
    return columns[5];
  }

  /** Month 1…12 by day. */
  byte[] months() {
    var months = new byte[days()];
    var date = first;
    for (var day = 0; day < months.length; day++) {
      months[day] = (byte) date.getMonthValue();
      date = date.plusDays(1);
    }
    return months;
  }

  /** The part of a series that lies in a run of years, NaN where the record has no day. */
  double[] years(double[] series, int firstYear, int count) {
    var start = LocalDate.of(firstYear, 1, 1);
    var length = (int) ChronoUnit.DAYS.between(start, LocalDate.of(firstYear + count, 1, 1));
    var offset = (int) ChronoUnit.DAYS.between(first, start);
    var cut = new double[length];
    for (var i = 0; i < length; i++) {
      var at = offset + i;
      cut[i] = at >= 0 && at < series.length ? series[at] : Double.NaN;
    }
    return cut;
  }

  /**
   * Means of a place, by which the days of another are brought there.
   *
   * @param temperatureC mean, °C
   * @param humidity mean relative humidity, %
   * @param windMs mean, m/s
   * @param rainMm mean of a year, mm
   */
  public record Means(double temperatureC, double humidity, double windMs, double rainMm) {}

  /**
   * The days as another place with the same weather systems would have them: temperatures differ by
   * the difference of the means, humidity (to 100 %), wind and rain by their ratios.
   */
  public DailyWeather broughtTo(Means there, Means here) {
    var added = there.temperatureC - here.temperatureC;
    return new DailyWeather(
        first,
        new double[][] {
          Arrays.stream(maximum()).map(t -> t + added).toArray(),
          Arrays.stream(minimum()).map(t -> t + added).toArray(),
          Arrays.stream(mean()).map(t -> t + added).toArray(),
          Arrays.stream(rain()).map(r -> r * there.rainMm / here.rainMm).toArray(),
          Arrays.stream(wind()).map(w -> w * there.windMs / here.windMs).toArray(),
          Arrays.stream(humidity())
              .map(h -> Math.min(100, h * there.humidity / here.humidity))
              .toArray()
        });
  }

  /** The record from 1 January of a year on; the whole record if it begins later. */
  DailyWeather since(int year) {
    var start = LocalDate.of(year, 1, 1);
    if (!start.isAfter(first)) {
      return this;
    }
    var offset = (int) ChronoUnit.DAYS.between(first, start);
    var cut = new double[columns.length][];
    for (var i = 0; i < cut.length; i++) {
      cut[i] = Arrays.copyOfRange(columns[i], offset, columns[i].length);
    }
    return new DailyWeather(start, cut);
  }

  /** Largest daily rain of a year, mm (risk model §6.1); NaN when the year is not valid. */
  public double annualMaximumRain(int year) {
    return Rainfall.annualMaximum(years(columns[3], year, 1));
  }

  /** Mean of the largest daily rain of the valid years from one on, mm; NaN without any. */
  public double meanMaximumRainFrom(int year) {
    var sum = 0.0;
    var count = 0;
    for (var y = year; y <= lastYear(); y++) {
      var most = annualMaximumRain(y);
      if (!Double.isNaN(most)) {
        sum += most;
        count++;
      }
    }
    return sum / count;
  }

  /** The largest daily rain of the last thirty valid years in a row; empty without such years. */
  public Optional<BaseSample> maximaOfRain() {
    var start =
        BaseSample.lastRun(firstYear(), lastYear(), year -> !Double.isNaN(annualMaximumRain(year)));
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var values = new double[BaseYears.COUNT];
    for (var i = 0; i < values.length; i++) {
      values[i] = annualMaximumRain(start.getAsInt() + i);
    }
    return Optional.of(new BaseSample(start.getAsInt(), values));
  }
}
