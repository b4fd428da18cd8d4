package ondo.risk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.StormResponse;
import ondo.risk.Flag;
import ondo.risk.Outcome;
import ondo.risk.Status;
import ondo.risk.event.DepthDamage.Occupancy;
import org.junit.jupiter.api.Test;

class EventLossTest {

  private static final double TOLERANCE = 1e-12;
  private static final double UNPROTECTED = Double.NaN;
  private static final EventTables TABLES = EventTables.of(CatalogReader.read());
  private static final DepthDamage SHOP = TABLES.depthDamage("ASIA", Occupancy.COMMERCIAL);
  private static final WindDamage KOREA = TABLES.windRegion("KOR").central(25.7);

  private static HazardCurve curve(double... yearsAndIntensity) {
    var points = new ArrayList<HazardCurve.Point>();
    for (var i = 0; i < yearsAndIntensity.length; i += 2) {
      points.add(new HazardCurve.Point(yearsAndIntensity[i], yearsAndIntensity[i + 1]));
    }
    return new HazardCurve(points);
  }

  /** The worked example of the model. */
  private static HazardCurve example() {
    return curve(10, 0, 20, 0.05, 50, 0.4, 100, 0.8, 200, 1.3, 500, 1.9);
  }

  private static double value(Outcome<Double> outcome) {
    return outcome.value().orElseThrow();
  }

  @Test
  void worked_example_gives_its_annual_losses_and_band() {
    assertThat(value(example().annualLoss(SHOP.central()))).isCloseTo(0.016319, within(5e-7));
    assertThat(value(example().annualLoss(SHOP.central(), 0.8))).isCloseTo(0.006254, within(5e-7));
    var band = LossBand.ofDepthDamage(example(), SHOP, UNPROTECTED);
    assertThat(band.low()).isCloseTo(0.0077, within(5e-5));
    assertThat(band.high()).isCloseTo(0.0249, within(5e-5));
    assertThat(band.contents()).isEqualTo(LossBand.Contents.DEPTH_DAMAGE);
    var years = new double[] {10, 50, 100, 250};
    var losses = new double[] {0, 0.301, 0.473, 0.635};
    for (var i = 0; i < years.length; i++) {
      assertThat(value(example().lossAt(years[i], SHOP.central())))
          .isCloseTo(losses[i], within(5e-4));
    }
  }

  @Test
  void protection_never_raises_a_loss_and_more_of_it_never_either() {
    var random = new Random(11);
    for (var trial = 0; trial < 300; trial++) {
      var curve = random(random);
      var before = value(curve.annualLoss(SHOP.central()));
      for (var depth = 0.0; depth < 7; depth += 0.17) {
        var now = value(curve.annualLoss(SHOP.central(), depth));
        assertThat(now).isLessThanOrEqualTo(before + TOLERANCE).isNotNegative();
        before = now;
      }
    }
  }

  @Test
  void deeper_water_never_lowers_a_loss() {
    var random = new Random(12);
    for (var trial = 0; trial < 300; trial++) {
      var curve = random(random);
      var loss = value(curve.annualLoss(SHOP.central()));
      assertThat(value(curve.raisedBy(0.3).annualLoss(SHOP.central())))
          .isGreaterThanOrEqualTo(loss - TOLERANCE);
      assertThat(value(curve.scaledBy(1.2).annualLoss(SHOP.central())))
          .isGreaterThanOrEqualTo(loss - TOLERANCE);
    }
  }

  private static HazardCurve random(Random random) {
    var points = new ArrayList<HazardCurve.Point>();
    for (var years : new double[] {2, 5, 10, 25, 50, 100, 250, 500, 1000}) {
      points.add(new HazardCurve.Point(years, random.nextDouble() * Math.log(years)));
    }
    return new HazardCurve(points);
  }

  @Test
  void floor_above_the_deepest_water_loses_nothing() {
    var dry = example().raisedBy(-2).annualLoss(SHOP.central());

    assertThat(value(dry)).isZero();
    assertThat(dry.status()).isEqualTo(Status.OK);
  }

