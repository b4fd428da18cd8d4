package ondo.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.explain.RuleTerm;
import ondo.explain.SiteTerms;
import ondo.projection.HazardSignal;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.loss.SiteValue;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The terms of a site are enough to compute its risk again, by hand. */
class SiteTermsTest {

  private static final HazardCatalog CATALOG = CatalogReader.read();
  private static final SiteAssessor ASSESSOR = new SiteAssessor(CATALOG, Switches.DEFAULT);
  private static final double TOLERANCE = 1e-12;

  private static final Building OLD_WAREHOUSE =
      new Building(35.0, "STEEL", "WAREHOUSE", 2, 1, false, 0.2, false, false, false);
  private static final Surroundings IN_BUSAN =
      new Surroundings(35.1, 4.0, "INDUSTRIAL", 0.85, 0.05, 800.0, 250.0, 300.0, 3.0, null);
  private static final SiteProfile SITE =
      new SiteProfile(OLD_WAREHOUSE, IN_BUSAN, new SiteValue(1e9, 2e8, 0.25), 50.0);

  private static HazardSignal signal(Hazard hazard) {
    var p = new double[CATALOG.spec(hazard).damage().size()];
    p[0] = 0.7;
    p[p.length - 2] += 0.2;
    p[p.length - 1] += 0.1;
    return new HazardSignal(
        Outcome.of(new Score(64), Flags.NONE),
        Outcome.of(new IntensityDistribution(p), Flags.NONE));
  }

