package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.risk.Hazard;
import ondo.store.PortfolioEventRepository.PortfolioEvents;
import ondo.store.PortfolioEventRepository.ValueAt;
import org.junit.jupiter.api.Test;

class PortfolioEventRepositoryIT {

  private final Store store = new Store();
  private final PortfolioEventRepository events = new PortfolioEventRepository(store.jdbc);

  private void site(String tenant, String externalId, int dataSet, int grid, double distanceM) {
    var placement = new RegisteredSite.Placement(dataSet, grid, distanceM, null, 0);
    var site = Store.aSite(UUID.randomUUID(), externalId, "Plant " + externalId, placement);
    assertThat(store.sites().insert(tenant, site)).isTrue();
    store
        .assessments()
        .resolve(
            List.of(
                new AssessmentRepository.Place(
                    site.id(), 1, dataSet, grid, distanceM, null, null)));
  }

  private void change(String externalId, String assignment) {
    var sql = "update site set " + assignment + " where external_id = '" + externalId + "'";
    assertThat(store.jdbc.sql(sql).update()).isEqualTo(1);
  }

  @Test
  void values_are_summed_by_currency_and_grid_point() {
    var dataSet = store.currentDataSet("v1");
    var results = store.currentResults(dataSet, "v1");
    site("acme", "p1", dataSet, 2, 100);
    site("acme", "p2", dataSet, 2, 200);
    site("acme", "p3", dataSet, 1, 100);
    site("acme", "p4", dataSet, 1, 100);
    site("other", "p5", dataSet, 1, 100);
    change("p4", "currency = 'USD', asset_value = 7.5");

    assertThat(events.values("acme", results))
        .containsExactly(
            new ValueAt("KRW", 1, 1e6, 1),
            new ValueAt("KRW", 2, 2e6, 2),
            new ValueAt("USD", 1, 7.5, 1));
  }

  @Test
  void site_without_a_value_or_out_of_reach_or_of_other_data_is_not_in() {
    var dataSet = store.currentDataSet("v1");
    var results = store.currentResults(dataSet, "v1");
    site("acme", "p1", dataSet, 1, 100);
    site("acme", "p2", dataSet, 1, GridPoint.REACH_M + 1);
    site("acme", "p3", dataSet + 1, 1, 100);
    change("p1", "asset_value = null");

    assertThat(events.values("acme", results)).isEmpty();
    change("p1", "asset_value = " + new BigDecimal("12.25"));
    assertThat(events.values("acme", results)).containsExactly(new ValueAt("KRW", 1, 12.25, 1));
    change("p2", "grid_distance_m = " + GridPoint.REACH_M);
    assertThat(events.values("acme", results))
        .containsExactly(new ValueAt("KRW", 1, 1_000_012.25, 2));
  }

  @Test
  void losses_come_back_to_the_last_bit_and_replace_those_before() {
    events.save("acme", List.of(row(Scenario.SSP245, "KRW", 1), row(Scenario.SSP585, "KRW", 2)));
    events.save("other", List.of(row(Scenario.SSP245, "USD", 3)));

    store.inTransaction(() -> events.save("acme", List.of(row(Scenario.SSP245, "KRW", Math.PI))));

    var found = events.find("acme");
    assertThat(found).hasSize(1);
    var row = found.getFirst();
    var expected = row(Scenario.SSP245, "KRW", Math.PI);
    assertThat(row.hazard()).isEqualTo(Hazard.TYPHOON);
    assertThat(row.scenario()).isEqualTo(Scenario.SSP245);
    assertThat(row.currency()).isEqualTo("KRW");
    assertThat(row.resultSetId()).isEqualTo(4);
    assertThat(row.sites()).isEqualTo(3);
    assertThat(row.flags()).containsExactly("TAIL_FLAT", "TRACK_GAP");
    assertThat(row.aal()).containsExactly(expected.aal());
    assertThat(row.deviation()).containsExactly(expected.deviation());
    assertThat(row.atReturnPeriods()).containsExactly(expected.atReturnPeriods());
    assertThat(events.find("other")).hasSize(1);
    assertThat(events.find("nobody")).isEmpty();
  }

  private static PortfolioEvents row(Scenario scenario, String currency, double first) {
    var atReturnPeriods = new double[7 * HazardSeries.YEARS];
    for (var i = 0; i < atReturnPeriods.length; i++) {
      atReturnPeriods[i] = first * i / 7;
    }
    return new PortfolioEvents(
        Hazard.TYPHOON,
        scenario,
        currency,
        4,
        3,
        List.of("TAIL_FLAT", "TRACK_GAP"),
        Store.years(first, 1.0 / 3),
        Store.years(first, 1.0 / 9),
        atReturnPeriods);
  }
}
