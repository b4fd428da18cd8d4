package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClimateIndicatorsTest {

  private static final double TOLERANCE = 1e-12;

  @Test
  void penman_monteith_gives_the_papers_day_in_brussels() {
    // FAO-56 example 18: 6 July at Uccle, 50°48'N, 100 m.
    var wind = Evapotranspiration.windAt2m(10 / 3.6, 10);
    var day = new Evapotranspiration.Day(12.3, 21.5, 1.409, wind, 22.07);

    assertThat(wind).isCloseTo(2.078, within(0.001));
    assertThat(Evapotranspiration.netRadiation(day, 50.8, 100, 187)).isCloseTo(13.28, within(0.02));
    assertThat(Evapotranspiration.penmanMonteith(day, 50.8, 100, 187))
        .isCloseTo(3.88, within(0.01));
  }

  @Test
  void evapotranspiration_is_missing_when_any_input_is() {
    var full = new double[] {12.3, 21.5, 1.409, 2.078, 22.07, 50.8, 100};
    for (var i = 0; i < full.length; i++) {
      var x = full.clone();
      x[i] = -999;
      var day = new Evapotranspiration.Day(x[0], x[1], x[2], x[3], x[4]);
      assertThat(Evapotranspiration.penmanMonteith(day, x[5], x[6], 187)).isNaN();
    }
    assertThat(Evapotranspiration.hargreaves(Double.NaN, 20, 37, 1)).isNaN();
    assertThat(Evapotranspiration.hargreaves(10, Double.NaN, 37, 1)).isNaN();
    assertThat(Evapotranspiration.hargreaves(10, 20, Double.NaN, 1)).isNaN();
    assertThat(Evapotranspiration.extraterrestrialRadiation(-999, 1)).isNaN();
    assertThat(Evapotranspiration.windAt2m(-999, 10)).isNaN();
    assertThat(Evapotranspiration.noonRelativeHumidity(-999, 10, 20)).isNaN();
    assertThat(Evapotranspiration.noonRelativeHumidity(50, Double.NaN, 20)).isNaN();
    assertThat(Evapotranspiration.noonRelativeHumidity(50, 10, Double.NaN)).isNaN();
  }

  @Test
  void evapotranspiration_is_never_negative_and_survives_the_polar_night() {
    var dark = new Evapotranspiration.Day(-30, -25, 0.04, 1, 0);

    assertThat(Evapotranspiration.extraterrestrialRadiation(85, 355)).isCloseTo(0, within(1e-9));
    assertThat(Evapotranspiration.penmanMonteith(dark, 85, 0, 355)).isZero();
    assertThat(Evapotranspiration.extraterrestrialRadiation(85, 172)).isGreaterThan(40);
  }

  @Test
  void noon_humidity_falls_when_the_day_warms() {
    assertThat(Evapotranspiration.noonRelativeHumidity(60, 15, 25))
        .isLessThan(Evapotranspiration.noonRelativeHumidity(60, 15, 20));
    assertThat(Evapotranspiration.noonRelativeHumidity(60, 15, 15)).isCloseTo(60, within(1e-9));
  }

  @Test
  void peak_month_of_a_year_takes_calendar_months_and_leap_days() {
    var first = LocalDate.of(2023, 12, 1);
    var daily = new double[31 + 366];
    var day = first;
    for (var i = 0; i < daily.length; i++) {
      // February 2024 holds 29 days of 20, whatever stands around it.
      daily[i] = day.getYear() == 2024 && day.getMonthValue() == 2 ? 20 : 3;
      day = day.plusDays(1);
    }
    assertThat(FireSeason.peakMonth(2024, first, daily)).isCloseTo(20, within(TOLERANCE));
    assertThat(FireSeason.peakMonth(2023, first, daily)).isNaN();
    assertThat(FireSeason.peakMonth(2025, first, daily)).isNaN();
  }

  @Test
  void single_extreme_day_is_not_a_peak_month() {
    var daily = new double[365];
    Arrays.fill(daily, 2);
    daily[100] = 80;

    assertThat(FireSeason.peakMonth(2023, LocalDate.of(2023, 1, 1), daily)).isLessThan(5);
  }

  @Test
  void rain_indicator_needs_the_year_and_a_valid_day() {
    var year = new double[365];
    year[200] = 120;
    Arrays.fill(year, 0, 15, Double.NaN);
    assertThat(Rainfall.annualMaximum(year)).isEqualTo(120);
    year[15] = -1;
    assertThat(Rainfall.annualMaximum(year)).isNaN();
    assertThat(Rainfall.annualMaximum(new double[] {Double.NaN, -5})).isNaN();
    assertThat(Rainfall.annualMaximum(new double[0])).isNaN();
  }

  @Test
  void hourly_rain_is_a_third_of_the_daily_not_a_twelfth() {
    assertThat(Rainfall.hourlyFromDaily(100, 2.0 / 3)).isCloseTo(34.668, within(0.001));
    assertThat(Rainfall.hourlyFromDaily(-1, 2.0 / 3)).isNaN();
    assertThat(Rainfall.hourlyFromDaily(Double.NaN, 2.0 / 3)).isNaN();
  }

  @Test
  void flat_ground_has_a_finite_wetness_and_nonsense_none() {
    assertThat(Topography.wetnessIndex(9000, 30, 0, 0.001))
        .isCloseTo(Math.log(300 / 0.001), within(TOLERANCE));
    assertThat(Topography.wetnessIndex(9000, 30, -0.1, 0.001)).isNaN();
    assertThat(Topography.wetnessIndex(9000, 0, 0.1, 0.001)).isNaN();
    assertThat(Topography.wetnessIndex(0, 30, 0.1, 0.001)).isNaN();
    assertThat(Topography.wetnessIndex(Double.NaN, 30, 0.1, 0.001)).isNaN();
    assertThat(Topography.wetnessIndex(9000, Double.NaN, 0.1, 0.001)).isNaN();
    assertThat(Topography.wetnessIndex(9000, 30, Double.NaN, 0.001)).isNaN();
  }

  @Test
  void drought_index_is_standard_normal_over_its_reference() {
    var random = new Random(3);
    var balance = random.doubles(40 * 12, -80, 120).toArray();

    var index = Spei.of(balance, Spei.TWELVE_MONTHS);

    var valid = Arrays.stream(index).filter(Double::isFinite).toArray();
    assertThat(valid).hasSize(40 * 12 - 11);
    assertThat(Arrays.stream(valid).average().orElseThrow()).isCloseTo(0, within(0.05));
  }

  @Test
  void deep_deficit_is_a_drought_and_not_a_sentinel() {
    var random = new Random(4);
    var balance = random.doubles(30 * 12, -300, -100).toArray();

    assertThat(Spei.of(balance, 12)[200]).isFinite();
  }

  @Test
  void gap_in_the_balance_empties_only_the_sums_that_hold_it() {
    var balance = new Random(5).doubles(40 * 12, -80, 120).toArray();
    balance[100] = Double.NaN;

    var index = Spei.of(balance, 12);

    assertThat(index[99]).isFinite();
    for (var i = 100; i < 112; i++) {
      assertThat(index[i]).isNaN();
    }
    assertThat(index[112]).isFinite();
  }

  @Test
  void drought_index_ends_at_five_and_needs_spread() {
    var balance = new Random(6).doubles(30 * 12, -10, 10).toArray();
    balance[12] = 1e6;
    balance[24] = -1e6;

    var index = Spei.of(balance, 1, 36, balance.length - 1);

    assertThat(index[12]).isEqualTo(5);
    assertThat(index[24]).isEqualTo(-5);
    assertThat(Spei.of(new double[30 * 12], 12)).containsOnly(Double.NaN);
    assertThatThrownBy(() -> Spei.of(balance, 0)).hasMessageContaining("0 months");
  }

  @Test
  void annual_minimum_needs_ten_months() {
    var months = new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, -2, Double.NaN, Double.NaN};
    assertThat(Spei.annualMinimum(months)).isEqualTo(-2);
    months[0] = Double.NaN;
    assertThat(Spei.annualMinimum(months)).isNaN();
  }

  @Test
  void warming_rises_from_the_baseline_and_goes_on_after_the_last_knot() {
    var knots = new EnumMap<Scenario, List<FallbackWarming.Knot>>(Scenario.class);
    for (var scenario : Scenario.values()) {
      knots.put(
          scenario,
          List.of(new FallbackWarming.Knot(2030.5, 1.5), new FallbackWarming.Knot(2050.5, 2.0)));
    }
    var warming = new FallbackWarming(0.87, knots);

    assertThat(warming.gmst(Scenario.SSP245, 1950)).isEqualTo(0.87);
    assertThat(warming.delta(Scenario.SSP245, 2005)).isZero();
    assertThat(warming.gmst(Scenario.SSP245, 2040)).isCloseTo(1.75, within(TOLERANCE));
    assertThat(warming.gmst(Scenario.SSP245, 2070)).isCloseTo(2.5, within(TOLERANCE));
  }

  @Test
  void warming_without_rising_knots_for_every_scenario_is_refused() {
    var knots = new EnumMap<Scenario, List<FallbackWarming.Knot>>(Scenario.class);
    assertThatThrownBy(() -> new FallbackWarming(0.87, knots)).hasMessageContaining("SSP126");
    for (var scenario : Scenario.values()) {
      knots.put(scenario, List.of(new FallbackWarming.Knot(2005.5, 1.5)));
    }
    assertThatThrownBy(() -> new FallbackWarming(0.87, knots)).hasMessageContaining("SSP126");
  }

  @Test
  void response_of_storms_turns_percent_at_two_kelvin_into_a_rate() {
    var response = StormResponse.ofPercentAtTwoKelvin(5.328, 16.486);

    assertThat(response.windFactor(2)).isCloseTo(1.05328, within(TOLERANCE));
    assertThat(response.rainFactor(2)).isCloseTo(1.16486, within(TOLERANCE));
    assertThat(response.windFactor(0)).isEqualTo(1);
  }
}
