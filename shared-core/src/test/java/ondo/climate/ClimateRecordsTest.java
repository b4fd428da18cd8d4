package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What series, records and facts refuse, and what they say at their ends. */
class ClimateRecordsTest {

  private static final LatLon PLACE = new LatLon(36, 127);

  @Test
  void storm_list_counts_from_zero_within_its_years() {
    var first = new StormList.Entry(0, "a", 1990);
    assertThat(new StormList(1990, 2, List.of(first, new StormList.Entry(1, "b", 1991))).storms())
        .hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> new StormList(1990, 0, List.of()));
    for (var wrong :
        List.of(
            new StormList.Entry(1, "a", 1990),
            new StormList.Entry(0, "a", 1989),
            new StormList.Entry(0, "a", 1992))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StormList(1990, 2, List.of(wrong)))
          .withMessageStartingWith("storm out of place");
    }
  }

  @Test
  void every_storm_at_a_place_has_a_wind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointStorms(new double[1], new int[2], new double[1], List.of()))
        .withMessage("2 storms with 1 winds at one place");
  }

  @Test
  void yearly_series_is_missing_outside_its_years() {
    var series = new YearlySeries("a", null, 2021, List.of(), new double[] {1, 2, 3});
    assertThat(series.lastYear()).isEqualTo(2023);
    assertThat(series.at(2021)).isEqualTo(1);
    assertThat(series.at(2023)).isEqualTo(3);
    assertThat(series.at(2020)).isNaN();
    assertThat(series.at(2024)).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new YearlySeries("a", null, 2021, List.of(), new double[0]))
        .withMessage("a series of a without a year");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 29, 31})
  void moved_years_are_whole_sets_of_base_years(int values) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MovedYears(1990, new double[values]));
    assertThat(new MovedYears(1990, new double[60]).levels()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> new BaseSample(1990, new double[values]));
  }

  @Test
  void fact_is_a_number_or_a_word_and_never_both_or_none() {
    assertThat(GroundFact.of("twi", 9.5, "ASSUMED").number()).isEqualTo(9.5);
    assertThat(GroundFact.of("land_cover", "FOREST").word()).isEqualTo("FOREST");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroundFact("twi", null, null, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroundFact("twi", 1.0, "FOREST", List.of()))
        .withMessage("twi is a number or a word: 1.0, FOREST");
  }

  @Test
  void value_of_a_place_is_finite_and_a_station_has_an_id() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SiteValue(PLACE, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Station(" ", "가", "Ga", PLACE, 1))
        .withMessage("a station without an id");
  }

  @Test
  void mean_of_the_nearest_needs_a_place_and_a_number_of_them() {
    var sites = List.of(new SiteValue(PLACE, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalMean(List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalMean(sites, 0));
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 4", "2, 5, 4", "NaN, 2, 3"})
  void water_level_and_sea_level_keep_their_order(double low, double central, double high) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WaterLevel(low, central, high));
    var lows = new double[SeaLevelCurve.DECADES];
    var centrals = new double[SeaLevelCurve.DECADES];
    var highs = new double[SeaLevelCurve.DECADES];
    lows[3] = low;
    centrals[3] = central;
    highs[3] = high;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeaLevelCurve(lows, centrals, highs))
        .withMessageStartingWith("sea level of 2050 out of order");
  }

  @Test
  void sea_level_has_every_decade() {
    var whole = new double[SeaLevelCurve.DECADES];
    var part = new double[SeaLevelCurve.DECADES - 1];
    assertThatIllegalArgumentException().isThrownBy(() -> new SeaLevelCurve(part, whole, whole));
    assertThatIllegalArgumentException().isThrownBy(() -> new SeaLevelCurve(whole, part, whole));
    assertThatIllegalArgumentException().isThrownBy(() -> new SeaLevelCurve(whole, whole, part));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void growth_of_a_region_has_a_variation_between_none_and_all(double lcv) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RegionalGrowth(lcv));
    assertThatIllegalArgumentException().isThrownBy(() -> new RegionalGrowth(0.2).sample(1));
  }

  @Test
  void share_of_a_scenario_needs_twenty_years_and_both_ends() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScenarioShare.windowMean(new double[19], 0))
        .withMessage("a window of 20 years in 19");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScenarioShare.byWarming(Map.of(), Scenario.SSP245))
        .withMessage("no warming of SSP126");
  }

  @Test
  void frozen_ground_evaporates_nothing() {
    // Turc's limit is 300 + 25 T + 0.05 T³: 300 - 375 - 168.75 at -15 °C.
    assertThat(WaterBalance.evaporationMm(500, -15)).isZero();
    assertThat(WaterBalance.runoffMm(500, -15)).isEqualTo(500);
  }

  @Test
  void what_a_source_does_not_know_is_left_out() {
    var moved = new MovedSeries("rx1day", List.of(), new double[] {1});
    var list = new ArrayList<>(List.of(moved));
    var known = PointClimate.ofMoved(list);
    list.clear();
    assertThat(known.moved()).containsExactly(moved);
    assertThat(known.yearly()).isEmpty();
    assertThat(known.storms()).isNull();
    assertThat(known.facts()).isEmpty();
    var yearly = new YearlySeries("a", null, 2021, List.of(), new double[] {1});
    assertThat(PointClimate.ofYearly(List.of(yearly)).yearly()).containsExactly(yearly);
    assertThat(PointClimate.ofYearly(List.of(yearly)).moved()).isEmpty();
    var storms = new PointStorms(new double[1], new int[0], new double[0], List.of());
    assertThat(PointClimate.ofStorms(storms).storms()).isSameAs(storms);
    var fact = GroundFact.of("twi", 9);
    assertThat(PointClimate.ofFacts(List.of(fact)).facts()).containsExactly(fact);
    assertThat(PointClimate.UNKNOWN).isEqualTo(PointClimate.ofFacts(List.of()));
  }

  @Test
  void codes_and_labels_lead_back_to_what_they_name() {
    for (var index : TemperatureIndex.values()) {
      assertThat(TemperatureIndex.of(index.code())).isEqualTo(index);
    }
    assertThat(Scenario.SSP126.label()).isEqualTo("SSP1-2.6");
    assertThat(Scenario.of("ssp370").label()).isEqualTo("SSP3-7.0");
    assertThatIllegalArgumentException().isThrownBy(() -> TemperatureIndex.of("rx1day"));
    assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of("SSP460"));
  }

  @Test
  void threshold_of_a_day_needs_the_days_around_it() {
    var around = Map.of(364, new double[] {1}, 365, new double[] {2}, 1, new double[] {3});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarThresholds.of(around, 365, 0.5))
        .withMessage("no values of calendar day 363");
  }

  @Test
  void day_with_its_temperatures_the_wrong_way_round_is_refused() {
    var day = LocalDate.of(2000, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DailyTemperatures.builder().set(day, 3, 4))
        .withMessage("2000-01-01: maximum 3.0 below minimum 4.0");
    var far = LocalDate.of(1900, 1, 1);
    assertThat(DailyTemperatures.builder().set(far, 3, 4).build().maximum())
        .containsOnly(Double.NaN);
  }

  @Test
  void day_outside_three_centuries_is_refused() {
    var first = LocalDate.of(2000, 1, 1);
    var day = new DailyWeather.Day(1, 0, 0.5, 0, 1, 50);
    for (var date : List.of(first.minusDays(1), first.plusDays(110_000))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DailyWeather.from(first).set(date, day))
          .withMessageContaining("in a record that begins on 2000-01-01");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> DailyWeather.from(first).build());
  }

  @Test
  void record_that_begins_later_is_not_cut() {
    var weather = MadeUpWeather.record();
    assertThat(weather.since(1980)).isSameAs(weather);
    assertThat(weather.since(1986)).isSameAs(weather);
    assertThat(weather.since(1987).first()).isEqualTo(LocalDate.of(1987, 1, 1));
    assertThat(weather.since(1987).days()).isEqualTo(weather.days() - 365);
    assertThat(weather.years(weather.rain(), 1985, 1)).containsOnly(Double.NaN);
    assertThat(weather.years(weather.rain(), 2020, 1)).hasSize(366).containsOnly(Double.NaN);
  }

  @Test
  void grid_without_stations_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new GridDerivation(List.of(), WarmingLevels.DEFAULT, MadeUpWeather.CHANGE))
        .withMessage("a grid without stations");
  }

  @Test
  void line_through_means_needs_as_many_warmings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RainChange.fit(new double[3], new double[4]))
        .withMessage("3 warmings with 4 means of rain");
    var flat = RainChange.fit(new double[] {1, 2, 3}, new double[] {900, 900, 900});
    assertThat(flat.explained()).as("nothing is left to explain").isEqualTo(1);
    assertThat(flat.slopeMm()).isZero();
    // A line that falls below nothing stops there.
    assertThat(new RainChange(1000, -400, 0, 1).factor(6)).isZero();
  }

  @Test
  void fix_has_radii_where_either_ellipse_exists() {
    var gale = new WindRadius(200, 100, 45);
    assertThat(fix(WindRadius.NONE, WindRadius.NONE).hasRadii()).isFalse();
    assertThat(fix(WindRadius.NONE, WindRadius.NONE).longestKm()).isZero();
    assertThat(fix(gale, WindRadius.NONE).hasRadii()).isTrue();
    assertThat(fix(gale, WindRadius.NONE).longestKm()).isEqualTo(200);
    assertThat(fix(WindRadius.NONE, gale).hasRadii()).isTrue();
    for (var none :
        List.of(
            new WindRadius(0, 100, 0),
            new WindRadius(100, 0, 0),
            new WindRadius(Double.NaN, 1, 0))) {
      assertThat(none.exists()).isFalse();
      assertThat(none.contains(0, 0)).isFalse();
    }
  }

  @Test
  void long_axis_of_an_ellipse_points_where_its_azimuth_does() {
    var northEast = new WindRadius(200, 100, 45);
    assertThat(northEast.contains(140, 140)).isTrue();
    assertThat(northEast.contains(140, -140)).isFalse();
    assertThat(northEast.contains(-140, -140)).isTrue();
    var circle = new WindRadius(200, 50, Double.NaN);
    assertThat(circle.contains(0, 99.9)).as("a circle of equal area").isTrue();
    assertThat(circle.contains(100.1, 0)).isFalse();
    assertThat(WindRadius.ofJma(9, 100, 100).azimuth()).isNaN();
    assertThat(WindRadius.ofJma(8, 100, 50).azimuth()).as("north").isZero();
    assertThat(WindRadius.ofJma(1, 100, 50).azimuth()).as("north-east").isEqualTo(45);
    assertThat(WindRadius.ofJma(1, 100, 50).longKm()).isCloseTo(185.2, within(1e-9));
    assertThat(WindRadius.ofJma(1, Double.NaN, 50)).isEqualTo(WindRadius.NONE);
    assertThat(WindRadius.ofJma(1, 50, Double.NaN)).isEqualTo(WindRadius.NONE);
  }

  private static StormFix fix(WindRadius gale, WindRadius storm) {
    return new StormFix(Instant.EPOCH, PLACE, 980, StormGrade.values()[0], gale, storm);
  }
}
