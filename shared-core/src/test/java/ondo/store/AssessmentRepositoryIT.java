package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.RegionPoint;
import org.junit.jupiter.api.Test;

class AssessmentRepositoryIT {

  private static final Hazard HEAT = Hazard.EXTREME_HEAT;
  private static final Set<Hazard> ALL = Set.of(Hazard.values());
  private static final Set<Scenario> SCENARIOS = Set.of(Scenario.values());

  private final Store store = new Store();
  private final AssessmentRepository assessments = store.assessments();
  private final SiteRiskReader risks = new SiteRiskReader(store.jdbc);

  @Test
  void sites_are_listed_by_tenant_or_all_of_them() {
    var ours = store.site("acme", "p1");
    var theirs = store.site("other", "p1");

    assertThat(assessments.siteIds("acme")).containsExactly(ours);
    assertThat(assessments.siteIds(null)).containsExactlyInAnyOrder(ours, theirs);
    assertThat(assessments.tenants()).containsExactly("acme", "other");
    assertThat(assessments.sites(List.of(ours, theirs), "acme"))
        .extracting(AssessmentRepository.StoredSite::id)
        .containsExactly(ours);
    assertThat(assessments.sites(List.of(ours, theirs, UUID.randomUUID()), null)).hasSize(2);
  }

  @Test
  void what_a_client_did_not_give_is_null() {
    var id = store.site("acme", "p1");

    var site = assessments.sites(List.of(id), "acme").getFirst();

    assertThat(site.assetValue()).isEqualByComparingTo(new BigDecimal("1000000"));
    assertThat(site.insuredShare()).isEqualTo(0.25);
    assertThat(site.standardOfProtectionYears()).isEqualTo(100);
    assertThat(site.attributes()).isEqualTo("{\"use\": \"power\"}");
    assertThat(site.annualValueAdded()).isNull();
    assertThat(site.gridId()).isNull();
    assertThat(site.gridDistanceM()).isNull();
    assertThat(site.version()).isEqualTo(1);
  }

  @Test
  void sites_without_any_result_are_unassessed() {
    var first = store.site("acme", "p1");
    var second = store.site("acme", "p2");
    var theirs = store.site("other", "p3");

    assessments.save(Store.head(1, "v1"), List.of(Store.risk(first, 1, HEAT, 0.1)));

    assertThat(assessments.unassessed("acme")).containsExactly(second);
    assertThat(assessments.unassessed(null)).containsExactlyInAnyOrder(second, theirs);
  }

  @Test
  void regions_are_those_of_the_data_set() {
    var id = store.currentDataSet("v1");

    assertThat(assessments.regions(id))
        .containsExactly(
            new RegionPoint("11010", 35.01, 127.01), new RegionPoint("21010", 36.01, 127.01));
    assertThat(assessments.regions(id + 1)).isEmpty();
  }

  @Test
  void place_of_a_site_that_was_changed_meanwhile_is_not_stored() {
    var kept = store.site("acme", "p1");
    var moved = store.site("acme", "p2");
    store.sites().update("acme", Store.aSite(moved, "p2", "Moved", null), 1);

    assessments.resolve(
        List.of(
            new Place(kept, 1, 7, 2, 1400.5, "21010", 900.0),
            new Place(moved, 1, 7, 3, 1.0, null, null)));

    var placed = store.sites().find("acme", kept).orElseThrow();
    assertThat(placed.placement())
        .isEqualTo(new RegisteredSite.Placement(7, 2, 1400.5, "21010", 900.0));
    assertThat(placed.version()).isEqualTo(1);
    assertThat(store.sites().find("acme", moved).orElseThrow().placement()).isNull();
  }

