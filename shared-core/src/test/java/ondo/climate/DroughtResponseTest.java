package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DroughtResponseTest {

  private static final double LATITUDE = 37.5;
  private static final RainChange WETTER = new RainChange(1000, 60, 0, 1);

  private static MovedYears moved(RainChange rain) {
    return new DroughtResponse(LATITUDE, MadeUpWeather.CHANGE, rain)
        .yearlyMinima(MadeUpWeather.record(), WarmingLevels.DEFAULT)
        .orElseThrow();
  }

  /** The plain way: monthly balance day by day, SPEI of 31 years, minimum of each year. */
  @Test
  void first_level_is_the_index_of_the_record_itself() {
    var weather = MadeUpWeather.record();
    var balance = new double[31 * 12];
    for (var day = 0; day < weather.days(); day++) {
      var date = weather.first().plusDays(day);
      if (date.getYear() >= 1989) {
        balance[(date.getYear() - 1989) * 12 + date.getMonthValue() - 1] +=
            weather.rain()[day]
                - Evapotranspiration.hargreaves(
                    weather.minimum()[day], weather.maximum()[day], LATITUDE, date.getDayOfYear());
      }
    }
    var spei = Spei.of(balance, 12, 12, balance.length - 1);
    var moved = moved(RainChange.NONE);
    assertThat(moved.period()).isEqualTo("1990-2019");
    for (var year = 0; year < 30; year++) {
      var from = (year + 1) * 12;
      assertThat(moved.values()[year])
          .isCloseTo(Spei.annualMinimum(Arrays.copyOfRange(spei, from, from + 12)), within(1e-9));
    }
  }

  @Test
  void warmth_alone_makes_every_year_drier() {
    var moved = moved(RainChange.NONE);
    for (var at = 30; at < moved.values().length; at++) {
      assertThat(moved.values()[at]).isLessThanOrEqualTo(moved.values()[at - 30]);
    }
    assertThat(mean(moved, 61)).isLessThan(mean(moved, 0) - 0.5);
  }

  @Test
  void more_rain_makes_it_less_dry_and_leaves_the_reference() {
    var dry = moved(RainChange.NONE);
    var wet = moved(WETTER);
    assertThat(Arrays.copyOf(wet.values(), 30)).containsExactly(Arrays.copyOf(dry.values(), 30));
    for (var level = 1; level < 62; level++) {
      assertThat(mean(wet, level)).isGreaterThan(mean(dry, level));
    }
  }

  @Test
  void a_day_without_rain_known_breaks_the_run() {
    var gap = LocalDate.of(1990, 5, 5);
    var response = new DroughtResponse(LATITUDE, MadeUpWeather.CHANGE, RainChange.NONE);
    var broken = MadeUpWeather.record(LocalDate.of(2019, 12, 31), day -> !day.equals(gap));
    assertThat(response.yearlyMinima(broken, WarmingLevels.DEFAULT)).isEmpty();
    var early = MadeUpWeather.record(LocalDate.of(2019, 12, 31), day -> day.getYear() > 1988);
    assertThat(response.yearlyMinima(early, WarmingLevels.DEFAULT)).isPresent();
  }

  /** June has 30 days: with six unknown temperatures 24 are left, four fifths; with seven 23. */
  @Test
  void a_month_without_four_fifths_of_its_temperatures_breaks_the_run() {
    var response = new DroughtResponse(LATITUDE, MadeUpWeather.CHANGE, RainChange.NONE);
    assertThat(response.yearlyMinima(withoutTemperatures(6), WarmingLevels.DEFAULT)).isPresent();
    assertThat(response.yearlyMinima(withoutTemperatures(7), WarmingLevels.DEFAULT)).isEmpty();
  }

  private static DailyWeather withoutTemperatures(int days) {
    var weather = MadeUpWeather.record();
    var builder = DailyWeather.from(weather.first());
    for (var day = 0; day < weather.days(); day++) {
      var date = weather.first().plusDays(day);
      var isUnknown =
          date.getYear() == 2000 && date.getMonthValue() == 6 && date.getDayOfMonth() <= days;
      // Either of the two is enough to leave the day without evapotranspiration.
      var isMaximumUnknown = isUnknown && date.getDayOfMonth() % 2 == 0;
      var isMinimumUnknown = isUnknown && !isMaximumUnknown;
      builder.set(
          date,
          new DailyWeather.Day(
              isMaximumUnknown ? Double.NaN : weather.maximum()[day],
              isMinimumUnknown ? Double.NaN : weather.minimum()[day],
              weather.mean()[day],
              weather.rain()[day],
              weather.wind()[day],
              weather.humidity()[day]));
    }
    return builder.build();
  }

  private static double mean(MovedYears moved, int level) {
    return Arrays.stream(moved.values(), level * 30, level * 30 + 30).average().orElseThrow();
  }
}
