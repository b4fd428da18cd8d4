package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.risk.Flag;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HazardOutlookTest {

  private static final double TOLERANCE = 1e-12;
  private final Projection projection = Places.projection();

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void a_place_of_which_nothing_is_known_has_no_number_for_any_hazard(Hazard hazard) {
    var outlook = projection.outlook(hazard, Places.unknown());
    var year = outlook.at(Scenario.SSP585, 50);
    if (hazard == Hazard.SEA_LEVEL_RISE) {
      // Fifty kilometres inland the sea cannot act, whatever else is unknown.
      assertThat(year.score().status()).isEqualTo(Status.NOT_APPLICABLE);
      return;
    }
    assertThat(year.score().value()).isEmpty();
    assertThat(year.probabilities().value()).isEmpty();
    assertThat(Ladder.of(outlook)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void a_place_of_which_all_is_known_has_numbers_for_every_hazard(Hazard hazard) {
    var outlook = projection.outlook(hazard, Places.known());
    for (var scenario : Scenario.values()) {
      for (var year = 0; year < Warming.YEARS; year++) {
        var at = outlook.at(scenario, year);
        assertThat(at.score().value()).as("%s %s", scenario, year).isPresent();
        var sum = 0.0;
        for (var p : at.probabilities().value().orElseThrow().toArray()) {
          sum += p;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void probabilities_are_those_of_the_sample_that_the_outlook_shows() {
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, Places.known());
    var moment = outlook.moment(Scenario.SSP370, 60);
    var sample = outlook.sample(moment);
    assertThat(sample).hasSize(30);
    var classes = outlook.classes().value().orElseThrow();
    var again =
        FrequencyEstimator.distribution(FrequencyEstimator.Rule.KDE, classes, sample)
            .value()
            .orElseThrow();
    assertThat(outlook.at(moment).probabilities().value()).contains(again);
  }

  @Test
  void a_stationary_climate_gives_every_year_the_same_loss_and_a_growing_one_does_not() {
    var still = loss(Places.growing("rx1day", 150, 0, 7));
    var growing = loss(Places.growing("rx1day", 150, 0.07, 7));
    assertThat(still[0]).isPositive();
    for (var year = 1; year < still.length; year++) {
      assertThat(still[year]).isCloseTo(still[0], within(TOLERANCE));
    }
    assertThat(growing[79]).isGreaterThan(growing[0] * 1.2);
  }

  private double[] loss(ondo.climate.MovedSeries rain) {
    var place = Places.place(10, 800, List.of(rain), List.of(), null, List.of());
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, place);
    var losses = new double[Warming.YEARS];
    for (var year = 0; year < losses.length; year++) {
      var known = outlook.at(Scenario.SSP585, year).probabilities();
      losses[year] = outlook.baseLoss(known.value().orElseThrow());
    }
    return losses;
  }

  @Test
  void an_index_by_calendar_year_uses_the_window_and_says_so_at_the_edge() {
    var yearly = new java.util.ArrayList<YearlySeries>();
    for (var indicator : List.of("hot_days_33", "wsdi", "tropical_nights_25", "tx90p_days")) {
      yearly.addAll(Places.trend(indicator, 5, 0.2));
    }
    yearly.add(new YearlySeries("wsdi", null, 2000, List.of(), past()));
    var place = Places.place(10, 800, List.of(), yearly, null, List.of());
    var outlook = projection.outlook(Hazard.EXTREME_HEAT, place);
    var sample = outlook.sample(outlook.moment(Scenario.SSP126, 29));
    assertThat(sample).hasSize(30);
    assertThat(sample[0]).isEqualTo(5 + 0.2 * 14);
    var middle = outlook.at(Scenario.SSP126, 29).probabilities();
    var late = outlook.at(Scenario.SSP126, 79).probabilities();
    assertThat(middle.flags().contains(Flag.EDGE_WINDOW)).isFalse();
    assertThat(late.flags().contains(Flag.EDGE_WINDOW)).isTrue();
    assertThat(middle.flags().contains(Flag.BASELINE_PROXY)).isFalse();
  }

  private static double[] past() {
    var values = new double[20];
    for (var i = 0; i < values.length; i++) {
      values[i] = i % 7;
    }
    return values;
  }

  @Test
  void without_observed_years_the_thresholds_come_from_the_first_projected_ones() {
    var place = Places.place(10, 800, List.of(), Places.trend("rx1day", 120, 0.5), null, List.of());
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, place);
    assertThat(outlook.classes().flags().contains(Flag.BASELINE_PROXY)).isTrue();
  }

  @Test
  void scenarios_share_one_baseline_so_that_they_can_differ() {
    var yearly = new java.util.ArrayList<YearlySeries>(Places.trend("rx1day", 100, 0.6));
    for (var i = 0; i < yearly.size(); i++) {
      var values = yearly.get(i).values();
      for (var year = 0; year < values.length; year++) {
        values[year] += 40 * Math.sin(year * 1.7);
      }
      yearly.set(i, new YearlySeries("rx1day", yearly.get(i).scenario(), 2021, List.of(), values));
    }
    var place = Places.place(10, 800, List.of(), yearly, null, List.of());
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, place);
    // With a baseline of its own every scenario would start from the same loss and hide its trend.
    var mild = outlook.at(Scenario.SSP126, 10).probabilities().value().orElseThrow();
    var hot = outlook.at(Scenario.SSP585, 10).probabilities().value().orElseThrow();
    assertThat(outlook.baseLoss(hot)).isGreaterThan(1.5 * outlook.baseLoss(mild));
  }

  @Test
  void a_last_class_that_holds_nearly_everything_is_flagged() {
    var hot = Places.growing("wsdi", 12, 3, 3);
    var place = Places.place(10, 800, List.of(hot), List.of(), null, List.of());
    var outlook = projection.outlook(Hazard.EXTREME_HEAT, place);
    var end = outlook.at(Scenario.SSP585, 79).probabilities();
    assertThat(end.flags().contains(Flag.SATURATED)).isTrue();
    assertThat(outlook.at(Scenario.SSP126, 0).probabilities().flags().contains(Flag.SATURATED))
        .isFalse();
  }

  @Test
  void the_sea_reads_its_own_year_and_needs_the_height_of_the_ground() {
    var place = Places.known();
    var outlook = projection.outlook(Hazard.SEA_LEVEL_RISE, place);
    var depth = outlook.sample(outlook.moment(Scenario.SSP585, 79));
    assertThat(depth).hasSize(1);
    assertThat(depth[0]).isCloseTo((8 + 0.3 * 4 * 79) / 100 - 0.4, within(TOLERANCE));
    var nowhere =
        Places.place(Double.NaN, 800, List.of(), Places.trend("slr_cm", 8, 0.3), null, List.of());
    var gap = projection.outlook(Hazard.SEA_LEVEL_RISE, nowhere).at(Scenario.SSP585, 79);
    assertThat(gap.score().value()).isPresent();
    assertThat(gap.probabilities().value()).isEmpty();
    assertThat(gap.probabilities().flags().codes()).contains("UNKNOWN_ATTR:elevation_m");
  }

  @Test
  void storms_of_the_record_grow_with_warming_and_keep_their_quiet_years() {
    var outlook = projection.outlook(Hazard.TYPHOON, Places.known());
    var now = outlook.sample(outlook.moment(Scenario.SSP585, 0));
    var later = outlook.sample(outlook.moment(Scenario.SSP585, 79));
    assertThat(now).hasSize(45);
    for (var i = 0; i < now.length; i++) {
      assertThat(later[i]).isGreaterThanOrEqualTo(now[i]);
      if (now[i] == 0) {
        assertThat(later[i]).isZero();
      }
    }
  }

  @Test
  void the_ladder_and_the_years_agree_at_a_rung() {
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, Places.known());
    var ladder = Ladder.of(outlook).orElseThrow();
    var ratios = new double[] {0, 0.02, 0.08, 0.2};
    var losses = ladder.losses(ratios);
    var rung = outlook.rungs().get(2);
    assertThat(outlook.at(rung).probabilities())
        .isInstanceOfSatisfying(
            Outcome.Known.class,
            known ->
                assertThat(outlook.baseLoss((IntensityDistribution) known.known()))
                    .isCloseTo(losses[2], within(TOLERANCE)));
    assertThat(ladder.at(losses, rung.warmingK())).isCloseTo(losses[2], within(TOLERANCE));
  }

  @ParameterizedTest
  @EnumSource(
      value = Hazard.class,
      names = {"SEA_LEVEL_RISE"},
      mode = EnumSource.Mode.EXCLUDE)
  void bands_enclose_the_central_value_in_every_year(Hazard hazard) {
    var outlook = projection.outlook(hazard, Places.known());
    var range = ResponseRange.of(Places.path(), java.util.Map.of(), Places.TABLES.responses());
    var bands = new Bands(hazard, Places.path(), range, Ladder.of(outlook).orElseThrow());
    var classes = outlook.classes().value().orElseThrow().size();
    var ratios = new double[classes];
    for (var i = 0; i < classes; i++) {
      ratios[i] = Places.CATALOG.spec(hazard).damage().ratios().get(i);
    }
    var atRungs = bands.ladder().losses(ratios);
    for (var year = 0; year < Warming.YEARS; year++) {
      var at = outlook.at(Scenario.SSP245, year);
      var loss = outlook.baseLoss(at.probabilities().value().orElseThrow());
      var band =
          bands.loss(Band.Contents.WARMING, Scenario.SSP245, year, atRungs, loss).orElseThrow();
      assertThat(loss).isBetween(band.low(), band.high());
      var score = at.score().value().map(Score::value).orElseThrow();
      var scores = bands.score(Band.Contents.WARMING, Scenario.SSP245, year, score).orElseThrow();
      assertThat(score).isBetween(scores.low(), scores.high());
    }
  }

  @Test
  void a_projection_of_two_scenarios_leaves_the_others_a_gap() {
    var yearly = new java.util.ArrayList<YearlySeries>();
    for (var series : Places.trend("spei12_min", -1, -0.005)) {
      if (series.scenario() == Scenario.SSP126 || series.scenario() == Scenario.SSP370) {
        yearly.add(series);
      }
    }
    for (var series : Places.trend("slr_cm", 8, 0.3)) {
      if (series.scenario() == Scenario.SSP370) {
        yearly.add(series);
      }
    }
    var place = Places.place(0.4, 800, List.of(), yearly, null, List.of());
    for (var hazard : List.of(Hazard.DROUGHT, Hazard.SEA_LEVEL_RISE)) {
      var outlook = projection.outlook(hazard, place);
      var known = outlook.at(Scenario.SSP370, 60);
      assertThat(known.score().value()).isPresent();
      assertThat(known.probabilities().value()).isPresent();
      for (var scenario : List.of(Scenario.SSP245, Scenario.SSP585)) {
        var gap = outlook.at(scenario, 60);
        assertThat(gap.score().value()).as("%s %s", hazard, scenario).isEmpty();
        assertThat(gap.probabilities().value()).isEmpty();
        assertThat(outlook.sample(outlook.moment(scenario, 60))).isEmpty();
        assertThat(outlook.terms(scenario, 60).score().score().value()).isNull();
      }
    }
    var drought = projection.outlook(Hazard.DROUGHT, place);
    assertThat(drought.rungs()).allMatch(rung -> rung.scenario() == Scenario.SSP370);
    assertThat(Ladder.of(drought)).isPresent();
  }

  @Test
  void without_observed_years_and_the_scenario_that_stands_for_them_there_are_no_limits() {
    var yearly = new java.util.ArrayList<>(Places.trend("rx1day", 120, 0.5));
    yearly.removeIf(series -> series.scenario() == Scenario.SSP245);
    var place = Places.place(10, 800, List.of(), yearly, null, List.of());
    var outlook = projection.outlook(Hazard.RIVER_FLOOD, place);
    assertThat(outlook.classes().value()).isEmpty();
    assertThat(outlook.at(Scenario.SSP585, 60).probabilities().flags().codes())
        .contains("BASELINE_SHORT");
    assertThat(outlook.at(Scenario.SSP585, 60).score().value()).isPresent();
  }

  @Test
  void a_projection_of_storm_exposure_outranks_the_record() {
    var place =
        Places.place(10, 800, List.of(), Places.trend("s_tc", 2, 0.1), Places.windy(), List.of());
    var outlook = projection.outlook(Hazard.TYPHOON, place);
    assertThat(outlook.sample(outlook.moment(Scenario.SSP126, 29))[0])
        .isCloseTo(2 + 0.1 * 14, within(TOLERANCE));
  }
}
