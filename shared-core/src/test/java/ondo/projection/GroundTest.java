package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ondo.climate.GroundFact;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.risk.Flag;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.PluvialFlood;
import org.junit.jupiter.api.Test;

/** What hazards read of the ground, the sea and the storms of a place. */
class GroundTest {

  private static final double TOLERANCE = 1e-12;
  private final Projection projection = Places.projection();

  private static PlaceClimate coast(GroundFact... facts) {
    return Places.place(0.4, 800, List.of(), Places.trend("slr_cm", 8, 0.3), null, List.of(facts));
  }

  @Test
  void height_of_the_point_itself_stands_before_that_of_a_place_nearby() {
    var borrowed = Ground.of(coast());
    var own = Ground.of(coast(GroundFact.of("elevation_m", 2.5)));

    assertThat(borrowed.elevationM()).isEqualTo(0.4);
    assertThat(borrowed.flags().elevation().codes()).containsExactly("ELEVATION_NEAREST_PLACE");
    assertThat(own.elevationM()).isEqualTo(2.5);
    assertThat(own.flags().elevation().isEmpty()).isTrue();
    assertThat(Ground.of(Places.unknown()).flags().elevation().isEmpty()).isTrue();
    assertThat(Ground.of(Places.unknown()).elevationM()).isNaN();
  }

  @Test
  void known_tide_raises_the_sea_and_takes_the_flag_of_its_absence_away() {
    var tideless = projection.outlook(Hazard.SEA_LEVEL_RISE, coast());
    var tidal =
        projection.outlook(
            Hazard.SEA_LEVEL_RISE, coast(GroundFact.of("mean_annual_max_level_m", 1.5)));
    var moment = tideless.moment(Scenario.SSP585, 79);

    assertThat(tidal.sample(moment)[0])
        .isCloseTo(tideless.sample(moment)[0] + 1.5, within(TOLERANCE));
    assertThat(tideless.distribution(moment).flags().contains(Flag.MSL_ONLY)).isTrue();
    assertThat(tidal.distribution(moment).flags().contains(Flag.MSL_ONLY)).isFalse();
    assertThat(tidal.distribution(moment).flags().codes()).contains("ELEVATION_NEAREST_PLACE");
  }

  @Test
  void what_is_assumed_in_a_fact_goes_with_the_number_that_reads_it_and_no_other() {
    var moved =
        List.of(Places.growing("rx1day", 150, 0.07, 7), Places.growing("fwi_peak", 15, 0.1, 8));
    var facts =
        List.of(
            GroundFact.of("drainage_capacity_mm_h", 40, "IMPORTED"),
            GroundFact.of("twi", 9, "IMPORTED"),
            GroundFact.of("land_cover", "FOREST", "IMPORTED"),
            GroundFact.of("elevation_m", 0.4, "IMPORTED"));
    var place = Places.place(10, 800, moved, Places.trend("slr_cm", 8, 0.3), null, facts);
    for (var hazard : List.of(Hazard.RIVER_FLOOD, Hazard.WILDFIRE)) {
      var at = projection.outlook(hazard, place).at(Scenario.SSP245, 20);
      assertThat(at.score().flags().contains(Flag.IMPORTED)).as(hazard.code()).isTrue();
      assertThat(at.probabilities().flags().contains(Flag.IMPORTED)).isFalse();
    }
    var urban = projection.outlook(Hazard.URBAN_FLOOD, place).at(Scenario.SSP245, 20);
    assertThat(urban.score().flags().contains(Flag.IMPORTED)).isTrue();
    assertThat(urban.probabilities().flags().contains(Flag.IMPORTED)).isTrue();
    var sea = projection.outlook(Hazard.SEA_LEVEL_RISE, place).at(Scenario.SSP245, 20);
    assertThat(sea.score().flags().contains(Flag.IMPORTED)).isFalse();
    assertThat(sea.probabilities().flags().contains(Flag.IMPORTED)).isTrue();
  }

