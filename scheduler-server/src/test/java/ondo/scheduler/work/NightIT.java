package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.store.FencedException;
import org.junit.jupiter.api.Test;

class NightIT {

  private static final int SERIES = 9 * 4;

  private static String nightOf(Ledger ledger) {
    var night = ledger.orders.night();
    ledger.drive();
    assertThat(ledger.job(night.id()).error()).isNull();
    assertThat(ledger.job(night.id()).status()).isEqualTo(Job.Status.COMPLETED);
    return ledger.results.findCurrent().orElseThrow().checksum();
  }

  @Test
  void night_stores_every_point_hazard_and_scenario_and_publishes_them() throws SQLException {
    var ledger = new Ledger(2);
    ledger.loadData("v1", 5, 1);
    nightOf(ledger);
    var set = ledger.results.findCurrent().orElseThrow();
    assertThat(set.dataVersion()).isEqualTo("v1");
    assertThat(set.modelVersion()).isEqualTo(Ledger.CATALOG.modelVersion());
    assertThat(ledger.count("select count(*) from hazard_series")).isEqualTo(5 * SERIES);
    assertThat(ledger.count("select count(*) from loss_series")).isEqualTo(5 * SERIES);
    assertThat(ledger.count("select count(*) from class_probability")).isEqualTo(5 * 2 * 4 * 5);
    assertThat(ledger.completed).containsExactly(JobType.NIGHT);
  }