  @Test
  void points_may_come_in_any_order_and_a_falling_one_is_raised() {
    var fallen = curve(100, 0.8, 10, 0.3, 50, 0.25);

    assertThat(fallen.intensityAt(50)).isEqualTo(0.3);
    var loss = fallen.annualLoss(SHOP.central());
    assertThat(loss.flags().contains(Flag.NON_MONOTONE_FIXED)).isTrue();
    assertThat(loss.status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    // The flag outlives a shift, and protection above the curve.
    assertThat(fallen.raisedBy(0.1).annualLoss(SHOP.central(), 9).flags().codes())
        .containsExactly("NON_MONOTONE_FIXED");
  }

  @Test
  void protection_below_the_curve_changes_only_the_head_flag() {
    var wet = curve(10, 0.5, 100, 1.0);
    var bare = wet.annualLoss(SHOP.central());
    var guarded = wet.annualLoss(SHOP.central(), 0.2);

    assertThat(value(guarded)).isCloseTo(value(bare), within(TOLERANCE));
    assertThat(bare.flags().contains(Flag.HEAD_TRUNCATED)).isTrue();
    assertThat(guarded.flags().contains(Flag.HEAD_TRUNCATED)).isFalse();
  }

  @Test
  void protection_at_a_point_keeps_that_point() {
    assertThat(value(example().annualLoss(SHOP.central(), 1.9)))
        .isCloseTo(SHOP.central().at(1.9) / 500, within(TOLERANCE));
    assertThat(value(example().annualLoss(SHOP.central(), 1.91))).isZero();
  }

  @Test
  void exceedance_falls_from_the_first_frequency_to_none() {
    assertThat(example().exceedance(-1)).isEqualTo(0.1);
    assertThat(example().exceedance(0.4)).isEqualTo(0.02);
    assertThat(example().exceedance(2)).isZero();
    assertThat(HazardCurve.annualProbability(0.01)).isCloseTo(0.00995017, within(1e-8));
  }

  @Test
  void unusable_curves_are_refused() {
    assertThatThrownBy(() -> new HazardCurve(List.of())).hasMessageContaining("without a point");
    assertThatThrownBy(() -> new HazardCurve.Point(0, 1)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new HazardCurve.Point(Double.POSITIVE_INFINITY, 1))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new HazardCurve.Point(10, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> example().scaledBy(0)).hasMessageContaining("0.0");
    var one = new double[1];
    var none = new double[0];
    assertThatThrownBy(() -> new PiecewiseDamage(none, none)).hasMessageContaining("0");
    assertThatThrownBy(() -> new PiecewiseDamage(new double[2], one)).hasMessageContaining("2");
    assertThatThrownBy(() -> new PiecewiseDamage(new double[2], new double[2]))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> new WindDamage(25.7, 25.7)).hasMessageContaining("25.7");
    assertThatThrownBy(() -> new DepthDamage(one, none, none)).hasMessageContaining("0 means");
    assertThatThrownBy(() -> new DepthDamage(one, one, new double[2]))
        .hasMessageContaining("2 dev");
  }

  @Test
  void wind_below_the_threshold_breaks_nothing() {
    assertThat(KOREA.at(25.7)).isZero();
    var calm = new StormLoss(new double[] {0, 17.5, 25.6}, 40).annualLoss(KOREA, 1, 1);
    assertThat(value(calm)).isZero();
    assertThat(calm.status()).isEqualTo(Status.OK);
    assertThat(value(new StormLoss(new double[0], 40).annualLoss(KOREA, 1, 1))).isZero();
  }

  @Test
  void american_curve_would_give_many_times_the_korean_damage() {
    assertThat(new WindDamage(25.7, 74.7).at(40)).isGreaterThan(8 * KOREA.at(40));
    assertThat(KOREA.half()).isEqualTo(135.6);
  }