  @Test
  void far_from_the_coast_the_sea_certainly_stays_in_its_mildest_class() {
    var outlook = projection.outlook(Hazard.SEA_LEVEL_RISE, Places.unknown());

    var distribution = outlook.at(Scenario.SSP585, 79).probabilities();

    assertThat(distribution.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(distribution.value().orElseThrow().toArray()).startsWith(1).endsWith(0);
  }

  @Test
  void outer_curves_of_the_sea_lie_on_either_side_of_the_central_one() {
    var place = Places.known();
    var ground = Ground.of(place);
    var depths = new ArrayList<Double>();
    for (var curve : Warming.Curve.values()) {
      var outlook = projection.seaLevel(place, ground, curve);
      depths.add(outlook.sample(outlook.moment(Scenario.SSP585, 79))[0]);
    }

    assertThat(depths.get(0)).isCloseTo((5 + 0.2 * 4 * 79) / 100 - 0.4, within(TOLERANCE));
    assertThat(depths.get(1)).isCloseTo((8 + 0.3 * 4 * 79) / 100 - 0.4, within(TOLERANCE));
    assertThat(depths.get(2)).isCloseTo((12 + 0.5 * 4 * 79) / 100 - 0.4, within(TOLERANCE));
  }

  @Test
  void known_and_calibrated_drainage_is_assumed_no_longer() {
    var place = Places.known();
    var estimated = projection.outlook(Hazard.URBAN_FLOOD, place);
    var known =
        projection.outlook(
            Hazard.URBAN_FLOOD,
            place,
            ground(new PluvialFlood.Drainage(20, Double.NaN, Double.NaN, 0.02)));
    var moment = known.moment(Scenario.SSP245, 10);

    assertThat(estimated.distribution(moment).flags().contains(Flag.DRAINAGE_ESTIMATED)).isTrue();
    assertThat(estimated.distribution(moment).flags().contains(Flag.UNCALIBRATED_DEPTH)).isTrue();
    assertThat(known.distribution(moment).flags().contains(Flag.DRAINAGE_ESTIMATED)).isFalse();
    assertThat(known.distribution(moment).flags().contains(Flag.UNCALIBRATED_DEPTH)).isFalse();
    assertThat(known.inputs(moment)).containsEntry(HazardInput.CAPACITY_MMPH, 20.0);
  }

  private static Ground ground(PluvialFlood.Drainage drainage) {
    return new Ground(0.4, 800, Double.NaN, 9, "FOREST", drainage, GroundFlags.NONE);
  }

  @Test
  void rain_by_calendar_year_gives_the_ladder_years_and_not_levels() {
    var place = Places.place(10, 800, List.of(), Places.trend("rx1day", 120, 0.5), null, List.of());
    var drained = ground(new PluvialFlood.Drainage(20, Double.NaN, Double.NaN, 0.02));
    var rungs = projection.outlook(Hazard.URBAN_FLOOD, place, drained).rungs();

    assertThat(rungs).extracting(Moment::year).startsWith(0, 4, 8).endsWith(76, 79);
    assertThat(projection.outlook(Hazard.SEA_LEVEL_RISE, Places.known()).rungs()).isEqualTo(rungs);
  }

  @Test
  void inputs_of_a_score_are_means_of_the_years_and_facts_of_the_ground() {
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, Places.known());
    var moment = outlook.moment(Scenario.SSP370, 30);
    var sum = 0.0;
    for (var value : outlook.sample(moment)) {
      sum += value;
    }

    var inputs = outlook.inputs(moment);

    assertThat(inputs).containsOnlyKeys(HazardInput.RX1DAY, HazardInput.TWI);
    assertThat(inputs.get(HazardInput.RX1DAY)).isCloseTo(sum / 30, within(1e-9));
    assertThat(inputs.get(HazardInput.TWI)).isEqualTo(9);
  }

  @Test
  void score_of_typhoons_reads_the_record_and_the_warming() {
    var inputs = typhoon(projection, Places.known());

    assertThat(inputs.get(HazardInput.MAX_SITE_WIND_MS)).isEqualTo(49.5);
    assertThat(inputs.get(HazardInput.V10)).isBetween(20.0, 49.5);
    assertThat(inputs.get(HazardInput.DELTA_T)).isCloseTo(1.2 - 0.87, within(TOLERANCE));
    assertThat(inputs).doesNotContainKey(HazardInput.R_TC);
  }

  @Test
  void winds_without_the_list_of_their_storms_say_nothing_of_ten_years() {
    var listless = new Projection(Places.CATALOG, Places.TABLES, Places.path(), null);

    assertThat(typhoon(listless, Places.known()))
        .doesNotContainKeys(HazardInput.V10, HazardInput.MAX_SITE_WIND_MS)
        .containsKey(HazardInput.DELTA_T);
  }

  @Test
  void quiet_record_is_a_wind_of_zero_and_not_an_unknown_one() {
    var calm = new PointStorms(new double[45], new int[0], new double[0], List.of());
    var place = Places.place(10, 800, List.of(), List.of(), calm, List.of());

    assertThat(typhoon(projection, place))
        .containsEntry(HazardInput.V10, 0.0)
        .containsEntry(HazardInput.MAX_SITE_WIND_MS, 0.0);
  }

  private static Map<HazardInput, Double> typhoon(Projection projection, PlaceClimate place) {
    var outlook = projection.outlook(Hazard.TYPHOON, place);
    return outlook.inputs(outlook.moment(Scenario.SSP126, 0));
  }

