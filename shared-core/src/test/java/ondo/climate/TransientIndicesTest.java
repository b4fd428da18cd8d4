package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against the plain count day by day and against the chains that the indices are made of. */
class TransientIndicesTest {

  private static final FireWeather.DayLengths DAY_LENGTHS =
      new FireWeather.DayLengths(
          new double[] {6.5, 7.5, 9, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8, 7, 6},
          new double[] {-1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5, 2.4, 0.4, -1.6, -1.6});

  private static DailyWeather weather(int first, int last, double warming) {
    var builder = DailyWeather.from(LocalDate.of(first, 1, 1));
    for (var date = LocalDate.of(first, 1, 1); date.getYear() <= last; date = date.plusDays(1)) {
      builder.set(date, day(date, warming));
    }
    return builder.build();
  }

  private static DailyWeather.Day day(LocalDate date, double warming) {
    var t = date.toEpochDay();
    var tx =
        14
            - 16 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25)
            + 4 * Math.sin(t / 3.7)
            + 3 * Math.sin(t / 29.0)
            + 2 * Math.sin(t / 411.0)
            + warming;
    var rain = Math.max(0, 12 * Math.sin(t / 5.3) * Math.sin(t / 97.0));
    return new DailyWeather.Day(tx, tx - 9, tx - 4.5, rain, 3 + Math.sin(t / 7.0), 65);
  }

  private static Map<String, double[]> byCode(List<TransientIndices.Index> indices) {
    return indices.stream()
        .collect(Collectors.toMap(TransientIndices.Index::code, TransientIndices.Index::values));
  }

  @Test
  void base_years_equal_the_count_day_by_day() {
    var base = weather(1991, 2020, 0);
    var days = DailyTemperatures.builder();
    for (var date = LocalDate.of(1991, 1, 1); date.getYear() <= 2020; date = date.plusDays(1)) {
      var day = day(date, 0);
      days.set(date, day.maximumC(), day.minimumC());
    }
    var change =
        new TemperatureChange(
            IndexChange.of(new double[] {1.5, 4}, new double[] {1.5, 4}),
            IndexChange.of(new double[] {1.5, 4}, new double[] {1.5, 4}));
    var plain = new DayByDay(days.build(), change, WarmingLevels.BASE_K, 0);
    var found = byCode(new TransientIndices(37.5, DAY_LENGTHS, base).observed());
    for (var index : TemperatureIndex.values()) {
      assertThat(found.get(index.code()))
          .describedAs(index.code())
          .containsExactly(plain.yearly(index));
    }
  }

  @Test
  void later_years_are_held_against_the_thresholds_of_the_base_years() {
    var indices = new TransientIndices(37.5, DAY_LENGTHS, weather(1991, 2020, 0));
    var same = byCode(indices.projected(weather(2021, 2050, 0), 2021, 30));
    var warmer = byCode(indices.projected(weather(2021, 2050, 4), 2021, 30));
    for (var i = 0; i < 30; i++) {
      assertThat(warmer.get("tx90p_days")[i]).isGreaterThan(same.get("tx90p_days")[i] + 20);
      assertThat(warmer.get("csdi")[i]).isLessThanOrEqualTo(same.get("csdi")[i]);
      assertThat(warmer.get("spei12_min")[i]).isLessThan(same.get("spei12_min")[i]);
      assertThat(warmer.get("fwi_peak")[i]).isGreaterThan(same.get("fwi_peak")[i]);
      assertThat(warmer.get("rx1day")[i]).isEqualTo(same.get("rx1day")[i]);
    }
  }

  @Test
  void the_fire_chain_runs_on_from_the_base_years() {
    var base = weather(1991, 2020, 0);
    var whole = weather(1991, 2030, 0);
    var parts =
        byCode(
            new TransientIndices(37.5, DAY_LENGTHS, base)
                .projected(weather(2021, 2030, 0), 2021, 10));
    var atOnce = byCode(new TransientIndices(37.5, DAY_LENGTHS, null).projected(whole, 1991, 40));
    for (var i = 0; i < 10; i++) {
      assertThat(parts.get("fwi_peak")[i]).isEqualTo(atOnce.get("fwi_peak")[30 + i]);
    }
  }

  @Test
  void what_has_no_weather_has_no_index() {
    var builder = DailyWeather.from(LocalDate.of(2021, 1, 1));
    for (var date = LocalDate.of(2021, 1, 1); date.getYear() < 2051; date = date.plusDays(1)) {
      var nan = Double.NaN;
      builder.set(date, new DailyWeather.Day(nan, nan, nan, 5, nan, nan));
    }
    var found =
        byCode(new TransientIndices(37.5, DAY_LENGTHS, null).projected(builder.build(), 2021, 30));
    assertThat(found).containsOnlyKeys("rx1day");
  }

  private static DailyWeather without(Predicate<LocalDate> isUnknown) {
    var builder = DailyWeather.from(LocalDate.of(1991, 1, 1));
    for (var date = LocalDate.of(1991, 1, 1); date.getYear() < 2021; date = date.plusDays(1)) {
      var known = day(date, 0);
      var nan = Double.NaN;
      builder.set(
          date,
          isUnknown.test(date)
              ? new DailyWeather.Day(
                  nan, nan, nan, known.rainMm(), known.windMs(), known.humidity())
              : known);
    }
    return builder.build();
  }

  @Test
  void place_without_base_years_has_nothing_observed() {
    assertThat(new TransientIndices(37.5, DAY_LENGTHS, null).observed()).isEmpty();
  }

  @Test
  void calendar_day_that_was_never_measured_leaves_out_what_is_held_against_it() {
    var base = without(date -> date.getMonthValue() == 7 && date.getDayOfMonth() == 15);
    var found = byCode(new TransientIndices(37.5, DAY_LENGTHS, base).observed());
    assertThat(found)
        .containsKeys("hot_days_33", "tnn", "rx1day", "spei12_min")
        .doesNotContainKeys("wsdi", "tx90p_days", "csdi");
  }

  @Test
  void month_without_four_fifths_of_its_days_is_missing_in_the_twelve_sums_it_belongs_to() {
    // 23 of 28 days are 82 %, 22 are 79 %.
    var enough = without(date -> date.getYear() == 2005 && inFebruary(date, 5));
    var tooFew = without(date -> date.getYear() == 2005 && inFebruary(date, 6));

    var kept = byCode(new TransientIndices(37.5, DAY_LENGTHS, enough).observed()).get("spei12_min");
    var lost = byCode(new TransientIndices(37.5, DAY_LENGTHS, tooFew).observed()).get("spei12_min");

    assertThat(kept[2005 - 1991]).isFinite();
    assertThat(lost[2004 - 1991]).isFinite();
    assertThat(lost[2005 - 1991]).as("only January is left").isNaN();
    assertThat(lost[2006 - 1991]).as("eleven months are left").isFinite();
  }

  private static boolean inFebruary(LocalDate date, int days) {
    return date.getMonthValue() == 2 && date.getDayOfMonth() <= days;
  }

  @Test
  void fire_weather_is_left_out_where_its_day_lengths_do_not_reach() {
    var base = weather(1991, 2020, 0);
    assertThat(byCode(new TransientIndices(-60, DAY_LENGTHS, base).observed()))
        .doesNotContainKey("fwi_peak")
        .containsKeys("wsdi", "rx1day");
  }
}
