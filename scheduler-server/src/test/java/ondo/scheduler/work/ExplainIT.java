package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.explain.Explanation;
import ondo.house.JsonShape;
import ondo.risk.Hazard;
import ondo.scheduler.work.ExplainRefusedException.Reason;
import ondo.store.ExplainReader;
import ondo.store.ExplainReader.Asked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainIT {

  private static final List<Integer> YEARS = List.of(2021, 2038, 2050, 2100);
  private static final List<Scenario> SCENARIOS = List.of(Scenario.SSP126, Scenario.SSP585);

  private static final JsonShape SHAPE = JsonShape.committed();

  private static Ledger ledger;
  private static Explanations explanations;
  private static UUID site;

  @BeforeAll
  static void night() throws SQLException {
    ledger = new Ledger(10);
    FullData.load(ledger, "v1", 2, 1);
    site = FullData.site(ledger, "acme");
    var night = ledger.orders.night();
    ledger.drive();
    assertThat(ledger.job(night.id()).error()).isNull();
    explanations =
        new Explanations(
            new ExplainReader(ledger.sql),
            ledger.sites,
            ledger.responses,
            ledger.results,
            ledger.places,
            Ledger.CATALOG,
            ZoneOffset.UTC);
  }

  /** Numbers that come again from an explanation which has the shape that clients are told. */
  private static int held(Explanation explanation) {
    var json = Json.of(explanation);
    assertThat(SHAPE.faults("Explanation", json)).isEmpty();
    return new Recomputed(json).hold();
  }

  @ParameterizedTest
  @EnumSource
  void stored_number_of_a_region_comes_again_from_its_explanation(Hazard hazard) {
    for (var scenario : SCENARIOS) {
      for (var year : YEARS) {
        var asked = new Asked(hazard, scenario, year);
        for (var explanation :
            List.of(explanations.ofRegion("11010", asked), explanations.ofPoint(2, asked))) {
          var held = held(explanation);
          // The score, the base loss and five classes or so; a gap would be held by nothing.
          assertThat(held).as(asked.toString()).isGreaterThanOrEqualTo(6);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stored_number_of_a_site_comes_again_from_its_explanation(Hazard hazard) {
    for (var scenario : SCENARIOS) {
      for (var year : YEARS) {
        var explanation = explanations.ofSite(site, new Asked(hazard, scenario, year));
        var held = held(explanation);
        assertThat(held).as(hazard + " " + scenario + " " + year).isGreaterThanOrEqualTo(12);
      }
    }
  }

  @Test
  void band_of_the_sea_is_stored_as_it_is_explained() {
    var explanation =
        explanations.ofPoint(2, new Asked(Hazard.SEA_LEVEL_RISE, Scenario.SSP585, 2050));
    assertThat(explanation.bands()).hasSize(1);
    var band = explanation.bands().getFirst();
    var stored = explanation.storedPoint().bands();
    assertThat(stored).hasSize(1);
    assertThat(band.contents()).isEqualTo("SEA_LEVEL");
    assertThat(stored.getFirst().contents()).isEqualTo("SEA_LEVEL");
    assertThat(band.lowAt()).isLessThan(band.highAt());
    assertThat(band.scoreLow()).isLessThan(explanation.storedPoint().h());
    assertThat(band.scoreHigh()).isGreaterThan(explanation.storedPoint().h());
    // Stored in single precision.
    assertThat(stored.getFirst().scoreLow()).isCloseTo(band.scoreLow(), withinPercentage(1e-5));
    assertThat(stored.getFirst().scoreHigh()).isCloseTo(band.scoreHigh(), withinPercentage(1e-5));
    assertThat(stored.getFirst().lossHigh()).isCloseTo(band.lossHigh(), withinPercentage(1e-5));
  }

  @Test
  void explanation_names_sources_rules_storms_and_versions() {
    var typhoon = explanations.ofSite(site, new Asked(Hazard.TYPHOON, Scenario.SSP245, 2050));
    assertThat(typhoon.method()).isEqualTo("EVENT");
    assertThat(typhoon.events().storms()).hasSize(60);
    assertThat(typhoon.sources())
        .anySatisfy(
            source -> {
              assertThat(source.used()).isEqualTo("storm_exposure");
              assertThat(source.licence()).isEqualTo("open");
            });
    assertThat(typhoon.basis().dataVersion()).isEqualTo("v1");
    assertThat(typhoon.basis().modelVersion()).isEqualTo(Ledger.CATALOG.modelVersion());
    var heat = explanations.ofSite(site, new Asked(Hazard.EXTREME_HEAT, Scenario.SSP245, 2050));
    assertThat(heat.climate().loss().sample().values()).hasSize(30);
    assertThat(heat.climate().loss().baseline()).hasSize(30);
    assertThat(heat.site().vulnerability())
        .anySatisfy(
            rule -> {
              assertThat(rule.attribute()).isEqualTo("age_years");
              assertThat(rule.value()).isEqualTo("46.0");
              assertThat(rule.condition()).isEqualTo(">30.0");
            });
  }

  @Test
  void changed_site_missing_site_and_lost_data_are_refused_with_their_reason() throws SQLException {
    var asked = new Asked(Hazard.EXTREME_HEAT, Scenario.SSP245, 2050);
    var other = FullData.site(ledger, "acme");
    refused(Reason.NOT_FOUND, () -> explanations.ofSite(UUID.randomUUID(), asked));
    refused(Reason.NOT_FOUND, () -> explanations.ofSite(other, asked));
    refused(Reason.NOT_FOUND, () -> explanations.ofRegion("99999", asked));
    ledger.orders.order(ondo.job.JobType.ASSESS_SITES, "{\"siteIds\":[\"" + other + "\"]}");
    ledger.drive();
    assertThat(explanations.ofSite(other, asked).storedSite().h()).isNotNull();
    set("site_version = 7", other);
    refused(Reason.SITE_CHANGED, () -> explanations.ofSite(other, asked));
    set("site_version = 1, data_version = 'gone'", other);
    refused(Reason.DATA_GONE, () -> explanations.ofSite(other, asked));
    set("data_version = 'v1', model_version = 'another'", other);
    refused(Reason.MODEL_CHANGED, () -> explanations.ofSite(other, asked));
    set("model_version = '" + Ledger.CATALOG.modelVersion() + "', h[30] = h[30] + 1", other);
    refused(Reason.NOT_REPRODUCIBLE, () -> explanations.ofSite(other, asked));
  }

  private static void set(String change, UUID siteId) {
    ledger
        .sql
        .sql("update site_risk set " + change + " where site_id = :id")
        .param("id", siteId)
        .update();
  }

  private static void refused(
      Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ExplainRefusedException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
