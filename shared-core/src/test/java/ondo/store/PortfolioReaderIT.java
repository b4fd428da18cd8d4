package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.PortfolioReader.Row;
import org.junit.jupiter.api.Test;

class PortfolioReaderIT {

  private static final Hazard HEAT = Hazard.EXTREME_HEAT;

  private final Store store = new Store();
  private final PortfolioReader portfolio = new PortfolioReader(store.jdbc, store.transaction);

  private List<Row> rows(String tenant, Scenario scenario, int year) {
    var rows = new ArrayList<Row>();
    portfolio.stream(tenant, scenario, year, rows::add);
    return rows;
  }

  @Test
  void every_site_has_a_row_a_hazard_and_an_unassessed_one_a_row_without() {
    var assessed = store.site("acme", "p1");
    var unassessed = store.site("acme", "p2");
    store.site("other", "p3");
    store
        .assessments()
        .save(
            Store.head(1, "v1"),
            List.of(Store.risk(assessed, 1, HEAT, 0.1), Store.gap(assessed, 1, Hazard.DROUGHT)));

    var rows = rows("acme", Scenario.SSP245, 2031);

    assertThat(rows)
        .hasSize(3)
        .isSortedAccordingTo(Comparator.comparing(r -> r.siteId().toString()));
    var none = rows.stream().filter(r -> r.siteId().equals(unassessed)).toList();
    assertThat(none).hasSize(1);
    assertThat(none.getFirst().hazard()).isNull();
    assertThat(none.getFirst().status()).isNull();
    assertThat(none.getFirst().aalNet()).isNull();
    var heat = rows.stream().filter(r -> r.hazard() == HEAT).findFirst().orElseThrow();
    assertThat(heat.externalId()).isEqualTo("p1");
    assertThat(heat.name()).isEqualTo("Plant p1");
    assertThat(heat.currency()).isEqualTo("KRW");
    assertThat(heat.assetValue()).isEqualByComparingTo("1000000");
    assertThat(heat.annualValueAdded()).isNull();
    assertThat(heat.regionCode()).isNull();
    assertThat(heat.use()).isEqualTo("power");
    assertThat(heat.isInFloodZone()).isNull();
    assertThat(heat.status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    // Ten years after the first: Store.risk adds 0.1 to scores, 0.001 to ratios, 1 to money a year.
    assertThat(heat.integrated()).isCloseTo(21, within(1e-9));
    assertThat(heat.aalGross()).isCloseTo(0.11, within(1e-12));
    assertThat(heat.aalNet()).isCloseTo(0.06, within(1e-12));
    assertThat(heat.expectedLoss()).isCloseTo(60, within(1e-9));
    var gap = rows.stream().filter(r -> r.hazard() == Hazard.DROUGHT).findFirst().orElseThrow();
    assertThat(gap.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gap.integrated()).isNull();
    assertThat(gap.expectedLoss()).isNull();
  }

  @Test
  void another_scenario_has_the_sites_without_their_hazards() {
    var site = store.site("acme", "p1");
    store.assessments().save(Store.head(1, "v1"), List.of(Store.risk(site, 1, HEAT, 0.1)));

    assertThat(rows("acme", Scenario.SSP585, 2031)).extracting(Row::hazard).containsOnlyNulls();
    assertThat(rows("nobody", Scenario.SSP245, 2031)).isEmpty();
  }

  @Test
  void region_and_flood_zone_are_told_where_they_are_known() {
    store.currentDataSet("v1");
    var placement = new RegisteredSite.Placement(1, 2, 1400, "21010", 900);
    var site = Store.aSite(UUID.randomUUID(), "p1", "Plant", placement);
    store.sites().insert("acme", site);
    store.jdbc.sql("update site set attributes = '{\"inFloodZone\": true}'").update();

    var row = rows("acme", Scenario.SSP245, 2031).getFirst();

    assertThat(row.regionCode()).isEqualTo("21010");
    assertThat(row.isInFloodZone()).isTrue();
    assertThat(row.use()).isNull();
  }

  @Test
  void version_changes_with_every_site_and_every_result() {
    var empty = portfolio.version("acme");
    assertThat(empty).isEqualTo(new PortfolioReader.Version(0, 0, null, null, null, null));

    var site = store.site("acme", "p1");
    var registered = portfolio.version("acme");
    assertThat(registered.sites()).isEqualTo(1);
    assertThat(registered.changedAt()).isNotNull();
    assertThat(registered.computedAt()).isNull();

    store.assessments().save(Store.head(1, "v1"), List.of(Store.risk(site, 1, HEAT, 0.1)));
    var assessed = portfolio.version("acme");
    assertThat(assessed.results()).isEqualTo(1);
    assertThat(assessed.computedAt()).isNotNull();
    assertThat(assessed.dataVersion()).isEqualTo("v1");
    assertThat(assessed.modelVersion()).isEqualTo("model-1");

    store.sites().update("acme", Store.aSite(site, "p1", "Renamed", null), 1);
    assertThat(portfolio.version("acme").changedAt()).isAfter(assessed.changedAt());
    assertThat(portfolio.version("other")).isEqualTo(empty);
  }

  @Test
  void rows_stream_through_more_than_one_fetch() {
    store
        .jdbc
        .sql(
            "insert into site (id, tenant, external_id, name, latitude, longitude, attributes)"
                + " select gen_random_uuid(), 'acme', 'p' || i, 'Plant', 35, 129, '{}'"
                + " from generate_series(1, 2500) i")
        .update();

    assertThat(rows("acme", Scenario.SSP245, 2031)).extracting(Row::siteId).doesNotHaveDuplicates();
    assertThat(rows("acme", Scenario.SSP245, 2031)).hasSize(2500);
  }
}
