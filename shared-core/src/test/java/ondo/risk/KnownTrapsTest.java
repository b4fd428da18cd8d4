package ondo.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ondo.assessment.SiteAssessor;
import ondo.assessment.SiteProfile;
import ondo.assessment.Switches;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.climate.Spei;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.HazardInputs;
import ondo.risk.hazard.PluvialFlood;
import ondo.risk.hazard.WaterStress;
import ondo.risk.loss.AalGrade;
import ondo.risk.loss.Totals;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.FrequencyEstimator.Rule;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import ondo.statistics.Normal;
import ondo.statistics.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test for each defect of earlier systems that these formulas could repeat. */
class KnownTrapsTest {

  private static final HazardCatalog CATALOG = CatalogReader.read();

  private static IntensityClasses fixed(Hazard hazard) {
    return switch (CATALOG.spec(hazard).scheme()) {
      case ClassScheme.Fixed(var classes) -> classes;
      case BaselineQuantiles _ -> throw new IllegalArgumentException(hazard + " has quantiles");
    };
  }

  private static double[] probabilities(Hazard hazard, double[] series) {
    return FrequencyEstimator.distribution(Rule.KDE, fixed(hazard), series)
        .value()
        .orElseThrow()
        .toArray();
  }

  /** Zeros and then {@code positives}. */
  private static double[] padded(int zeros, double... positives) {
    var series = new double[zeros + positives.length];
    System.arraycopy(positives, 0, series, zeros, positives.length);
    return series;
  }

  @Test
  void dry_years_keep_their_probability_beside_a_class_of_zero_width() {
    var p = probabilities(Hazard.URBAN_FLOOD, padded(27, 0.1, 0.2, 0.4));
    assertThat(p[0]).isEqualTo(0.9);
    var loss = CATALOG.spec(Hazard.URBAN_FLOOD).damage().expected(p);
    assertThat(loss).isEqualTo((2 * 0.10 + 0.37) / 30, within(1e-12));
  }

  @Test
  void storm_free_years_keep_their_probability_under_the_kernel_too() {
    var p = probabilities(Hazard.TYPHOON, padded(18, 1, 2, 3, 4, 6, 7, 8, 9, 12, 14, 16, 20));
    assertThat(p[0]).isEqualTo(0.6, within(1e-12));
  }

  @Test
  void open_classes_reach_to_infinity_also_below_zero() {
    var series = new double[30];
    for (var i = 0; i < 30; i++) {
      series[i] = -0.2 - 0.07 * i;
    }
    var p = probabilities(Hazard.DROUGHT, series);
    assertThat(p[3]).isBetween(0.05, 0.20);
    assertThat(Arrays.stream(p).sum()).isEqualTo(1, within(1e-12));
  }

  @Test
  void three_years_are_no_sample_for_a_kernel() {
    var outcome =
        FrequencyEstimator.distribution(
            Rule.KDE, fixed(Hazard.WILDFIRE), new double[] {10, 20, 30});
    assertThat(outcome.status()).isEqualTo(Status.INSUFFICIENT_DATA);
  }

  @Test
  void no_mass_leaks_below_zero() {
    var series = new double[30];
    Arrays.setAll(series, i -> 0.5 + i * 0.1);
    assertThat(Arrays.stream(probabilities(Hazard.WILDFIRE, series)).sum())
        .isEqualTo(1, within(1e-12));
    assertThat(probabilities(Hazard.WILDFIRE, series)[0]).isGreaterThan(0.999);
  }

  @Test
  void the_kernel_keeps_the_variance_so_the_tail_is_not_inflated() {
    var series = new double[30];
    Arrays.setAll(series, i -> 20 + 5 * Normal.quantile((i + 0.5) / 30));
    var p = probabilities(Hazard.WILDFIRE, series);
    // Above 38 = mean + 3.6 deviations; plain Scott smoothing would give three times as much.
    assertThat(p[3] + p[4]).isLessThan(5e-4);
  }

  @Test
  void spell_free_years_stay_in_the_mildest_class_when_thresholds_tie() {
    var scheme = (BaselineQuantiles) CATALOG.spec(Hazard.EXTREME_HEAT).scheme();
    var tied = new Thresholds(scheme.levels(), List.of(0.0, 0.0, 0.0, 25.0));
    assertThat(scheme.classes(tied).classify(0)).isEqualTo(1);
    assertThat(scheme.classes(tied).classify(6)).isEqualTo(4);
  }

  @Test
  void a_single_spell_is_not_a_century_event() {
    var scheme = (BaselineQuantiles) CATALOG.spec(Hazard.EXTREME_HEAT).scheme();
    var thresholds = scheme.thresholds(new double[30]).value().orElseThrow();
    assertThat(thresholds.values()).containsExactly(3.0, 8.0, 15.0, 25.0);
    assertThat(scheme.classes(thresholds).classify(6)).isEqualTo(2);
  }

  @Test
  void target_years_do_not_share_one_window() {
    assertThat(Window.of(2040, 2021, 2100)).isNotEqualTo(Window.of(2060, 2021, 2100));
  }