  @Test
  void heat_rises_and_cold_falls_with_warming_and_other_hazards_are_gaps() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    nightOf(ledger);
    var set = ledger.results.findCurrent().orElseThrow();
    var series = ledger.points.hazards(set.id(), List.of(1));
    var losses = ledger.points.losses(set.id(), List.of(1));
    series.forEach(
        (key, row) -> {
          switch (key.hazard()) {
            case EXTREME_HEAT -> assertThat(row.h()[79]).isGreaterThan(row.h()[0]);
            case EXTREME_COLD -> assertThat(row.h()[79]).isLessThan(row.h()[0]);
            default -> {
              assertThat(row.status().hasValue()).isFalse();
              assertThat(row.h()).isNull();
            }
          }
        });
    losses.forEach(
        (key, row) -> {
          if (row.aal() != null) {
            var sum = 0.0;
            for (var p : row.probabilities()) {
              sum += p[79];
            }
            assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(row.flags()).contains("ELEVATION_UNKNOWN", "Q99_WEAKLY_IDENTIFIED");
          }
        });
    assertThat(losses.values().stream().filter(row -> row.aal() != null)).hasSize(8);
  }

  @Test
  void checksum_depends_on_the_data_and_on_nothing_else() throws Exception {
    var first = new Ledger(1);
    first.loadData("v1", 6, 1);
    var once = nightOf(first);
    assertThat(nightOf(first)).isEqualTo(once);

    var threaded = new Ledger(4);
    threaded.loadData("v1", 6, 1);
    assertThat(nightByTwoThreads(threaded)).isEqualTo(once);

    var other = new Ledger(4);
    other.loadData("v1", 6, 2);
    assertThat(nightOf(other)).isNotEqualTo(once);
  }

  private static String nightByTwoThreads(Ledger ledger) throws Exception {
    ledger.orders.night();
    try (var threads = Executors.newFixedThreadPool(2)) {
      while (ledger.conductor.turn() || ledger.chunks.depth().waiting() > 0) {
        Callable<Boolean> turn = ledger.worker::turn;
        for (var done : threads.invokeAll(List.of(turn, turn))) {
          done.get();
        }
      }
    }
    return ledger.results.findCurrent().orElseThrow().checksum();
  }

  @Test
  void chunk_of_a_lost_worker_is_done_by_another_and_its_late_write_leaves_nothing()
      throws SQLException {
    var ledger = new Ledger(1);
    ledger.loadData("v1", 1, 1);
    var night = ledger.orders.night();
    ledger.conductor.turn();
    ledger.worker.turn();
    ledger.conductor.turn();
    var zombie = ledger.worker(Duration.ofMillis(-1));
    var chunk = zombie.claim(1, false).getFirst();
    assertThat(chunk.step()).isEqualTo("HAZARD");
    var late = zombie.prepare(chunk);

    assertThat(ledger.worker.claim(1, false))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.id()).isEqualTo(chunk.id());
              assertThatThrownBy(() -> zombie.complete(chunk, late))
                  .isInstanceOf(FencedException.class);
              assertThat(ledger.count("select count(*) from hazard_series")).isZero();
              ledger.worker.work(again);
            });
    ledger.drive();
    assertThat(ledger.job(night.id()).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.count("select count(*) from hazard_series")).isEqualTo(SERIES);
  }

  @Test
  void night_without_data_fails_after_three_tries_and_says_why() {
    var ledger = new Ledger(1);
    var night = ledger.orders.night();
    ledger.drive();
    var job = ledger.job(night.id());
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.attempts()).isEqualTo(3);
    assertThat(job.error().detail()).contains("no data set is loaded");
  }

  @Test
  void second_night_is_the_living_one() throws SQLException {
    var ledger = new Ledger(1);
    ledger.loadData("v1", 1, 1);
    var first = ledger.orders.night();
    var second = ledger.orders.night();
    assertThat(second.isNew()).isFalse();
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void hour_that_fires_twice_on_one_day_opens_one_night() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    var day = LocalDate.of(2026, 11, 1);
    var first = ledger.orders.nightOf(day);
    ledger.drive();
    assertThat(ledger.orders.nightOf(day)).isEqualTo(new Orders.Taken(first.id(), false));
    assertThat(ledger.orders.nightOf(day.plusDays(1)).isNew()).isTrue();
  }

  @Test
  void failed_check_publishes_nothing_and_leaves_the_old_results() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 2, 1);
    var before = nightOf(ledger);
    var night = ledger.orders.night();
    while (!"PUBLISH".equals(ledger.job(night.id()).step())) {
      ledger.worker.turn();
      ledger.conductor.turn();
    }
    ledger
        .sql
        .sql("delete from loss_series where result_set_id <> :id and grid_id = 1")
        .param("id", ledger.results.findCurrent().orElseThrow().id())
        .update();
    ledger.drive();
    var job = ledger.job(night.id());
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.error().detail()).contains("loss_series has 36 rows in place of 72");
    assertThat(ledger.results.findCurrent().orElseThrow().checksum()).isEqualTo(before);
  }

  @Test
  void cancelled_night_can_write_nothing_more() throws SQLException {
    var ledger = new Ledger(1);
    ledger.loadData("v1", 2, 1);
    var night = ledger.orders.night();
    ledger.conductor.turn();
    ledger.worker.turn();
    ledger.conductor.turn();
    var chunk = ledger.worker.claim(1, false).getFirst();
    ledger.jobs.cancel(night.id(), null);
    ledger.worker.work(chunk);
    ledger.drive();
    assertThat(ledger.job(night.id()).status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(ledger.count("select count(*) from hazard_series")).isZero();
  }

  @Test
  void part_of_the_predictions_replaces_rows_and_changes_no_number() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 3, 1);
    var before = nightOf(ledger);
    var set = ledger.results.findCurrent().orElseThrow();
    var taken =
        ledger.orders.order(
            JobType.PREDICTIONS, "{\"hazards\":[\"extreme_heat\"],\"gridPointIds\":[2]}");
    ledger.drive();
    assertThat(ledger.job(taken.id()).error()).isNull();
    assertThat(ledger.job(taken.id()).chunks().rows()).isEqualTo(4 + 4 + 4 * 5 + 4);
    assertThat(ledger.results.findCurrent().orElseThrow().id()).isEqualTo(set.id());
    String after = ledger.transaction.execute(status -> ledger.checksum.of(set.id()).checksum());
    assertThat(after).isEqualTo(before);
  }

  @Test
  void old_result_sets_go_except_the_one_before_the_current() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    nightOf(ledger);
    nightOf(ledger);
    nightOf(ledger);
    nightOf(ledger);
    assertThat(ledger.count("select count(*) from result_set where state = 'CURRENT'")).isOne();
    assertThat(ledger.count("select count(*) from result_set where state = 'RETIRED'")).isOne();
    assertThat(ledger.count("select count(*) from hazard_series")).isEqualTo(2 * SERIES);
  }

  @Test
  void results_of_data_that_were_replaced_meanwhile_are_not_published() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    var night = ledger.orders.night();
    while (!"PUBLISH".equals(ledger.job(night.id()).step())) {
      ledger.worker.turn();
      ledger.conductor.turn();
    }
    ledger.loadData("v2", 1, 2);
    ledger.drive();
    var job = ledger.job(night.id());
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.error().detail()).contains("data version v1 was replaced");
    assertThat(ledger.results.findCurrent()).isEmpty();
  }

  @Test
  void predictions_of_everything_and_a_night_are_the_same_work() {
    var ledger = new Ledger(50);
    var night = ledger.orders.night();
    assertThat(ledger.orders.order(JobType.PREDICTIONS, "{}").id()).isEqualTo(night.id());
    assertThat(ledger.orders.order(JobType.PREDICTIONS, "{\"gridPointIds\":[1]}").isNew()).isTrue();
  }

  @Test
  void ingest_of_another_directory_is_other_work() {
    var ledger = new Ledger(50);
    var first = ledger.orders.ingest("/data/first");
    assertThat(ledger.orders.ingest("/data/second").isNew()).isTrue();
    assertThat(ledger.orders.ingest("/data/first").id()).isEqualTo(first.id());
  }

  @Test
  void predictions_of_unknown_points_fail_and_name_them() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    nightOf(ledger);
    var taken = ledger.orders.order(JobType.PREDICTIONS, "{\"gridPointIds\":[1,98,99]}");
    ledger.drive();
    assertThat(ledger.job(taken.id()).status()).isEqualTo(Job.Status.FAILED);
    assertThat(ledger.job(taken.id()).error().detail()).contains("[98, 99]");
  }

  @Test
  void data_sets_without_results_go_except_the_one_before_the_current() throws SQLException {
    var ledger = new Ledger(50);
    for (var version : List.of("v1", "v2", "v3")) {
      ledger.loadData(version, 1, 1);
      nightOf(ledger);
    }
    assertThat(ledger.count("select count(*) from data_set where data_version = 'v1'")).isZero();
    assertThat(ledger.count("select count(*) from data_set")).isEqualTo(2);
    assertThat(ledger.count("select count(distinct data_set_id) from indicator_response"))
        .isEqualTo(2);
  }

  @Test
  void old_jobs_go_and_the_newest_of_their_type_stays() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 1, 1);
    nightOf(ledger);
    nightOf(ledger);
    ledger.sql.sql("update job set finished_at = finished_at - interval '91 days'").update();
    nightOf(ledger);
    assertThat(ledger.count("select count(*) from job")).isOne();
    assertThat(ledger.count("select count(distinct job_id) from chunk")).isOne();
  }
}
