package ondo.climate;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Daily weather with seasons and wet and dry years, made up by sines: the same every time. */
final class MadeUpWeather {

  static final TemperatureChange CHANGE =
      new TemperatureChange(
          IndexChange.of(new double[] {1.5, 4}, new double[] {1.5, 4.66}),
          IndexChange.of(new double[] {1.5, 4}, new double[] {2.11, 5.83}));

  static final IndexChange CALM = IndexChange.of(new double[] {4}, new double[] {0});

  private MadeUpWeather() {}

  /** From 1986 to the end of 2019. */
  static DailyWeather record() {
    return record(LocalDate.of(2019, 12, 31), day -> true);
  }

  static DailyWeather record(LocalDate last, Predicate<LocalDate> isKnown) {
    var first = LocalDate.of(1986, 1, 1);
    var builder = DailyWeather.from(first);
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (isKnown.test(day)) {
        builder.set(day, day(day));
      }
    }
    return builder.build();
  }

  private static DailyWeather.Day day(LocalDate date) {
    var t = date.toEpochDay();
    var season = -Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25);
    var mean = 12 + 14 * season + 3 * Math.sin(t / 3.7);
    var range = 8 + 3 * Math.sin(t / 5.3);
    var wetness = 1 + 0.4 * Math.sin(date.getYear() * 1.9) + 0.2 * Math.sin(date.getYear() / 1.3);
    var rain = t % 4 == 0 ? wetness * (9 + 8 * season) * (1 + Math.sin(t / 7.1)) : 0;
    return new DailyWeather.Day(
        mean + range / 2,
        mean - range / 2,
        mean,
        rain,
        2.5 + Math.sin(t / 2.3),
        60 + 20 * season * Math.sin(t / 9.0));
  }
}