  @Test
  void risks_come_back_with_their_gaps() {
    var id = store.site("acme", "p1");

    var written =
        assessments.save(
            Store.head(4, "v1"),
            List.of(Store.risk(id, 1, HEAT, 0.1), Store.gap(id, 1, Hazard.DROUGHT)));

    assertThat(written).isEqualTo(2);
    var stored = risks.list(id, ALL, SCENARIOS);
    assertThat(stored)
        .extracting(SiteRiskReader.SiteRisk::hazard)
        .containsExactly(Hazard.DROUGHT, HEAT);
    var gap = stored.getFirst();
    assertThat(gap.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gap.e()).isNull();
    assertThat(gap.h()).isNull();
    assertThat(gap.aalNet()).isNull();
    var heat = stored.getLast();
    assertThat(heat.dataVersion()).isEqualTo("v1");
    assertThat(heat.modelVersion()).isEqualTo("model-1");
    assertThat(heat.siteVersion()).isEqualTo(1);
    assertThat(heat.flags()).containsExactly("NO_VALUE_ADDED");
    assertThat(heat.yearFlags()).isEqualTo("{\"EDGE_WINDOW\": [2021]}");
    assertThat(heat.e()).isEqualTo(40);
    assertThat(heat.h()).containsExactly(Store.years(10, 0.1));
    assertThat(heat.aalGross()).containsExactly(Store.years(0.1, 0.001));
    assertThat(heat.expectedLoss()).containsExactly(Store.years(50, 1));
    assertThat(heat.probabilities()).isNull();
    assertThat(risks.list(id, Set.of(HEAT), Set.of(Scenario.SSP126))).isEmpty();
  }

  @Test
  void results_of_the_model_before_stay_readable_beside_the_new_ones() {
    var id = store.site("acme", "p1");
    assessments.save(Store.head(4, "v1"), List.of(Store.risk(id, 1, HEAT, 0.1)));
    assertThat(risks.models(id)).containsExactly("model-1");

    store.jdbc.sql("update site_risk set model_version = 'model-0'").update();
    assertThat(risks.models(id)).containsExactly("model-0", "model-1");
    store.jdbc.sql("delete from site_risk_past").update();
    assessments.save(Store.head(5, "v1"), List.of(Store.risk(id, 1, HEAT, 0.2)));
    assessments.save(Store.head(6, "v2"), List.of(Store.risk(id, 1, HEAT, 0.3)));

    assertThat(risks.models(id)).containsExactly("model-1", "model-0");
    var before = risks.ofModel(id, ALL, SCENARIOS, "model-0");
    assertThat(before).hasSize(1);
    assertThat(before.getFirst().aalGross()).containsExactly(Store.years(0.1, 0.001));
    var now = risks.ofModel(id, ALL, SCENARIOS, "model-1");
    assertThat(now.getFirst().aalGross()).containsExactly(Store.years(0.3, 0.001));
    assertThat(now.getFirst().dataVersion()).isEqualTo("v2");
    assertThat(risks.list(id, ALL, SCENARIOS)).usingRecursiveComparison().isEqualTo(now);
    assertThat(risks.ofModel(id, Set.of(Hazard.DROUGHT), SCENARIOS, "model-1")).isEmpty();

    store.jdbc.sql("delete from site").update();
    assertThat(risks.models(id)).isEmpty();
  }

  @Test
  void risks_of_many_sites_keep_apart_from_each_other_and_from_the_gaps_among_them() {
    var ids = new ArrayList<UUID>();
    var rows = new ArrayList<AssessmentRepository.SiteRisk>();
    for (var i = 0; i < 50; i++) {
      var id = store.site("acme", "p" + i);
      ids.add(id);
      rows.add(Store.risk(id, 1, HEAT, 0.1 + i));
      rows.add(Store.gap(id, 1, Hazard.DROUGHT));
      rows.add(Store.risk(id, 1, Hazard.TYPHOON, 0.2 + i));
    }

    assertThat(assessments.save(Store.head(4, "v1"), rows)).isEqualTo(150);

    for (var i = 0; i < ids.size(); i++) {
      var stored = risks.list(ids.get(i), ALL, SCENARIOS);
      assertThat(stored)
          .extracting(SiteRiskReader.SiteRisk::hazard)
          .containsExactly(Hazard.DROUGHT, HEAT, Hazard.TYPHOON);
      assertThat(stored.getFirst().aalGross()).isNull();
      assertThat(stored.get(1).aalGross()).containsExactly(Store.years(0.1 + i, 0.001));
      assertThat(stored.getLast().aalGross()).containsExactly(Store.years(0.2 + i, 0.001));
    }
  }

