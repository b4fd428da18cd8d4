package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import ondo.store.DatabaseLocation;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;

class QueueContestIT {

  private static final int JOBS = 50;

  @Test
  void every_queue_does_every_job_exactly_once() throws Exception {
    try (var database = empty()) {
      for (var entry : QueueContest.entries(database, JOBS, JOBS, JOBS)) {
        var round = QueueRounds.once(database, entry.engine(), entry.jobs());
        assertThat(round.jobsPerSecond()).as(entry.engine().name()).isPositive();
        assertThat(round.commits()).as(entry.engine().name()).isPositive();
        assertThat(entry.engine().left()).as(entry.engine().name()).isZero();
      }
    }
  }

  @Test
  void job_that_is_done_twice_or_never_ends_the_run() {
    var tally = new Tally(2);
    tally.done(0);
    assertThatThrownBy(() -> tally.await(Duration.ofMillis(1))).hasMessageContaining("1 jobs");
    tally.done(1);
    tally.done(1);
    assertThatThrownBy(tally::check).hasMessageContaining("job 1 was done 2 times");
  }

  @Test
  void submitted_job_is_claimed_by_notice_and_by_poll() throws Exception {
    try (var database = empty()) {
      var pickUp = new PickUp(database);
      assertThat(pickUp.measure(2, false, Duration.ofMillis(1)).afterCommit()).hasSize(2);
      assertThat(pickUp.measure(5, true, Duration.ofMillis(1)).submission()).hasSize(5);
    }
  }

  private static QueueDatabase empty() {
    var database = TestDatabase.fresh();
    return QueueDatabase.open(
        new DatabaseLocation(database.url(), database.user(), database.password()));
  }
}
