package ondo.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.projection.HazardSignal;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.loss.AalGrade;
import ondo.risk.loss.Money;
import ondo.risk.loss.SiteValue;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import org.junit.jupiter.api.Test;

class SiteAssessorTest {

  private static final HazardCatalog CATALOG = CatalogReader.read();
  private static final SiteAssessor ASSESSOR = new SiteAssessor(CATALOG, Switches.DEFAULT);
  private static final double TOLERANCE = 1e-12;

  private static final Building WAREHOUSE =
      new Building(35.0, "STEEL", "WAREHOUSE", 2, 0, false, 0.2, true, false, true);

  private static Surroundings inBusan(double handM) {
    return new Surroundings(35.1, 4.0, "INDUSTRIAL", 0.85, 0.05, 800.0, 250.0, 3000.0, handM, null);
  }

  private static SiteProfile site(SiteValue value) {
    return new SiteProfile(WAREHOUSE, inBusan(3), value, 50.0);
  }

  private static HazardSignal signal(Hazard hazard) {
    var p = new double[CATALOG.spec(hazard).damage().size()];
    p[0] = 0.9;
    p[p.length - 1] += 0.1;
    return new HazardSignal(
        Outcome.of(new Score(50), Flags.NONE),
        Outcome.of(new IntensityDistribution(p), Flags.NONE));
  }

  private static Map<Hazard, HazardSignal> signals() {
    var signals = new EnumMap<Hazard, HazardSignal>(Hazard.class);
    for (var hazard : Hazard.values()) {
      signals.put(hazard, signal(hazard));
    }
    return signals;
  }

