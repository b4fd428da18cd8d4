package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.store.AssessmentRepository.Place;
import org.junit.jupiter.api.Test;

class RiskOrderIT {

  private static Ledger afterANight() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 3, 1);
    ledger.orders.night();
    ledger.drive();
    return ledger;
  }

  private static Job assessed(Ledger ledger) {
    var taken = ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    return ledger.job(taken.id());
  }

  @Test
  void risk_of_a_newer_site_version_is_not_overwritten() throws SQLException {
    var ledger = afterANight();
    ledger.site("acme", 127.12);
    assessed(ledger);
    ledger.sql.sql("update site_risk set site_version = 2 where hazard = 'extreme_heat'").update();
    assertThat(assessed(ledger).result()).contains("\"supersededRows\": 4");
    assertThat(ledger.count("select count(*) from site_risk where site_version = 2")).isEqualTo(4);
  }

  @Test
  void risk_of_a_newer_result_set_is_not_overwritten() throws SQLException {
    var ledger = afterANight();
    ledger.site("acme", 127.12);
    assessed(ledger);
    ledger.sql.sql("update site_risk set result_set_id = result_set_id + 1").update();
    assertThat(assessed(ledger).result()).contains("\"supersededRows\": 36");
  }

  @Test
  void job_keeps_the_result_set_that_was_current_when_it_was_planned() throws SQLException {
    var ledger = afterANight();
    ledger.site("acme", 127.12);
    var planned = ledger.results.findCurrent().orElseThrow();
    var job = ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.conductor.turn();
    ledger.sql.sql("update result_set set state = 'RETIRED'").update();
    ledger.drive();
    assertThat(ledger.job(job.id()).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.count("select max(result_set_id) from site_risk")).isEqualTo(planned.id());
  }

  @Test
  void place_of_a_site_that_moved_meanwhile_is_not_stored() throws SQLException {
    var ledger = afterANight();
    var site = ledger.site("acme", 127.12);
    ledger.sites.resolve(List.of(new Place(site, 7, 1, 1, 10, null, null)));
    assertThat(ledger.count("select count(*) from site where grid_id is not null")).isZero();
    ledger.sites.resolve(List.of(new Place(site, 1, 1, 1, 10, null, null)));
    assertThat(ledger.count("select count(*) from site where grid_id is not null")).isOne();
  }
}