  @Test
  void what_stands_beside_a_loss_comes_back_to_the_last_bit() {
    var id = store.site("acme", "p1");
    var detail = SiteDetails.eventBased();

    assessments.save(Store.head(4, "v1"), List.of(SiteDetails.risk(id, 1, HEAT, detail)));

    var details = new SiteDetails(store);
    assertThat(details.text(id, "method")).isEqualTo("EVENT");
    assertThat(details.text(id, "band_contents")).isEqualTo("RESPONSE");
    assertThat(details.values(id, "screening")).containsExactly(detail.screening());
    assertThat(details.values(id, "aal_low")).containsExactly(detail.low());
    assertThat(details.values(id, "aal_high")).containsExactly(detail.high());
    assertThat(details.values(id, "response_low")).containsExactly(detail.responseLow());
    assertThat(details.values(id, "response_high")).containsExactly(detail.responseHigh());
    assertThat(details.values(id, "deviation")).containsExactly(detail.deviation());
    assertThat(details.values(id, "at_return_periods")).containsExactly(detail.atReturnPeriods());
  }

  @Test
  void loss_that_is_no_longer_event_based_keeps_nothing_of_the_events() {
    var id = store.site("acme", "p1");
    var details = new SiteDetails(store);
    assessments.save(
        Store.head(4, "v1"), List.of(SiteDetails.risk(id, 1, HEAT, SiteDetails.eventBased())));

    assessments.save(Store.head(5, "v1"), List.of(Store.risk(id, 1, HEAT, 0.2)));

    assertThat(details.text(id, "method")).isEqualTo("INDEX");
    assertThat(SiteDetails.COLUMNS)
        .allSatisfy(column -> assertThat(details.isNull(id, column)).as(column).isTrue());
    assertThat(heat(id).aalGross()[0]).isEqualTo(0.2);
  }

  @Test
  void detail_of_one_tenant_never_reaches_a_site_of_another() {
    var ours = store.site("acme", "p1");
    var theirs = store.site("other", "p1");
    var details = new SiteDetails(store);
    assessments.save(
        Store.head(4, "v1"), List.of(SiteDetails.risk(theirs, 1, HEAT, LossDetail.NONE)));

    assessments.save(
        Store.head(4, "v1"), List.of(SiteDetails.risk(ours, 1, HEAT, SiteDetails.eventBased())));

    assertThat(details.text(theirs, "method")).isEqualTo("INDEX");
    assertThat(SiteDetails.COLUMNS)
        .allSatisfy(column -> assertThat(details.isNull(theirs, column)).as(column).isTrue())
        .allSatisfy(column -> assertThat(details.isNull(ours, column)).as(column).isFalse());
  }

  @Test
  void older_result_set_replaces_no_detail_of_a_newer_one() {
    var id = store.site("acme", "p1");
    assessments.save(
        Store.head(5, "v5"), List.of(SiteDetails.risk(id, 1, HEAT, SiteDetails.eventBased())));

    assertThat(assessments.save(Store.head(4, "v4"), List.of(Store.risk(id, 1, HEAT, 0.4))))
        .isZero();

    assertThat(new SiteDetails(store).text(id, "method")).isEqualTo("EVENT");
  }

  @Test
  void older_site_version_or_result_set_never_replaces_a_newer_risk() {
    var id = store.site("acme", "p1");
    assertThat(assessments.save(Store.head(5, "v5"), List.of(Store.risk(id, 2, HEAT, 0.2))))
        .isEqualTo(1);

    assertThat(assessments.save(Store.head(6, "v6"), List.of(Store.risk(id, 1, HEAT, 0.3))))
        .isZero();
    assertThat(assessments.save(Store.head(4, "v4"), List.of(Store.risk(id, 2, HEAT, 0.4))))
        .isZero();
    assertThat(heat(id).dataVersion()).isEqualTo("v5");
    assertThat(heat(id).aalGross()[0]).isEqualTo(0.2);

    assertThat(assessments.save(Store.head(5, "v5"), List.of(Store.risk(id, 2, HEAT, 0.5))))
        .isEqualTo(1);
    assertThat(heat(id).aalGross()[0]).isEqualTo(0.5);
    assertThat(assessments.save(Store.head(1, "v1"), List.of(Store.risk(id, 3, HEAT, 0.6))))
        .isEqualTo(1);
    assertThat(heat(id).siteVersion()).isEqualTo(3);
  }

