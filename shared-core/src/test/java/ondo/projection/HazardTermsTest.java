package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.climate.GroundFact;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.explain.Drawn;
import ondo.explain.HazardTerms;
import ondo.explain.LossYears;
import ondo.explain.ScoreTerms;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.hazard.PluvialFlood;
import ondo.risk.probability.IntensityDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The terms of a hazard are enough to compute its stored numbers again, by hand. */
class HazardTermsTest {

  private static final double TOLERANCE = 1e-9;
  private static final Scenario SCENARIO = Scenario.SSP370;
  private static final int YEAR = 40;
  private final Projection projection = Places.projection();

  private HazardOutlook known(Hazard hazard) {
    return projection.outlook(hazard, Places.known());
  }

  private HazardTerms terms(Hazard hazard) {
    return known(hazard).terms(SCENARIO, YEAR);
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void stated_score_is_the_stored_one_and_follows_from_its_terms(Hazard hazard) {
    var stored = known(hazard).at(SCENARIO, YEAR).score();

    var score = terms(hazard).score();

    assertThat(score.score().status()).isEqualTo(stored.status());
    assertThat(score.score().flags()).isEqualTo(stored.flags().codes());
    assertThat(score.score().value()).isEqualTo(stored.value().map(Score::value).orElseThrow());
    assertThat(again(score)).isCloseTo(score.score().value(), within(TOLERANCE));
  }

  private static double again(ScoreTerms terms) {
    return switch (terms.formula()) {
      case WEIGHTED_RAMPS -> byRamps(terms);
      case DOUBLINGS ->
          20 * Math.clamp(Math.log(terms.inputs().get("wsi") / 0.1) / Math.log(2) + 1, 0, 5);
      case NODES -> onNodes(terms.nodes(), terms.inputs().get("slr_cm"));
      case BELOW_GATE -> 0;
    };
  }

  private static double byRamps(ScoreTerms terms) {
    var points = 0.0;
    var weights = 0.0;
    for (var ramp : terms.ramps()) {
      if (ramp.x() != null) {
        var s = Math.clamp((ramp.x() - ramp.offset()) / ramp.scale(), 0.0, 1.0);
        assertThat(ramp.s()).isEqualTo(s);
        points += ramp.weight() * s;
        weights += ramp.weight();
      }
    }
    var multiplier = terms.constants().getOrDefault("multiplier", 1.0);
    return Math.clamp(100 * points / weights * multiplier, 0, 100);
  }

  private static double onNodes(List<ScoreTerms.Node> nodes, double x) {
    for (var i = 1; i < nodes.size(); i++) {
      var from = nodes.get(i - 1);
      var to = nodes.get(i);
      if (x >= from.x() && x < to.x()) {
        return from.h() + (x - from.x()) / (to.x() - from.x()) * (to.h() - from.h());
      }
    }
    return nodes.getLast().h();
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void every_mean_of_the_score_follows_from_its_years(Hazard hazard) {
    var score = terms(hazard).score();

    assertThat(score.means()).isNotEmpty();
    score
        .means()
        .forEach(
            (code, years) ->
                assertThat(score.inputs().get(code))
                    .as(code)
                    .isCloseTo(
                        years.values().stream().mapToDouble(d -> d).average().orElseThrow(),
                        within(TOLERANCE)));
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void base_loss_is_the_sum_over_the_classes_and_these_cover_every_year(Hazard hazard) {
    var outlook = known(hazard);
    var stored = outlook.at(SCENARIO, YEAR).probabilities();

    var loss = terms(hazard).loss();

    var classes = loss.classes();
    assertThat(classes.stream().mapToDouble(LossYears.ClassTerm::probability).sum())
        .isCloseTo(1, within(TOLERANCE));
    assertThat(classes.stream().mapToDouble(c -> c.probability() * c.damageRatio()).sum())
        .isCloseTo(loss.baseLoss(), within(TOLERANCE));
    var last = classes.size() - 1;
    assertThat(classes.get(last).probability() + classes.get(last - 1).probability())
        .isCloseTo(loss.severe(), within(TOLERANCE));
    assertThat(loss.baseLoss()).isEqualTo(stored.value().map(outlook::baseLoss).orElseThrow());
    assertThat(loss.severe())
        .isEqualTo(stored.value().map(IntensityDistribution::severe).orElseThrow());
    assertThat(loss.status()).isEqualTo(stored.status());
    assertThat(loss.flags()).isEqualTo(stored.flags().codes());
    assertThat(loss.validYears()).isEqualTo(loss.sample().values().size());
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void classes_touch_and_each_limit_belongs_to_one_of_them(Hazard hazard) {
    var classes = terms(hazard).loss().classes();
    for (var i = 1; i < classes.size(); i++) {
      var milder = classes.get(i - 1);
      var worse = classes.get(i);
      var ascends = milder.upper() != null && milder.upper().equals(worse.lower());
      var descends = milder.lower() != null && milder.lower().equals(worse.upper());
      assertThat(ascends || descends).as("%s class %d", hazard, i).isTrue();
      assertThat(ascends ? milder.upperClosed() : milder.lowerClosed())
          .isNotEqualTo(ascends ? worse.lowerClosed() : worse.upperClosed());
    }
  }

  @Test
  void moment_is_told_with_the_range_of_its_warming() {
    var terms = terms(Hazard.EXTREME_HEAT);
    // Places.path(): 1.2 K and (0.5 + ordinal of SSP3-7.0)·year/79 more, the outer curves 0.25 K
    // off.
    assertThat(terms.warmingK()).isCloseTo(1.2 + 2.5 * 40 / 79, within(TOLERANCE));
    assertThat(terms.warmingLowK()).isCloseTo(terms.warmingK() - 0.25, within(TOLERANCE));
    assertThat(terms.warmingHighK()).isCloseTo(terms.warmingK() + 0.25, within(TOLERANCE));
  }

  @Test
  void moved_years_are_told_with_the_levels_on_either_side() {
    var sample = terms(Hazard.EXTREME_HEAT).loss().sample();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.MOVED);
    assertThat(sample.indicator()).isEqualTo("wsdi");
    assertThat(sample.firstYear()).isNull();
    assertThat(sample.values()).hasSize(Places.BASE_YEARS);
    assertThat(sample.terms())
        .containsEntry("warmingK", 1.2 + 2.5 * 40 / 79)
        .containsEntry("levelBelowK", 1.5)
        .containsEntry("levelAboveK", 2.5);
  }

  @Test
  void years_of_a_projection_are_told_with_the_first_of_their_window() {
    var place = Places.place(10, 800, List.of(), Places.trend("rx1day", 120, 0.5), null, List.of());
    var sample =
        projection.outlook(Hazard.RIVER_FLOOD, place).terms(SCENARIO, YEAR).loss().sample();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.WINDOW);
    assertThat(sample.firstYear()).isNotNull();
    for (var i = 0; i < sample.values().size(); i++) {
      // 120 mm in 2021 and 0.5 mm a year more for each step of the scenario.
      var year = sample.firstYear() + i - Warming.FIRST_YEAR;
      assertThat(sample.values().get(i)).isCloseTo(120 + 0.5 * 3 * year, within(TOLERANCE));
    }
    var middle = sample.firstYear() + sample.values().size() / 2;
    assertThat(middle).isCloseTo(Warming.FIRST_YEAR + YEAR, within(1));
  }

  @Test
  void trend_is_told_as_its_one_year() {
    var sample = terms(Hazard.WATER_STRESS).loss().sample();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.TREND);
    assertThat(sample.firstYear()).isEqualTo(2061);
    assertThat(sample.values()).hasSize(1);
    assertThat(sample.values().getFirst()).isCloseTo(0.3 + 0.001 * 3 * 40, within(TOLERANCE));
  }

  @Test
  void depth_of_the_sea_is_told_with_its_rise_and_heights() {
    var tide = GroundFact.of("mean_annual_max_level_m", 1.5);
    var place =
        Places.place(0.4, 800, List.of(), Places.trend("slr_cm", 8, 0.3), null, List.of(tide));
    var sample =
        projection.outlook(Hazard.SEA_LEVEL_RISE, place).terms(SCENARIO, YEAR).loss().sample();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.SEA_DEPTH);
    assertThat(sample.terms()).containsEntry("elevationM", 0.4).containsEntry("waterLevelM", 1.5);
    assertThat(sample.from()).isNotNull();
    assertThat(sample.from().kind()).isEqualTo(Drawn.Kind.TREND);
    assertThat(sample.from().values().getFirst()).isCloseTo(8 + 0.3 * 3 * 40, within(TOLERANCE));
    assertThat(sample.values().getFirst())
        .isCloseTo(sample.from().values().getFirst() / 100 + 1.5 - 0.4, within(TOLERANCE));
  }