  @Test
  void a_known_site_gets_nine_results_in_the_order_of_the_model() {
    var assessment = ASSESSOR.assess(site(new SiteValue(1e9, 2e8, 0.5)), signals());
    assertThat(assessment.risks()).extracting(HazardRisk::hazard).containsExactly(Hazard.values());
    assertThat(assessment.modelVersion()).isEqualTo(CATALOG.modelVersion());
    assertThat(assessment.totals().missing()).isEmpty();
    assertThat(assessment.risk(Hazard.WILDFIRE).status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(assessment.risk(Hazard.TYPHOON).status()).isEqualTo(Status.OK);
    assertThat(assessment.summary().ranking()).hasSize(9).endsWith(Hazard.WILDFIRE);
    assertThat(assessment.summary().scoreMax()).isPresent();
    assertThat(assessment.summary().acuteTop().orElseThrow().kind()).isEqualTo(Hazard.Kind.ACUTE);
    assertThat(assessment.summary().chronicTop().orElseThrow().kind())
        .isEqualTo(Hazard.Kind.CHRONIC);
  }

  @Test
  void damage_is_paid_on_assets_and_disruption_on_value_added() {
    var assessment = ASSESSOR.assess(site(new SiteValue(1e9, 2e8, 0.5)), signals());
    var storm = assessment.risk(Hazard.TYPHOON);
    var heat = assessment.risk(Hazard.EXTREME_HEAT);
    var stormLoss = storm.loss().value().orElseThrow();
    assertThat(stormLoss.net()).isEqualTo(stormLoss.gross() / 2, within(TOLERANCE));
    assertThat(storm.expectedLoss().value().orElseThrow()).isEqualTo(stormLoss.net() * 1e9);
    assertThat(heat.expectedLoss().value().orElseThrow())
        .isEqualTo(heat.loss().value().orElseThrow().net() * 2e8);
    assertThat(heat.expectedLoss().flags()).isEqualTo(Flags.NONE);
  }

  @Test
  void disruption_borrows_the_asset_value_only_with_a_flag() {
    var heat =
        ASSESSOR.assess(
            Hazard.EXTREME_HEAT, site(new SiteValue(1e9, null, 0)), signal(Hazard.EXTREME_HEAT));
    assertThat(heat.expectedLoss().flags().contains(Flag.DISRUPTION_ON_ASSET_VALUE)).isTrue();
    assertThat(heat.status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
  }

  @Test
  void an_unknown_value_is_no_money_rather_than_none() {
    var storm = ASSESSOR.assess(Hazard.TYPHOON, site(SiteValue.UNKNOWN), signal(Hazard.TYPHOON));
    assertThat(storm.loss().value()).isPresent();
    assertThat(storm.expectedLoss().status()).isEqualTo(Status.INSUFFICIENT_DATA);
    var negative = site(new SiteValue(-1.0, null, 0));
    assertThat(
            ASSESSOR
                .assess(Hazard.TYPHOON, negative, signal(Hazard.TYPHOON))
                .expectedLoss()
                .status())
        .isEqualTo(Status.INVALID_INPUT);
  }

  @Test
  void insurance_outside_its_domain_invalidates_the_loss() {
    for (var share : new double[] {-0.1, 1.1, Double.NaN}) {
      var storm =
          ASSESSOR.assess(
              Hazard.TYPHOON, site(new SiteValue(1e9, null, share)), signal(Hazard.TYPHOON));
      assertThat(storm.loss().status()).isEqualTo(Status.INVALID_INPUT);
      assertThat(storm.status()).isEqualTo(Status.INVALID_INPUT);
      assertThat(storm.grade()).isEmpty();
      assertThat(storm.expectedLoss().value()).isEmpty();
    }
  }

  @Test
  void an_upland_site_loses_nothing_to_the_river_and_the_status_says_why() {
    var upland = new SiteProfile(WAREHOUSE, inBusan(40), new SiteValue(1e9, null, 0), null);
    var flood = ASSESSOR.assess(Hazard.RIVER_FLOOD, upland, signal(Hazard.RIVER_FLOOD));
    assertThat(flood.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(flood.risk().value()).contains(Score.ZERO);
    assertThat(flood.loss().value().orElseThrow().net()).isZero();
    assertThat(flood.grade()).contains(AalGrade.NONE);
    assertThat(flood.expectedLoss().value()).contains(0.0);
  }

  @Test
  void protection_removes_the_classes_it_keeps_out() {
    var signal =
        new HazardSignal(
            Outcome.of(new Score(50), Flags.NONE),
            Outcome.of(new IntensityDistribution(0.8, 0.15, 0.04, 0.01), Flags.NONE));
    var site = site(new SiteValue(1e9, null, 0));
    var flood = ASSESSOR.assess(Hazard.RIVER_FLOOD, site, signal);
    var loss = flood.loss().value().orElseThrow();
    var expected = 0.7 * loss.vulnerabilityFactor() * (0.04 * 0.08 + 0.01 * 0.20);
    assertThat(loss.gross()).isEqualTo(expected, within(TOLERANCE));
    assertThat(flood.flags().codes()).containsExactly("SOP_APPLIED");
  }

  @Test
  void switches_change_what_they_name() {
    var product =
        new SiteAssessor(
            CATALOG,
            new Switches(Scaling.NARROW, Integration.PRODUCT, false, Map.of(Hazard.DROUGHT, 0.5)));
    var site = site(new SiteValue(1e9, null, 0));
    var plain = ASSESSOR.assess(Hazard.DROUGHT, site, signal(Hazard.DROUGHT));
    var changed = product.assess(Hazard.DROUGHT, site, signal(Hazard.DROUGHT));
    assertThat(plain.loss().value().orElseThrow().exposureFactor()).isEqualTo(0.3);
    assertThat(changed.loss().value().orElseThrow().exposureFactor()).isEqualTo(1);
    assertThat(changed.loss().value().orElseThrow().vulnerabilityFactor()).isBetween(0.9, 1.1);
    assertThat(changed.risk().value().orElseThrow().value())
        .isLessThan(plain.risk().value().orElseThrow().value());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Switches(Scaling.WIDE, Integration.PRODUCT, true, Map.of(Hazard.DROUGHT, 0.0)));
  }

  @Test
  void money_leaves_in_minor_units_rounded_half_to_even() {
    assertThat(Money.of(1234.5, "KRW").amount()).isEqualTo(new BigDecimal("1234"));
    assertThat(Money.of(0.125, "USD").amount()).isEqualTo(new BigDecimal("0.12"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(Double.NaN, "KRW"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "XYZ1"));
    var won = Money.of(1, "KRW").currency();
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(new BigDecimal("1.5"), won));
  }

  @Test
  void a_ranking_of_no_places_at_all_is_refused_only_for_a_senseless_number() {
    var here = new CandidateRanking.Place("here", Map.of(Hazard.TYPHOON, 0.0), Map.of());
    var material = new CandidateRanking.Materiality(1e-5, 0.1);
    var ranking = CandidateRanking.of(here, List.of(here), 3, material);
    assertThat(ranking.ranked().getFirst().relative()).isZero();
    assertThat(ranking.ranked().getFirst().largest()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CandidateRanking.of(here, List.of(), 0, material));
  }

  @Test
  void an_assessment_answers_only_for_what_it_holds() {
    var assessment = ASSESSOR.assess(SiteProfile.UNKNOWN, Map.of());
    var one =
        new SiteAssessment(
            "x", Switches.DEFAULT, List.of(), assessment.totals(), assessment.summary());
    assertThatIllegalArgumentException().isThrownBy(() -> one.risk(Hazard.DROUGHT));
  }

  @Test
  void assumed_surroundings_are_told_with_every_exposure_that_reads_them() {
    var own = site(new SiteValue(1e9, null, 0));
    var assumed = own.with(own.surroundings(), Flags.of(Flag.IMPORTED));
    var storm = ASSESSOR.assess(Hazard.TYPHOON, assumed, signal(Hazard.TYPHOON));
    var plain = ASSESSOR.assess(Hazard.TYPHOON, own, signal(Hazard.TYPHOON));
    assertThat(storm.e().value()).isEqualTo(plain.e().value());
    assertThat(storm.e().status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    assertThat(storm.e().flags().contains(Flag.IMPORTED)).isTrue();
    assertThat(plain.e().flags().contains(Flag.IMPORTED)).isFalse();
    // Three kilometres from the forest no fire reaches the site, whoever says so.
    assertThat(ASSESSOR.assess(Hazard.WILDFIRE, assumed, signal(Hazard.WILDFIRE)).e().status())
        .isEqualTo(Status.NOT_APPLICABLE);
    var unknown = SiteProfile.UNKNOWN.with(Surroundings.UNKNOWN, Flags.of(Flag.IMPORTED));
    assertThat(ASSESSOR.assess(Hazard.TYPHOON, unknown, signal(Hazard.TYPHOON)).e().value())
        .isEmpty();
  }

  @Test
  void peril_that_the_climate_says_cannot_act_loses_nothing() {
    var signal =
        new HazardSignal(
            Outcome.notApplicable(Score.ZERO), signal(Hazard.SEA_LEVEL_RISE).probabilities());
    var sea = ASSESSOR.assess(Hazard.SEA_LEVEL_RISE, site(new SiteValue(1e9, null, 0)), signal);
    assertThat(sea.loss().status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(sea.expectedLoss().value()).contains(0.0);
  }
}