  private static SiteTerms terms(Hazard hazard, SiteProfile site) {
    return ASSESSOR.terms(hazard, site, signal(hazard));
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void rules_of_exposure_fold_into_its_score(Hazard hazard) {
    var terms = terms(hazard, SITE);
    var points = 0.0;
    for (var term : terms.exposure()) {
      points =
          switch (term.action()) {
            case "SET" -> term.points();
            case "ADD" -> points + term.points();
            case "MAX" -> Math.max(points, term.points());
            default -> throw new AssertionError(term.action());
          };
    }
    assertThat(terms.exposure()).isNotEmpty();
    assertThat(terms.e().value()).isEqualTo(Math.clamp(points, 0, 100));
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void points_of_vulnerability_add_up_to_its_score(Hazard hazard) {
    var terms = terms(hazard, SITE);
    var points = terms.vulnerability().stream().mapToDouble(RuleTerm::points).sum();
    assertThat(terms.vulnerability().getFirst().attribute()).isEqualTo("base");
    assertThat(terms.v().value()).isEqualTo(Math.clamp(points, 0, 100));
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void losses_follow_from_the_classes_and_the_factors(Hazard hazard) {
    var signal = signal(hazard);
    var terms = terms(hazard, SITE);
    var stored = ASSESSOR.assess(hazard, SITE, signal);
    var probabilities = signal.probabilities().value().orElseThrow();
    var damaged = 0.0;
    for (var i = 0; i < terms.classLosses().size(); i++) {
      damaged += probabilities.probability(i) * terms.classLosses().get(i);
    }
    var gross = terms.kappa() * terms.exposureFactor() * damaged;
    assertThat(terms.gross().value()).isCloseTo(gross, within(TOLERANCE));
    assertThat(terms.net().value()).isCloseTo(gross * 0.75, within(TOLERANCE));
    assertThat(terms.expectedLoss().value())
        .isCloseTo(terms.net().value() * terms.valueBase(), within(1e-3));
    assertThat(terms.net().value()).isEqualTo(stored.loss().value().orElseThrow().net());
    assertThat(terms.expectedLoss().value()).isEqualTo(stored.expectedLoss().value().orElseThrow());
    assertThat(terms.insuredShare()).isEqualTo(0.25);
  }

  @Test
  void every_form_of_integration_is_told_and_the_stored_one_named() {
    var terms = terms(Hazard.TYPHOON, SITE);
    var h = 64;
    var e = terms.e().value();
    var v = terms.v().value();
    assertThat(terms.readings().get("GEOMETRIC_MEAN").value())
        .isCloseTo(Math.cbrt(h * e * v), within(1e-9));
    assertThat(terms.readings().get("PRODUCT").value()).isCloseTo(h * e * v / 1e4, within(1e-9));
    assertThat(terms.readings().get("ARITHMETIC_MEAN").value())
        .isCloseTo((h + e + v) / 3, within(1e-9));
    assertThat(terms.integration()).isEqualTo("GEOMETRIC_MEAN");
    var product =
        new SiteAssessor(CATALOG, new Switches(Scaling.WIDE, Integration.PRODUCT, true, Map.of()));
    assertThat(product.terms(Hazard.TYPHOON, SITE, signal(Hazard.TYPHOON)).integration())
        .isEqualTo("PRODUCT");
  }

  @Test
  void rules_of_vulnerability_are_told_with_what_they_read() {
    // v_rules.csv, river_flood: base 40, floors_below >0 25, ground floor <0.5 15, age >30 15,
    // floors_above <=3 10; without columns nothing is taken off.
    assertThat(terms(Hazard.RIVER_FLOOD, SITE).vulnerability())
        .extracting(
            RuleTerm::attribute,
            RuleTerm::value,
            RuleTerm::condition,
            RuleTerm::action,
            RuleTerm::points)
        .containsExactly(
            tuple("base", null, "always", "SET", 40.0),
            tuple("floors_below", "1.0", ">0.0", "ADD", 25.0),
            tuple("has_piloti", "false", "no rule fires", "ADD", 0.0),
            tuple("ground_floor_height_m", "0.2", "<0.5", "ADD", 15.0),
            tuple("age_years", "35.0", ">30.0", "ADD", 15.0),
            tuple("floors_above", "2.0", "<=3.0", "ADD", 10.0));
  }

  @Test
  void unreadable_attributes_are_told_as_such() {
    var building = new Building(25.0, "GLASS", null, -4, null, null, null, null, null, null);
    var site = new SiteProfile(building, IN_BUSAN, new SiteValue(1e9, null, 0), null);
    // v_rules.csv, wildfire: base 30, age >20 and <=30 8.
    assertThat(terms(Hazard.WILDFIRE, site).vulnerability())
        .extracting(RuleTerm::attribute, RuleTerm::value, RuleTerm::condition, RuleTerm::points)
        .containsExactly(
            tuple("base", null, "always", 30.0),
            tuple("structure", null, "outside its domain", 0.0),
            tuple("age_years", "25.0", ">20.0 and <=30.0", 8.0),
            tuple("fire_access", null, "unknown", 0.0));
    assertThat(terms(Hazard.WILDFIRE, SITE).vulnerability())
        .extracting(RuleTerm::condition)
        .contains("RC|SRC|STEEL", "false");
  }

  @Test
  void exposure_is_told_by_the_row_of_its_table() {
    assertThat(terms(Hazard.EXTREME_COLD, SITE).exposure())
        .extracting(RuleTerm::condition, RuleTerm::action, RuleTerm::points)
        .containsExactly(tuple("e_rules.csv extreme_cold 1", "SET", 30.0));
    var upland = new Surroundings(37.0, 300.0, "FOREST", 0.1, 0.8, 800.0, 250.0, 300.0, 3.0, true);
    var site = new SiteProfile(OLD_WAREHOUSE, upland, new SiteValue(1e9, null, 0), null);
    assertThat(terms(Hazard.EXTREME_COLD, site).exposure())
        .extracting(RuleTerm::condition, RuleTerm::action, RuleTerm::points)
        .containsExactly(
            tuple("e_rules.csv extreme_cold 1", "SET", 30.0),
            tuple("e_rules.csv extreme_cold 3", "ADD", 10.0),
            tuple("e_rules.csv extreme_cold 5", "ADD", 10.0));
    assertThat(terms(Hazard.RIVER_FLOOD, site).exposure())
        .extracting(RuleTerm::condition, RuleTerm::action, RuleTerm::points)
        .contains(tuple("e_rules.csv river_flood 2", "MAX", 90.0));
  }

  @Test
  void value_at_stake_is_named() {
    assertThat(terms(Hazard.TYPHOON, SITE).valueBaseOf()).isEqualTo("ASSET");
    assertThat(terms(Hazard.TYPHOON, SITE).valueBase()).isEqualTo(1e9);
    assertThat(terms(Hazard.EXTREME_HEAT, SITE).valueBaseOf()).isEqualTo("ANNUAL_VALUE_ADDED");
    assertThat(terms(Hazard.EXTREME_HEAT, SITE).valueBase()).isEqualTo(2e8);
  }

  @Test
  void classes_that_a_protection_keeps_out_lose_nothing() {
    var terms = terms(Hazard.RIVER_FLOOD, SITE);
    var years = CATALOG.spec(Hazard.RIVER_FLOOD).upperReturnYears();
    assertThat(terms.protectedYears()).isEqualTo(50);
    for (var i = 0; i < years.size(); i++) {
      if (years.get(i) <= 50) {
        assertThat(terms.classLosses().get(i)).as("class %d", i).isZero();
      } else {
        assertThat(terms.classLosses().get(i)).as("class %d", i).isPositive();
      }
    }
  }

  @Test
  void peril_that_cannot_act_has_no_factors_to_tell() {
    var farFromTrees =
        new Surroundings(35.1, 4.0, "INDUSTRIAL", 0.85, 0.05, 800.0, 250.0, 5000.0, 3.0, null);
    var site = new SiteProfile(OLD_WAREHOUSE, farFromTrees, new SiteValue(1e9, null, 0), null);
    var terms = terms(Hazard.WILDFIRE, site);
    assertThat(terms.e().status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(terms.kappa()).isNull();
    assertThat(terms.exposureFactor()).isNull();
    assertThat(terms.vulnerabilityFactor()).isNull();
    assertThat(terms.protectedYears()).isNull();
    assertThat(terms.classLosses()).isEmpty();
    assertThat(terms.gross().value()).isZero();
    assertThat(terms.readings().get("GEOMETRIC_MEAN").status()).isEqualTo(Status.NOT_APPLICABLE);
  }

  @Test
  void unknown_site_is_told_without_a_number_of_its_own() {
    var terms = terms(Hazard.TYPHOON, SiteProfile.UNKNOWN);
    assertThat(terms.e().value()).isNull();
    assertThat(terms.v().value()).isNull();
    assertThat(terms.valueBase()).isNull();
    assertThat(terms.expectedLoss().value()).isNull();
    assertThat(terms.vulnerability())
        .extracting(RuleTerm::condition)
        .startsWith("always")
        .endsWith("unknown");
    var unreadable =
        new SiteProfile(OLD_WAREHOUSE, IN_BUSAN, new SiteValue(1e9, null, Double.NaN), null);
    assertThat(terms(Hazard.TYPHOON, unreadable).insuredShare()).isNull();
  }
}
