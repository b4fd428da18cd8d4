package ondo.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobValuesTest {

  private static final UUID ID = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "10, true", "11, false"})
  void priority_lies_from_one_to_ten(int priority, boolean isAllowed) {
    if (isAllowed) {
      assertThat(request(priority).priority()).isEqualTo(priority);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> request(priority))
          .withMessage("priority outside 1…10: " + priority);
    }
  }

  private static JobRequest request(int priority) {
    return new JobRequest(JobType.REPORT, "acme", "{}", "k", null, "h", priority, null);
  }

  @Test
  void every_night_has_the_same_live_key_and_the_account_of_the_system() {
    var night = JobRequest.night("00-trace");
    assertThat(night.liveKey()).isEqualTo(JobRequest.night(null).liveKey());
    assertThat(night.tenant()).isEqualTo(JobRequest.SYSTEM);
    assertThat(night.type()).isEqualTo(JobType.NIGHT);
    assertThat(night.traceparent()).isEqualTo("00-trace");
    assertThat(night.priority()).isLessThan(5);
    assertThat(night.runAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource(JobType.class)
  void runs_are_those_that_write_for_everybody(JobType type) {
    var isOfTenants =
        switch (type) {
          case INGEST, NIGHT, PREDICTIONS, VERIFY -> false;
          case ASSESS_SITES, RELOCATION, REPORT -> true;
        };
    assertThat(type.isRun()).isNotEqualTo(isOfTenants);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, false",
    "RUNNING, false",
    "COMPLETED, true",
    "FAILED, true",
    "CANCELLED, true"
  })
  void final_status_is_one_after_which_nothing_happens(Job.Status status, boolean isFinal) {
    assertThat(status.isFinal()).isEqualTo(isFinal);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, 0, 0",
    "RUNNING, 0.339, 33",
    "RUNNING, 1, 99",
    "FAILED, 0.995, 99",
    "COMPLETED, 0, 100",
    "COMPLETED, 0.6, 100"
  })
  void percent_is_the_share_that_is_done_and_whole_for_completed_jobs_alone(
      Job.Status status, double share, int percent) {
    var chunks = new Job.Chunks(1, 0, 0, 0, 0);
    var job =
        new Job(
            ID,
            JobType.NIGHT,
            "acme",
            "{}",
            5,
            status,
            null,
            chunks,
            share,
            1,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            null,
            null,
            null);
    assertThat(job.percent()).isEqualTo(percent);
  }

  @Test
  void last_step_is_the_one_that_no_step_follows() {
    assertThat(new Step(ID, JobType.NIGHT, 2, "SWEEP", 3, 0).isLast()).isTrue();
    assertThat(new Step(ID, JobType.NIGHT, 1, "LOSS", 3, 0).isLast()).isFalse();
  }

  @Test
  void item_of_a_chunk_keeps_its_lease() {
    var chunk =
        new Chunk(
            7, ID, JobType.NIGHT, "acme", "{}", "v1", "00", 1, "LOSS", 3, "[1, 2]", 9, 2, false);
    assertThat(chunk.with("[1]"))
        .isEqualTo(
            new Chunk(
                7, ID, JobType.NIGHT, "acme", "{}", "v1", "00", 1, "LOSS", 3, "[1]", 9, 2, false));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2, 0", "1, 0.9, 0", "1, NaN, 0", "1, 2, -0.1", "1, 2, 1.1", "1, 2, NaN"})
  void pauses_that_shrink_or_leave_their_range_are_refused(
      long firstSeconds, double factor, double jitter) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Backoff(
                    Duration.ofSeconds(firstSeconds), factor, Duration.ofMinutes(1), jitter));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1000", "1, 0, 1000", "2, 0, 2000", "3, 0, 4000", "9, 0, 5000", "9, 1, 2500"})
  void pauses_double_up_to_the_cap_and_chance_takes_up_to_a_half(
      int tries, double chance, long millis) {
    var backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(5), 0.5);
    assertThat(backoff.after(tries, chance)).isEqualTo(Duration.ofMillis(millis));
  }
}
