package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FireResponseTest {

  private static final FireWeather.DayLengths DAY_LENGTHS =
      new FireWeather.DayLengths(
          new double[] {6.5, 7.5, 9, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8, 7, 6},
          new double[] {-1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5, 2.4, 0.4, -1.6, -1.6});
  private static final FireWeather CHAIN = FireWeather.at(37.5, DAY_LENGTHS);
  private static final FireWeather.Codes START = new FireWeather.Codes(85, 6, 15);
  private static final FireResponse RESPONSE =
      new FireResponse(CHAIN, START, MadeUpWeather.CHANGE, MadeUpWeather.CALM, RainChange.NONE);

  /** Day by day with the one-day form, from humidity computed by hand. */
  @Test
  void daily_index_is_the_chain_of_noon_weather() {
    var weather = MadeUpWeather.record();
    var daily = RESPONSE.daily(weather, WarmingLevels.BASE_K, 1990);
    var codes = START;
    for (var day = 0; day < 400; day++) {
      var noon =
          Evapotranspiration.noonRelativeHumidity(
              weather.humidity()[day], weather.mean()[day], weather.maximum()[day]);
      var month = weather.first().plusDays(day).getMonthValue();
      var next =
          CHAIN.next(
              codes,
              new FireWeather.Weather(
                  weather.maximum()[day],
                  noon,
                  3.6 * weather.wind()[day],
                  weather.rain()[day],
                  month));
      assertThat(daily[day]).isCloseTo(next.fwi(), within(1e-9));
      codes = next.codes();
    }
  }

  @Test
  void first_level_is_the_unmoved_record() {
    var weather = MadeUpWeather.record();
    var moved = RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT).orElseThrow();
    var daily = RESPONSE.daily(weather, WarmingLevels.BASE_K, 1990);
    assertThat(moved.period()).isEqualTo("1990-2019");
    for (var year = 0; year < 30; year++) {
      // Four years of chain before 1990 or one: the codes have met.
      assertThat(moved.values()[year])
          .isCloseTo(FireSeason.peakMonth(1990 + year, weather.first(), daily), within(1e-6));
    }
  }

  @Test
  void warmer_air_of_equal_humidity_dries_fuel_faster() {
    var moved = RESPONSE.peakMonths(MadeUpWeather.record(), WarmingLevels.DEFAULT).orElseThrow();
    var last = 0.0;
    for (var level = 0; level < moved.levels(); level++) {
      var mean = mean(moved, level);
      assertThat(mean).describedAs("level " + level).isGreaterThan(last);
      last = mean;
    }
  }

  @Test
  void weaker_wind_lowers_the_index_and_never_the_first_level() {
    var weather = MadeUpWeather.record();
    var weaker = IndexChange.of(new double[] {4}, new double[] {-8});
    var calm = RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT).orElseThrow();
    var less =
        new FireResponse(CHAIN, START, MadeUpWeather.CHANGE, weaker, RainChange.NONE)
            .peakMonths(weather, WarmingLevels.DEFAULT)
            .orElseThrow();
    assertThat(Arrays.copyOf(less.values(), 30)).containsExactly(Arrays.copyOf(calm.values(), 30));
    assertThat(mean(less, 30)).isLessThan(mean(calm, 30));
  }

  @Test
  void more_rain_lowers_the_index_and_never_the_first_level() {
    var weather = MadeUpWeather.record();
    var wetter = new RainChange(1000, 60, 0, 1);
    var dry = RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT).orElseThrow();
    var wet =
        new FireResponse(CHAIN, START, MadeUpWeather.CHANGE, MadeUpWeather.CALM, wetter)
            .peakMonths(weather, WarmingLevels.DEFAULT)
            .orElseThrow();
    assertThat(Arrays.copyOf(wet.values(), 30)).containsExactly(Arrays.copyOf(dry.values(), 30));
    assertThat(mean(wet, 30)).isLessThan(mean(dry, 30));
  }

  @Test
  void levels_left_out_are_linear_between_those_computed() {
    var weather = MadeUpWeather.record();
    var all = RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT).orElseThrow().values();
    var few = RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT, 1990, 0, 20, 61).values();
    for (var year = 0; year < 30; year++) {
      assertThat(few[year]).isEqualTo(all[year]);
      assertThat(few[20 * 30 + year]).isEqualTo(all[20 * 30 + year]);
      assertThat(few[61 * 30 + year]).isEqualTo(all[61 * 30 + year]);
      assertThat(few[5 * 30 + year])
          .isCloseTo(0.75 * all[year] + 0.25 * all[20 * 30 + year], within(1e-9));
    }
    assertThatThrownBy(() -> RESPONSE.peakMonths(weather, WarmingLevels.DEFAULT, 1990, 0, 60))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_year_without_three_months_breaks_the_run() {
    var gap = LocalDate.of(1989, 3, 1);
    var broken =
        MadeUpWeather.record(
            LocalDate.of(2018, 12, 31), day -> day.isBefore(gap) || day.isAfter(gap.plusMonths(3)));
    assertThat(RESPONSE.peakMonths(broken, WarmingLevels.DEFAULT)).isEmpty();
  }

  private static double mean(MovedYears moved, int level) {
    return Arrays.stream(moved.values(), level * 30, level * 30 + 30).average().orElseThrow();
  }
}