  @Test
  void sea_without_a_known_tide_has_a_gap_where_the_tide_would_stand() {
    var sample = terms(Hazard.SEA_LEVEL_RISE).loss().sample();
    assertThat(sample.terms()).containsEntry("waterLevelM", null);
    assertThat(sample.flags()).contains("MSL_ONLY");
  }

  @Test
  void ponding_is_told_with_its_rain_and_an_estimated_drainage() {
    var sample = terms(Hazard.URBAN_FLOOD).loss().sample();
    var terms = sample.terms();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.PONDING);
    // params.csv: 60 mm/h for a dense town, 0.8 of it on ground flatter than 1 %, 0.01 m per mm/h.
    assertThat(terms.get("capacityMmH")).isCloseTo(48, within(TOLERANCE));
    assertThat(terms).containsEntry("statedCapacityMmH", null).containsEntry("urbanShare", 0.8);
    assertThat(terms).containsEntry("slope", 0.005).containsEntry("depthPerExcess", 0.01);
    assertThat(sample.from()).isNotNull();
    for (var i = 0; i < sample.values().size(); i++) {
      var hourly = sample.from().values().get(i) / 24 * Math.pow(24, terms.get("mononobe"));
      assertThat(sample.values().get(i))
          .isCloseTo(0.01 * Math.max(0, hourly - 48), within(TOLERANCE));
    }
  }

  @Test
  void ponding_of_a_calibrated_drainage_is_told_with_its_own_depth() {
    var drainage = new PluvialFlood.Drainage(20, Double.NaN, Double.NaN, 0.02);
    var calibrated = new Ground(10, 800, Double.NaN, 9, null, drainage, GroundFlags.NONE);
    var sample =
        projection
            .outlook(Hazard.URBAN_FLOOD, Places.known(), calibrated)
            .terms(SCENARIO, YEAR)
            .loss()
            .sample();
    assertThat(sample.terms())
        .containsEntry("capacityMmH", 20.0)
        .containsEntry("statedCapacityMmH", 20.0)
        .containsEntry("depthPerExcess", 0.02);
  }

  @Test
  void storms_are_told_as_the_record_times_one_factor() {
    var sample = terms(Hazard.TYPHOON).loss().sample();
    assertThat(sample.kind()).isEqualTo(Drawn.Kind.STORMS);
    assertThat(sample.from()).isNotNull();
    var factor = sample.terms().get("windFactor");
    // Half of ln(1 + 5.328 %) a kelvin: Knutson et al. 2020, median of the western Pacific at 2 K.
    var warming = 1.2 + 2.5 * 40 / 79 - 0.87;
    assertThat(sample.terms().get("warmingSinceBaseK")).isCloseTo(warming, within(TOLERANCE));
    assertThat(factor).isCloseTo(Math.pow(1.05328, warming / 2), within(TOLERANCE));
    for (var i = 0; i < sample.values().size(); i++) {
      assertThat(sample.values().get(i))
          .isCloseTo(sample.from().values().get(i) * factor, within(TOLERANCE));
    }
  }

  @Test
  void record_without_a_strong_storm_is_told_as_below_the_gate() {
    var calm = new PointStorms(new double[45], new int[0], new double[0], List.of());
    var place = Places.place(10, 800, List.of(), List.of(), calm, List.of());
    var score = projection.outlook(Hazard.TYPHOON, place).terms(SCENARIO, YEAR).score();
    assertThat(score.formula()).isEqualTo(ScoreTerms.Formula.BELOW_GATE);
    assertThat(score.score().value()).isZero();
    assertThat(score.inputs().get("max_site_wind_ms"))
        .isLessThan(score.constants().get("gateWindMs"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Hazard.class,
      names = {"SEA_LEVEL_RISE"},
      mode = EnumSource.Mode.EXCLUDE)
  void unknown_place_is_told_as_gaps_and_not_as_numbers(Hazard hazard) {
    var terms = projection.outlook(hazard, Places.unknown()).terms(SCENARIO, YEAR);
    assertThat(terms.score().score().value()).isNull();
    assertThat(terms.score().ramps()).allSatisfy(ramp -> assertThat(ramp.s()).isNull());
    assertThat(terms.score().means().values())
        .allSatisfy(
            drawn -> {
              assertThat(drawn.kind()).isEqualTo(Drawn.Kind.NONE);
              assertThat(drawn.values()).isEmpty();
            });
    assertThat(terms.loss().baseLoss()).isNull();
    assertThat(terms.loss().severe()).isNull();
    assertThat(terms.loss().method()).isNull();
    assertThat(terms.loss().validYears()).isNull();
    assertThat(terms.loss().status().hasValue()).isFalse();
    assertThat(terms.loss().classes())
        .allSatisfy(oneClass -> assertThat(oneClass.probability()).isNull());
  }

  @Test
  void inland_the_sea_is_told_as_a_peril_that_cannot_act() {
    var loss = projection.outlook(Hazard.SEA_LEVEL_RISE, Places.unknown()).terms(SCENARIO, YEAR);
    assertThat(loss.score().score().status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(loss.loss().status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(loss.loss().method()).isNull();
    assertThat(loss.loss().baseLoss()).isZero();
    assertThat(loss.loss().classes().getFirst().probability()).isEqualTo(1);
  }

  @Test
  void unknown_land_cover_leaves_the_fire_score_without_a_multiplier() {
    var bare = projection.outlook(Hazard.WILDFIRE, Places.unknown()).terms(SCENARIO, YEAR);
    assertThat(bare.score().constants()).isEmpty();
    // landcover.csv gives a forest its multiplier; the score of the known place shows the same.
    assertThat(terms(Hazard.WILDFIRE).score().constants()).containsOnlyKeys("multiplier");
  }
}
