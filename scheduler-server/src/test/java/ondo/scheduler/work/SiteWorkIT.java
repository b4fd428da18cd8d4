package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import ondo.house.JsonShape;
import ondo.job.Job;
import ondo.job.JobType;
import org.junit.jupiter.api.Test;

class SiteWorkIT {

  private static final int SERIES = 9 * 4;

  private static Ledger afterANight() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 3, 1);
    ledger.orders.night();
    ledger.drive();
    return ledger;
  }

  private static long of(Ledger ledger, String condition, UUID site) {
    return ledger
        .sql
        .sql("select count(*) from site_risk where site_id = :id and " + condition)
        .param("id", site)
        .query(Long.class)
        .single();
  }

  @Test
  void site_gets_a_row_for_each_hazard_and_scenario() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.12);
    var job = ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":[\"" + site + "\"]}");
    ledger.drive();
    assertThat(ledger.job(job.id()).error()).isNull();
    assertThat(of(ledger, "true", site)).isEqualTo(SERIES);
    assertThat(of(ledger, "hazard = 'extreme_heat' and array_length(aal_net, 1) = 80", site))
        .isEqualTo(4);
    assertThat(of(ledger, "hazard = 'extreme_heat' and array_length(probabilities, 1) = 400", site))
        .isEqualTo(4);
    assertThat(
            of(
                ledger,
                "hazard = 'extreme_heat' and 'UNKNOWN_ATTR:imperviousness' = any (flags)",
                site))
        .isEqualTo(4);
    assertThat(of(ledger, "hazard = 'typhoon' and status = 'INSUFFICIENT_DATA'", site))
        .isEqualTo(4);
  }

  @Test
  void insurance_halves_the_net_loss_and_money_follows_from_the_asset_value() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.12);
    ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    assertThat(
            of(
                ledger,
                """
                hazard = 'extreme_heat' and abs(aal_net[30] - aal_gross[30] / 2) < 1e-15
                and abs(expected_loss[30] - aal_net[30] * 1000000) < 1e-6
                """,
                site))
        .isEqualTo(4);
  }

  @Test
  void site_takes_the_nearest_point_and_stores_it() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.12);
    ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    var gridId =
        ledger
            .sql
            .sql("select grid_id from site where id = :id and region_code = '11010'")
            .param("id", site)
            .query(Integer.class)
            .single();
    assertThat(gridId).isEqualTo(2);
  }

  @Test
  void site_farther_than_twenty_kilometres_has_no_climate() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.6);
    ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    assertThat(of(ledger, "status = 'INSUFFICIENT_DATA' and h is null", site)).isEqualTo(SERIES);
  }

  @Test
  void second_assessment_replaces_the_first() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.12);
    for (var i = 0; i < 2; i++) {
      ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
      ledger.drive();
    }
    assertThat(of(ledger, "true", site)).isEqualTo(SERIES);
  }

  @Test
  void net_loss_that_knows_no_deductible_says_so_where_one_is_stated() throws SQLException {
    var ledger = afterANight();
    var plain = ledger.site("acme", 127.12);
    var stated = ledger.site("acme", 127.13);
    ledger.sql.sql("update site set deductible = 5 where id = :id").param("id", stated).update();
    ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    var told = "'INSURANCE_TERMS_NOT_APPLIED' = any (flags)";
    assertThat(of(ledger, told, plain)).isZero();
    assertThat(of(ledger, told + " and aal_net is not null", stated)).isPositive();
    assertThat(of(ledger, told + " and aal_net is null", stated)).isZero();
  }

  @Test
  void deleted_sites_are_skipped_and_counted() throws SQLException {
    var ledger = afterANight();
    ledger.site("acme", 127.12);
    var gone = UUID.randomUUID();
    var job = ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":[\"" + gone + "\"]}");
    ledger.drive();
    assertThat(ledger.job(job.id()).status()).isEqualTo(Job.Status.COMPLETED);
    var result = String.valueOf(ledger.job(job.id()).result());
    assertThat(result).contains("\"skippedSites\": 1");
    assertThat(JsonShape.committed().faults("JobResult", result)).isEmpty();
  }

  @Test
  void night_assesses_all_sites_and_reports_to_each_tenant() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 3, 1);
    for (var tenant : List.of("acme", "acme", "acme", "other")) {
      ledger.site(tenant, 127.05);
    }
    ledger.orders.night();
    ledger.drive();
    assertThat(ledger.count("select count(*) from site_risk")).isEqualTo(4 * SERIES);
    assertThat(ledger.count("select count(*) from report")).isEqualTo(2);
    assertThat(
            ledger.count(
                "select count(*) from report where tenant = 'acme' and body ->> 'sites' = '3'"
                    + " and jsonb_array_length(body -> 'attributions') = 1"))
        .isOne();
  }

  @Test
  void ground_of_a_point_two_kilometres_away_is_told_where_the_site_says_nothing()
      throws SQLException {
    var ledger = new Ledger(50);
    FullData.load(ledger, "v1", 2, 1);
    var silent = ledger.site("acme", 127.02);
    var spoken = FullData.site(ledger, "acme");
    ledger.orders.night();
    ledger.drive();
    var told = "hazard = 'extreme_cold' and 'GROUND_OF_GRID_POINT' = any (flags)";
    assertThat(of(ledger, told, silent)).isEqualTo(4);
    assertThat(of(ledger, told, spoken)).isZero();
    // The shore is five kilometres from the point: the sea reaches either place.
    assertThat(of(ledger, "hazard = 'sea_level_rise' and h[30] > 0", silent)).isEqualTo(4);
    assertThat(
            of(
                ledger,
                "hazard = 'sea_level_rise' and 'DISTANCE_FROM_GRID_POINT' = any (flags)",
                silent))
        .isEqualTo(4);
  }
}