  @Test
  void index_that_lacks_one_scenario_is_a_gap_under_that_one_alone() {
    var three = new ArrayList<YearlySeries>(Places.trend("wsi", 0.3, 0.001));
    three.removeIf(series -> series.scenario() == Scenario.SSP370);
    var place = Places.place(10, 800, List.of(), three, null, List.of());

    assertThat(place.isProjected("wsi")).isTrue();
    var outlook = projection.outlook(Hazard.WATER_STRESS, place);
    assertThat(outlook.at(Scenario.SSP370, 0))
        .satisfies(
            year -> {
              assertThat(year.score().value()).isEmpty();
              assertThat(year.probabilities().value()).isEmpty();
            });
    assertThat(outlook.at(Scenario.SSP126, 0))
        .satisfies(
            year -> {
              assertThat(year.score().value()).isPresent();
              assertThat(year.probabilities().value()).isPresent();
            });
  }

  @Test
  void trend_is_never_read_under_another_scenario() {
    var series = Places.trend("wsi", 0.3, 0.001).getFirst();
    var draw = Draw.OfYear.of(Map.of(Scenario.SSP126, series));
    var out = new double[] {7};

    assertThat(draw.into(out, new Moment(Scenario.SSP126, 3, 1.2))).isEqualTo(1);
    assertThat(draw.into(out, new Moment(Scenario.SSP585, 3, 1.2))).isZero();
    assertThat(out[0]).isNaN();
    assertThat(draw.flags(new Moment(Scenario.SSP585, 3, 1.2)).isEmpty()).isTrue();
  }

  @Test
  void index_that_a_file_names_is_read_from_it_and_the_others_stay_as_they_were() {
    var moved =
        List.of(
            Places.growing("wsdi", 12, 0.4, 1),
            Places.growing("hot_days_33", 12, 0.4, 2),
            Places.growing("tx90p_days", 30, 0.4, 3));
    var brought = Places.trend("hot_days_33", 20, 0.5);
    var place = Places.place(10, 800, moved, brought, null, List.of());
    var outlook = projection.outlook(Hazard.EXTREME_HEAT, place);
    var inputs = outlook.inputs(outlook.moment(Scenario.SSP126, 29));

    assertThat(inputs.get(HazardInput.HOT_DAYS_33)).isCloseTo(20 + 0.5 * 28.5, within(1e-9));
    assertThat(inputs.get(HazardInput.WSDI)).isPositive();
    assertThat(inputs.get(HazardInput.TX90P_DAYS)).isPositive();
    assertThat(outlook.at(Scenario.SSP126, 29).score().value()).isPresent();
  }

  @Test
  void limits_borrowed_from_a_projection_are_told_even_where_too_few_years_make_none() {
    var long80 = Places.place(10, 800, List.of(), Places.trend("wsdi", 5, 0.1), null, List.of());
    var borrowed = projection.outlook(Hazard.EXTREME_HEAT, long80).classes();
    assertThat(borrowed.value()).isPresent();
    assertThat(borrowed.flags().contains(Flag.BASELINE_PROXY)).isTrue();

    // Nineteen of its thirty first years: fewer than the twenty that thresholds need.
    var holed = new ArrayList<YearlySeries>();
    for (var series : Places.trend("wsdi", 5, 0.1)) {
      Arrays.fill(series.values(), 0, 11, Double.NaN);
      holed.add(series);
    }
    var place = Places.place(10, 800, List.of(), holed, null, List.of());
    var gap = projection.outlook(Hazard.EXTREME_HEAT, place).classes();
    assertThat(gap.value()).isEmpty();
    assertThat(gap.flags().codes()).contains("BASELINE_PROXY", "BASELINE_SHORT");
  }

  @Test
  void score_rests_on_the_components_that_are_projected() {
    var yearly = new ArrayList<YearlySeries>(Places.trend("wsdi", 5, 0.1));
    yearly.addAll(Places.trend("hot_days_33", 10, 0.2));
    var place = Places.place(10, 800, List.of(), yearly, null, List.of());
    var outlook = projection.outlook(Hazard.EXTREME_HEAT, place);
    var moment = outlook.moment(Scenario.SSP245, 40);

    assertThat(outlook.inputs(moment))
        .satisfies(
            inputs -> {
              assertThat(inputs.get(HazardInput.WSDI)).isFinite();
              assertThat(inputs.get(HazardInput.HOT_DAYS_33)).isFinite();
              assertThat(inputs.get(HazardInput.TX90P_DAYS)).isNaN();
            });
    assertThat(outlook.score(moment).flags().contains(Flag.PARTIAL_INDICATORS)).isTrue();
  }
}