  @Test
  void a_mountain_site_is_not_at_sea_level() {
    var mountain = around(37.0, 700.0, 50_000.0, null);
    var e = CATALOG.exposure().score(Hazard.SEA_LEVEL_RISE, Building.UNKNOWN, mountain);
    assertThat(e.status()).isEqualTo(Status.NOT_APPLICABLE);
  }

  @Test
  void an_unknown_elevation_is_not_zero_metres() {
    var e =
        CATALOG
            .exposure()
            .score(Hazard.SEA_LEVEL_RISE, Building.UNKNOWN, around(35.0, null, 50.0, null));
    assertThat(e.flags().codes()).containsExactly("UNKNOWN_ATTR:elevation_m");
    assertThat(e.value().orElseThrow().value()).isEqualTo(80);
  }

  private static Surroundings around(
      double latitude, @Nullable Double elevation, double coast, @Nullable Double hand) {
    return new Surroundings(latitude, elevation, null, null, null, coast, 50.0, null, hand, null);
  }

  @Test
  void an_upland_site_does_not_flood_like_a_river_bank() {
    var upland = around(37.0, 700.0, 50_000.0, 60.0);
    var e = CATALOG.exposure().score(Hazard.RIVER_FLOOD, Building.UNKNOWN, upland);
    assertThat(e.status()).isEqualTo(Status.NOT_APPLICABLE);
  }

  @Test
  void river_scores_never_fall_when_rain_or_wetness_rise() {
    var scores = CATALOG.scores();
    var before = -1.0;
    for (var rain = 0.0; rain <= 400; rain += 0.5) {
      var inputs =
          HazardInputs.NONE.with(HazardInput.RX1DAY, rain).with(HazardInput.TWI, 2 + rain / 30);
      var h = scores.score(Hazard.RIVER_FLOOD, inputs).value().orElseThrow().value();
      assertThat(h).isGreaterThanOrEqualTo(before);
      before = h;
    }
  }

  @Test
  void a_mild_winter_minimum_scores_no_cold() {
    var inputs =
        HazardInputs.NONE
            .with(HazardInput.COLD_DAYS_M12, 0)
            .with(HazardInput.CSDI, 0)
            .with(HazardInput.ICE_DAYS, 0)
            .with(HazardInput.TNN, 15);
    assertThat(CATALOG.scores().score(Hazard.EXTREME_COLD, inputs).value().orElseThrow())
        .isEqualTo(Score.ZERO);
  }

  @Test
  void a_forest_without_rain_has_no_urban_flood_hazard() {
    var inputs = HazardInputs.NONE.with(HazardInput.RX1DAY, 0).with(HazardInput.CAPACITY_MMPH, 25);
    assertThat(CATALOG.scores().score(Hazard.URBAN_FLOOD, inputs).value().orElseThrow())
        .isEqualTo(Score.ZERO);
  }

  @Test
  void hourly_rain_is_a_third_of_the_day_not_a_twelfth() {
    assertThat(CATALOG.scores().constants().hourlyRain(100)).isEqualTo(34.668, within(1e-3));
  }

  @Test
  void water_stress_levels_meet_the_aqueduct_classes() {
    var inputs = HazardInputs.NONE.with(HazardInput.WSI, 0.4);
    var h = CATALOG.scores().score(Hazard.WATER_STRESS, inputs).value().orElseThrow();
    assertThat(h.level()).isEqualTo(Score.Level.HIGH);
  }

  @Test
  void drought_scores_are_capped() {
    var inputs = HazardInputs.NONE.with(HazardInput.SPEI12_MIN, -9);
    assertThat(CATALOG.scores().score(Hazard.DROUGHT, inputs).value().orElseThrow().value())
        .isEqualTo(100);
  }

  @Test
  void factors_are_ratios_with_the_wide_range() {
    var factor = CATALOG.factor(Scaling.WIDE);
    assertThat(factor.of(Score.ZERO)).isEqualTo(0.7, within(1e-12));
    assertThat(factor.of(new Score(100))).isEqualTo(1.3, within(1e-12));
  }

  @Test
  void three_middling_scores_are_middling_together() {
    var fifty = Outcome.of(new Score(50), Flags.NONE);
    var risk = Integration.GEOMETRIC_MEAN.score(fifty, fifty, fifty).value().orElseThrow();
    assertThat(risk.level()).isEqualTo(Score.Level.MEDIUM);
    assertThat(Integration.PRODUCT.score(fifty, fifty, fifty).value().orElseThrow().value())
        .isEqualTo(12.5);
  }

  @Test
  void the_driest_month_counts_whatever_its_name_and_a_gap_does_no_harm() {
    var june = new double[] {-2.5, -1, 0, 0, 0, 0.4, 0, 0, 0, 0, 0, Double.NaN};
    assertThat(Spei.annualMinimum(june)).isEqualTo(-2.5);
  }