  @Test
  void risk_of_a_site_that_was_deleted_meanwhile_is_not_written() {
    var kept = store.site("acme", "p1");
    var gone = store.site("acme", "p2");
    store.sites().delete("acme", gone);

    var written =
        assessments.save(
            Store.head(1, "v1"),
            List.of(Store.risk(gone, 1, HEAT, 0.1), Store.risk(kept, 1, HEAT, 0.1)));

    assertThat(written).isEqualTo(1);
    assertThat(risks.list(gone, ALL, SCENARIOS)).isEmpty();
  }

  @Test
  void net_losses_name_unassessed_sites_and_leave_out_those_of_another_tenant() {
    var assessed = store.site("acme", "p1");
    var unassessed = store.site("acme", "p2");
    var theirs = store.site("other", "p3");
    assessments.save(Store.head(1, "v1"), List.of(Store.risk(assessed, 1, HEAT, 0.1)));
    assessments.save(Store.head(1, "v1"), List.of(Store.risk(theirs, 1, HEAT, 0.1)));

    var losses = risks.losses("acme", List.of(assessed, unassessed, theirs), HEAT, Scenario.SSP245);

    assertThat(losses)
        .extracting(SiteRiskReader.SiteLoss::siteId)
        .containsExactlyInAnyOrder(assessed, unassessed);
    for (var loss : losses) {
      assertThat(loss.isAssessed()).isEqualTo(loss.siteId().equals(assessed));
      if (loss.isAssessed()) {
        assertThat(loss.status()).isEqualTo(Status.OK);
        assertThat(loss.flags()).containsExactly("THRESHOLD_FLOORED");
        assertThat(loss.aalNet()).containsExactly(Store.years(0.05, 0.001));
        assertThat(loss.computedAt()).isNotNull();
      } else {
        assertThat(loss.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(loss.aalNet()).isNull();
      }
    }
  }

  @Test
  void loss_whose_parts_were_not_stored_has_the_status_of_the_whole() {
    var id = store.site("acme", "p1");
    assessments.save(Store.head(1, "v1"), List.of(Store.risk(id, 1, HEAT, 0.1)));
    store.jdbc.sql("update site_risk set components = '{}'").update();

    var loss = risks.losses("acme", List.of(id), HEAT, Scenario.SSP245).getFirst();

    assertThat(loss.status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    assertThat(loss.flags()).containsExactly("NO_VALUE_ADDED");
  }

  @Test
  void risks_of_several_sites_come_back_each_with_its_own() {
    var first = store.site("acme", "p1");
    var second = store.site("acme", "p2");
    var none = store.site("acme", "p3");
    assessments.save(
        Store.head(1, "v1"),
        List.of(
            Store.risk(first, 1, HEAT, 0.1),
            Store.gap(first, 1, Hazard.DROUGHT),
            SiteDetails.risk(second, 1, HEAT, SiteDetails.eventBased())));

    var found = risks.ofSites(List.of(first, second, none), ALL, SCENARIOS);

    assertThat(found).containsOnlyKeys(first, second);
    assertThat(found.get(first))
        .extracting(SiteRiskReader.SiteRisk::hazard)
        .containsExactly(Hazard.DROUGHT, HEAT);
    assertThat(found.get(first).getLast().aalNet()).containsExactly(Store.years(0.05, 0.001));
    assertThat(found.get(first).getLast().detail().isEventBased()).isFalse();
    assertThat(found.get(second).getFirst().detail().low())
        .containsExactly(SiteDetails.eventBased().low());
    assertThat(found.get(second).getFirst().detail().isEventBased()).isTrue();
    assertThat(risks.ofSites(List.of(first), Set.of(HEAT), SCENARIOS).get(first)).hasSize(1);
    assertThat(risks.ofSites(List.of(none), ALL, SCENARIOS)).isEmpty();
  }

  private SiteRiskReader.SiteRisk heat(UUID id) {
    return risks.list(id, Set.of(HEAT), SCENARIOS).getFirst();
  }
}