  @Test
  void briefrecord_is_a_gap_and_a_middling_one_is_flagged() {
    var winds = new double[] {30, 45};
    assertThat(new StormLoss(winds, 19).annualLoss(KOREA, 1, 1).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(new StormLoss(winds, 20).events(KOREA, 1).flags().codes())
        .containsExactly("SMALL_SAMPLE_COUNT");
    assertThat(new StormLoss(winds, 30).events(KOREA, 1).flags().isEmpty()).isTrue();
  }

  @Test
  void quiet_years_dilute_the_annual_loss() {
    var winds = new double[] {40, 50};
    assertThat(value(new StormLoss(winds, 60).annualLoss(KOREA, 1, 1)))
        .isCloseTo(value(new StormLoss(winds, 30).annualLoss(KOREA, 1, 1)) / 2, within(TOLERANCE));
    assertThat(value(new StormLoss(winds, 30).annualLoss(KOREA, 1, 0.9)))
        .isCloseTo(0.9 * (KOREA.at(40) + KOREA.at(50)) / 30, within(TOLERANCE));
  }

  @Test
  void bands_hold_the_quartiles_of_buildings_and_the_assessed_range_of_storms() {
    var storms = new StormLoss(new double[] {32, 41, 55}, 45);
    var region = TABLES.windRegion("KOR");
    var buildings = LossBand.ofWindDamage(storms, region, 25.7, 1).value().orElseThrow();
    assertThat(buildings.low())
        .isCloseTo(value(storms.annualLoss(new WindDamage(25.7, 282.75), 1, 1)), within(TOLERANCE));
    assertThat(buildings.high())
        .isCloseTo(value(storms.annualLoss(new WindDamage(25.7, 100.18), 1, 1)), within(TOLERANCE));

    var warming =
        LossBand.ofStormIntensity(storms, KOREA, TABLES.responses(), 2).value().orElseThrow();
    assertThat(warming.low())
        .isCloseTo(value(storms.annualLoss(KOREA, 1.01939, 1)), within(TOLERANCE));
    assertThat(warming.high())
        .isCloseTo(value(storms.annualLoss(KOREA, 1.09306, 1)), within(TOLERANCE));
    assertThat(LossBand.ofClimate(0.2, List.of(0.1, 0.3)).low()).isEqualTo(0.1);
    assertThat(LossBand.ofClimate(0.2, List.of(0.1, 0.3)).high()).isEqualTo(0.3);
    var brief = new StormLoss(new double[] {40}, 5);
    assertThat(LossBand.ofWindDamage(brief, region, 25.7, 1).value()).isEmpty();
    assertThatThrownBy(() -> new LossBand(2, 1, 3, LossBand.Contents.CLIMATE))
        .hasMessageContaining("2.0");
    assertThatThrownBy(() -> new LossBand(0, 4, 3, LossBand.Contents.CLIMATE))
        .hasMessageContaining("4.0");
  }

  @Test
  void rates_of_storms_equal_the_parameters_of_the_catalogue() {
    var catalog = CatalogReader.read();
    StormResponse median = TABLES.responses().central();
    assertThat(median.wind()).isCloseTo(catalog.parameter("tc_beta_intensity"), within(TOLERANCE));
    assertThat(median.rain()).isCloseTo(catalog.parameter("tc_beta_rain"), within(TOLERANCE));
  }

  @Test
  void portfolio_keeps_what_one_storm_does_to_all_sites() {
    var together = new EventLosses(new double[][] {{100, 100}, {0, 0}}).portfolio(0.01);
    var apart = new EventLosses(new double[][] {{100, 0}, {0, 100}}).portfolio(0.01);

    assertThat(together.annualLoss()).isCloseTo(apart.annualLoss(), within(TOLERANCE));
    assertThat(value(together.lossAt(100))).isEqualTo(200);
    assertThat(value(apart.lossAt(100))).isEqualTo(100);
  }

  @Test
  void matrix_of_losses_must_be_full_and_frequencies_not_negative() {
    var losses = new EventLosses(new double[][] {{1}, {2}});
    assertThatThrownBy(() -> new EventLosses(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("event 1");
    assertThatThrownBy(() -> losses.annualLoss(new double[1])).hasMessageContaining("2 events");
    assertThatThrownBy(() -> losses.annualLoss(new double[] {1, -1}))
        .hasMessageContaining("negative");
    assertThat(new EventLosses(new double[0][]).annualLossBySite(new double[0])).isEmpty();
  }

  @Test
  void largest_loss_of_any_record_is_once_in_its_years_without_rounding() {
    for (var years = 1; years < 200; years++) {
      var set = EventSet.ofRecord(new double[] {5, 1}, years);
      assertThat(set.lossAt(years).flags().isEmpty()).isTrue();
      assertThat(value(set.lossAt(years))).isEqualTo(5);
      assertThat(value(set.lossAt(years / 2.0))).isEqualTo(1);
    }
    assertThatThrownBy(() -> EventSet.ofRecord(new double[0], 30)).hasMessageContaining("without");
    assertThatThrownBy(() -> EventSet.ofRecord(new double[1], 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> EventSet.ofFrequency(new double[1], 0))
        .hasMessageContaining("Infinity");
  }

  @Test
  void beta_distribution_has_the_moments_it_was_made_from() {
    var beta = BetaDamage.of(0.3, 0.2);
    var sum = beta.a() + beta.b();
    assertThat(beta.a() / sum).isCloseTo(0.3, within(TOLERANCE));
    assertThat(Math.sqrt(beta.a() * beta.b() / (sum * sum * (sum + 1))))
        .isCloseTo(0.2, within(TOLERANCE));
    assertThat(BetaDamage.exists(0.5, 0)).isFalse();
    assertThatThrownBy(() -> BetaDamage.of(0.5, 0.6)).hasMessageContaining("0.6");
  }

  @Test
  void every_use_and_country_finds_its_curve_or_is_refused() {
    assertThat(Occupancy.ofUse("LODGING")).isEqualTo(Occupancy.RESIDENTIAL);
    assertThat(Occupancy.ofUse("DATA_CENTER")).isEqualTo(Occupancy.INDUSTRIAL);
    assertThat(Occupancy.ofUse("HOSPITAL")).isEqualTo(Occupancy.COMMERCIAL);
    assertThat(TABLES.windRegion("VNM").rootMeanSquare()).isEqualTo(56.7);
    assertThat(TABLES.windRegion("PHL").rootMeanSquare()).isEqualTo(84.7);
    assertThat(TABLES.windRegion("CHN").totalDamage()).isEqualTo(112.8);
    assertThatThrownBy(() -> TABLES.windRegion("USA")).hasMessageContaining("USA");
    assertThatThrownBy(() -> TABLES.depthDamage("MARS", Occupancy.COMMERCIAL))
        .hasMessageContaining("MARS");
    var global = TABLES.depthDamage("GLOBAL", Occupancy.INDUSTRIAL);
    assertThat(global.hasDeviation()).isFalse();
    assertThatThrownBy(global::spread).hasMessageContaining("without a deviation");
    assertThatThrownBy(() -> TABLES.depthDamage("GLOBAL", Occupancy.RESIDENTIAL))
        .hasMessageContaining("RESIDENTIAL");
  }
}