  @Test
  void water_stress_differs_with_basin_scenario_and_year() {
    var path =
        new WaterStress(
            0.2,
            new double[] {0.2, 0.2, 0.2},
            new double[] {0.3, 0.4, 0.5},
            new double[] {0.4, 0.6, 0.8});
    var wet = path.intensity(Scenario.SSP126, 2050, 1e9, 5e9).value().orElseThrow();
    assertThat(path.intensity(Scenario.SSP126, 2050, 1e9, 2e9).value().orElseThrow())
        .isGreaterThan(wet);
    assertThat(path.intensity(Scenario.SSP585, 2050, 1e9, 5e9).value().orElseThrow())
        .isGreaterThan(wet);
    assertThat(path.intensity(Scenario.SSP585, 2080, 1e9, 5e9).value().orElseThrow())
        .isGreaterThan(path.intensity(Scenario.SSP585, 2030, 1e9, 5e9).value().orElseThrow());
  }

  @Test
  void a_day_of_eighty_millimetres_in_a_drained_town_costs_nothing() {
    var drains = new PluvialFlood.Drainage(Double.NaN, 0.5, 0.02, Double.NaN);
    var model = EventTables.of(CATALOG).pluvialFlood();
    assertThat(model.depth(85, drains).value()).contains(0.0);
    assertThat(model.depth(180, drains).value().orElseThrow()).isPositive();
  }

  @Test
  void wetness_of_the_ground_is_never_guessed_from_its_cover() {
    var rain = HazardInputs.NONE.with(HazardInput.RX1DAY, 150);
    var bare = CATALOG.scores().score(Hazard.RIVER_FLOOD, rain);
    var forest = CATALOG.scores().score(Hazard.RIVER_FLOOD, rain.withLandCover("FOREST"));
    assertThat(forest).isEqualTo(bare);
    assertThat(forest.flags().codes()).containsExactly("PARTIAL_INDICATORS");
  }

  @Test
  void a_hazard_and_a_scenario_have_one_code_and_no_other_name() {
    for (var hazard : Hazard.values()) {
      assertThat(Hazard.of(hazard.code())).isEqualTo(hazard);
    }
    for (var alias : List.of("INLAND_FLOOD", "flood", "river flood", "하천홍수")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Hazard.of(alias));
    }
    for (var alias : List.of("SSP1-2.6", "opt", "bau", "pes")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(alias));
    }
  }

  @Test
  void nothing_known_gives_no_number_anywhere() {
    var site = new SiteAssessor(CATALOG, Switches.DEFAULT).assess(SiteProfile.UNKNOWN, Map.of());
    for (var risk : site.risks()) {
      assertThat(risk.status()).as(risk.hazard().code()).isEqualTo(Status.INSUFFICIENT_DATA);
      assertThat(risk.h().value()).isEmpty();
      assertThat(risk.e().value()).isEmpty();
      assertThat(risk.v().value()).isEmpty();
      assertThat(risk.risk().value()).isEmpty();
      assertThat(risk.loss().value()).isEmpty();
      assertThat(risk.expectedLoss().value()).isEmpty();
      assertThat(risk.level()).isEmpty();
      assertThat(risk.grade()).isEmpty();
    }
    assertThat(site.totals().sums().value()).isEmpty();
    assertThat(site.totals().missing()).hasSize(9);
    assertThat(site.summary().topRisk()).isEmpty();
    assertThat(site.summary().scoreMean()).isEmpty();
  }

  @Test
  void a_missing_loss_is_not_a_zero_in_the_total() {
    var totals = Totals.of(Map.of(Hazard.TYPHOON, 0.001));
    assertThat(totals.sums().status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    assertThat(totals.missing()).hasSize(8).doesNotContain(Hazard.TYPHOON);
  }

  @Test
  void losses_grade_on_ratios_that_property_can_reach() {
    assertThat(AalGrade.of(0.004)).isEqualTo(AalGrade.MODERATE);
    assertThat(AalGrade.of(0.03)).isEqualTo(AalGrade.SEVERE);
    assertThatIllegalArgumentException().isThrownBy(() -> AalGrade.of(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> AalGrade.of(Double.NaN));
  }

  @Test
  void a_building_without_a_basement_does_not_stand_on_columns() {
    var house = new Building(10.0, "RC", "OFFICE", 5, 0, null, 1.0, null, null, null);
    var v = CATALOG.spec(Hazard.RIVER_FLOOD).vulnerability().score(house);
    assertThat(v.value().orElseThrow().value()).isEqualTo(40);
    assertThat(v.flags().codes()).containsExactly("UNKNOWN_ATTR:has_piloti");
  }

  @Test
  void a_register_name_is_invalid_rather_than_silently_unmatched() {
    var house = new Building(10.0, "목조", null, null, null, null, null, null, null, null);
    var v = CATALOG.spec(Hazard.EXTREME_COLD).vulnerability().score(house);
    assertThat(v.flags().codes()).containsExactly("INVALID_ATTR:structure");
  }

  @Test
  void a_place_of_one_hazard_unknown_keeps_the_gap_in_its_status() {
    var storm = HazardInputs.NONE.with(HazardInput.V10, 30).with(HazardInput.R_TC, 200);
    var h = CATALOG.scores().score(Hazard.TYPHOON, storm);
    assertThat(h.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(h.flags().codes()).containsExactly("UNKNOWN_ATTR:max_site_wind_ms");
  }
}
