package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;

class RetentionRepositoryIT {

  private final Store store = new Store();
  private final RetentionRepository retention = new RetentionRepository(store.jdbc);
  private final JobRepository jobs = new JobRepository(store.jdbc, store.transaction);
  private final LedgerRepository ledger = new LedgerRepository(store.jdbc, store.transaction);

  @Test
  void retired_sets_are_listed_except_the_newest_and_those_in_use() {
    var unused = store.currentDataSet("v1");
    var withResults = store.currentDataSet("v2");
    store.currentResults(withResults, "v2");
    store.currentDataSet("v3");
    var site = store.site("acme", "p1");
    store
        .assessments()
        .save(Store.head(1, "v3"), List.of(Store.risk(site, 1, Hazard.DROUGHT, 0.1)));
    store.currentDataSet("v4");
    var living = submit("needs v4");
    ledger.setDataVersion(living, "v4");
    store.currentDataSet("newest retired");
    store.currentDataSet("current");

    assertThat(retention.listDataSets()).containsExactly(unused);

    jobs.cancel(living, null);
    assertThat(retention.listDataSets()).hasSize(2);
  }

  @Test
  void dropped_set_takes_its_rows_and_its_table_with_it() {
    var first = store.currentDataSet("v1");
    var second = store.currentDataSet("v2");

    assertThat(store.inTransaction(() -> retention.dropDataSet(first))).isTrue();

    assertThat(store.count("data_set")).isEqualTo(1);
    assertThat(store.count("grid_point")).isEqualTo(3);
    assertThat(store.count("indicator_response")).isEqualTo(5);
    assertThat(store.count("point_series")).isEqualTo(3);
    assertThat(store.count("point_storm")).isEqualTo(2);
    assertThat(store.count("point_fact")).isEqualTo(2);
    assertThat(store.count("storm")).isEqualTo(3);
    assertThat(store.count("storm_record")).isEqualTo(1);
    assertThat(store.count("index_change")).isEqualTo(4);
    for (var table : List.of("indicator_response", "point_series", "point_storm")) {
      assertThat(store.count("pg_class where relname = '" + table + "_" + first + "'")).isZero();
      assertThat(store.count("pg_class where relname = '" + table + "_" + second + "'")).isOne();
    }
    assertThat(store.inTransaction(() -> retention.dropDataSet(first))).isFalse();
    assertThat(store.inTransaction(() -> retention.dropDataSet(second))).isFalse();
    assertThat(new ResponseRepository(store.jdbc).findCurrent()).isPresent();
  }

  @Test
  void old_jobs_go_except_living_ones_those_of_reports_and_the_newest_of_a_type() {
    var old = submit("old");
    ledger.finish(old, null);
    var reported = submit("reported");
    ledger.finish(reported, null);
    new ReportRepository(store.jdbc)
        .save(UUID.randomUUID(), reported, "acme", "en", "{}", List.of());
    var living = submit("living");
    var newest = submit("newest");
    ledger.finish(newest, null);

    assertThat(retention.deleteJobs(Duration.ofDays(1))).isZero();
    assertThat(retention.deleteJobs(Duration.ZERO)).isEqualTo(1);

    assertThat(jobs.find(old, null)).isEmpty();
    assertThat(List.of(reported, living, newest))
        .allSatisfy(id -> assertThat(jobs.find(id, null)).isPresent());
  }

  private UUID submit(String key) {
    var request = new JobRequest(JobType.REPORT, "acme", "{}", key, null, key, 5, null);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }
}
