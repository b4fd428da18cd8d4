package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DailyWeatherTest {

  private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

  @Test
  void last_thirty_complete_years_end_before_the_year_that_breaks_off() {
    var sample = record(LocalDate.of(2014, 6, 30), day -> true).maximaOfRain().orElseThrow();
    assertThat(sample.firstYear()).isEqualTo(1984);
    assertThat(sample.period()).isEqualTo("1984-2013");
    assertThat(sample.values()[0]).isEqualTo(84);
    assertThat(sample.values()[29]).isEqualTo(113);
  }

  @Test
  void sixteen_missing_days_end_a_run_and_fifteen_do_not() {
    var gap = LocalDate.of(2012, 3, 1);
    var fifteen =
        record(
            LocalDate.of(2013, 12, 31), day -> day.isBefore(gap) || day.isAfter(gap.plusDays(14)));
    assertThat(fifteen.maximaOfRain().orElseThrow().firstYear()).isEqualTo(1984);
    var sixteen =
        record(
            LocalDate.of(2013, 12, 31), day -> day.isBefore(gap) || day.isAfter(gap.plusDays(15)));
    assertThat(sixteen.annualMaximumRain(2012)).isNaN();
    assertThat(sixteen.maximaOfRain().orElseThrow().firstYear()).isEqualTo(1982);
  }

  @Test
  void fewer_than_thirty_years_are_no_sample() {
    assertThat(record(LocalDate.of(2009, 12, 30), day -> day.getYear() < 2009).maximaOfRain())
        .isEmpty();
    assertThat(record(LocalDate.of(2009, 12, 31), day -> true).maximaOfRain()).isPresent();
  }

  @Test
  void mean_of_the_maxima_counts_valid_years_only() {
    var weather = record(LocalDate.of(2014, 6, 30), day -> true);
    assertThat(weather.meanMaximumRainFrom(2012)).isEqualTo((112 + 113) / 2.0);
    assertThat(weather.meanMaximumRainFrom(2014)).isNaN();
  }

  @Test
  void days_are_brought_to_a_place_by_its_means() {
    var day = DailyWeather.from(FIRST).set(FIRST, new DailyWeather.Day(20, 10, 15, 8, 2, 60));
    var here = new DailyWeather.Means(12, 50, 2, 1000);
    var there = new DailyWeather.Means(9, 75, 3, 1500);
    var moved = day.build().broughtTo(there, here);
    assertThat(moved.maximum()).containsExactly(17);
    assertThat(moved.minimum()).containsExactly(7);
    assertThat(moved.mean()).containsExactly(12);
    assertThat(moved.rain()).containsExactly(12);
    assertThat(moved.wind()).containsExactly(3);
    assertThat(moved.humidity()).containsExactly(90);
    var wet = new DailyWeather.Means(12, 90, 2, 1000);
    assertThat(day.build().broughtTo(wet, here).humidity()).containsExactly(100);
  }

  @Test
  void refuses_a_day_before_the_first() {
    var builder = DailyWeather.from(FIRST);
    assertThatThrownBy(() -> builder.set(FIRST.minusDays(1), rain(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  /** Each year's wettest day, 1 July, has as many mm as the year counts from 1900. */
  private static DailyWeather record(LocalDate last, Predicate<LocalDate> isKnown) {
    var builder = DailyWeather.from(FIRST);
    for (var day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
      if (isKnown.test(day)) {
        var wettest = day.getMonthValue() == 7 && day.getDayOfMonth() == 1;
        builder.set(day, rain(wettest ? day.getYear() - 1900 : 0));
      }
    }
    return builder.build();
  }

  private static DailyWeather.Day rain(double mm) {
    return new DailyWeather.Day(20, 10, 15, mm, 2, 60);
  }
}
