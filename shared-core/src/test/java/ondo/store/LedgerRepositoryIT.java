package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ondo.job.DeadLetter;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Step;
import ondo.job.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerRepositoryIT {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final Store store = new Store();
  private final JobRepository jobs = new JobRepository(store.jdbc, store.transaction);
  private final LedgerRepository ledger = new LedgerRepository(store.jdbc, store.transaction);
  private final ChunkRepository chunks = new ChunkRepository(store.jdbc, store.transaction);
  private UUID id;

  @BeforeEach
  void start() {
    var request = new JobRequest(JobType.NIGHT, "acme", "{}", "night", null, "hash", 5, "00-trace");
    id = ((Submission.Accepted) jobs.submit(request, 100)).id();
    ledger.openSteps(id, List.of("HAZARD", "LOSS"));
    ledger.startStep(id, 0, List.of("{\"from\": 1}", "{\"from\": 2}"));
  }

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(store.jdbc);
  }

  @Test
  void claimed_chunk_carries_its_job_and_its_input() {
    ledger.setDataVersion(id, "v1");

    var chunk = chunks.claim(1, LEASE).getFirst();

    assertThat(chunk.jobId()).isEqualTo(id);
    assertThat(chunk.type()).isEqualTo(JobType.NIGHT);
    assertThat(chunk.tenant()).isEqualTo("acme");
    assertThat(chunk.step()).isEqualTo("HAZARD");
    assertThat(chunk.input()).isEqualTo("{\"from\": 1}");
    assertThat(chunk.dataVersion()).isEqualTo("v1");
    assertThat(chunk.traceparent()).isEqualTo("00-trace");
  }

  @Test
  void chunks_of_steps_left_out_are_not_claimed() {
    assertThat(chunks.claim(9, LEASE, List.of("HAZARD"))).isEmpty();
    assertThat(chunks.claim(9, LEASE, List.of("LOSS"))).hasSize(2);
  }

  @Test
  void depth_tells_waiting_from_running() {
    chunks.claim(1, LEASE);

    var depth = chunks.depth();
    assertThat(depth.waiting()).isEqualTo(1);
    assertThat(depth.running()).isEqualTo(1);
    assertThat(depth.jobs()).isEqualTo(1);
    assertThat(depth.lagSeconds()).isBetween(0.0, 60.0);
    ledger.finish(id, null);
    assertThat(chunks.depth().jobs()).isZero();
  }

  @Test
  void chunk_that_cannot_be_mended_is_dead_at_the_first_try() {
    chunks.failForGood(chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.FAILED, "wrong file");

    assertThat(ledger.firstError(id)).contains("wrong file");
    assertThat(job().chunks()).isEqualTo(new Job.Chunks(2, 0, 1, 0, 0));
    assertThat(chunks.claim(9, LEASE)).hasSize(1);
  }

  @Test
  void chunk_that_ran_out_of_time_on_its_last_try_is_told_apart() {
    for (var i = 0; i < 3; i++) {
      var chunk = chunks.claim(1, LEASE).getFirst();
      chunks.fail(chunk, DeadLetter.Code.TIMED_OUT, "too slow", Duration.ZERO);
    }

    assertThat(job().chunks().timedOut()).isEqualTo(1);
    assertThat(job().attempts()).isEqualTo(3);
  }

  @Test
  void result_of_a_job_grows_member_by_member() {
    ledger.mergeResult(id, "{\"dataVersion\": \"v1\"}");
    ledger.addToResult(id, "rows", 3);
    ledger.addToResult(id, "rows", 4);
    ledger.mergeResult(id, "{\"checksum\": \"abc\"}");

    assertThat(job().result())
        .contains("\"dataVersion\": \"v1\"", "\"rows\": 7", "\"checksum\": \"abc\"");
    ledger.mergeResult(id, "{\"rows\": 1}");
    assertThat(job().result()).contains("\"rows\": 1").doesNotContain("7");
  }

  @Test
  void finished_steps_tell_how_long_they_took() {
    assertThat(ledger.secondsByStep(id)).isEmpty();
    ledger.finishStep(id, 0, true);
    ledger.startStep(id, 1, List.of("{}"));
    ledger.finishStep(id, 1, false);

    var seconds = ledger.secondsByStep(id);

    assertThat(seconds.keySet()).containsExactly("HAZARD", "LOSS");
    assertThat(seconds.values()).allSatisfy(s -> assertThat(s).isBetween(0.0, 60.0));
  }

  @Test
  void job_is_finished_once() {
    assertThat(ledger.finish(id, new Job.Failure("broken", "for a reason"))).isTrue();
    assertThat(ledger.finish(id, null)).isFalse();
    assertThat(job().error()).isEqualTo(new Job.Failure("broken", "for a reason"));
    assertThat(job().status()).isEqualTo(Job.Status.FAILED);
  }

  @Test
  void percent_does_not_fall_when_the_next_step_opens() {
    var request = new JobRequest(JobType.NIGHT, "ondo", "{}", "two steps", null, "hash", 9, null);
    var night = ((Submission.Accepted) jobs.submit(request, 100)).id();
    ledger.openSteps(night, List.of("ONE", "TWO"));
    ledger.startStep(night, 0, List.of("{}"));
    var percents = new ArrayList<Integer>();
    percents.add(jobs.find(night, null).orElseThrow().percent());
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    percents.add(jobs.find(night, null).orElseThrow().percent());
    ledger.finishStep(night, 0, true);
    ledger.startStep(night, 1, List.of("{}", "{}"));
    percents.add(jobs.find(night, null).orElseThrow().percent());
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    percents.add(jobs.find(night, null).orElseThrow().percent());
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    percents.add(jobs.find(night, null).orElseThrow().percent());

    assertThat(percents).containsExactly(0, 50, 50, 75, 99);
  }

  @Test
  void percent_counts_steps_and_their_chunks_and_is_whole_only_at_the_end() {
    assertThat(job().percent()).isZero();
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 5);
    assertThat(job().percent()).isEqualTo(25);
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 6);
    assertThat(job().chunks().rows()).isEqualTo(11);
    ledger.finish(id, null);
    assertThat(job().percent()).isEqualTo(100);
  }

  @Test
  void step_whose_first_chunks_all_died_is_hopeless_until_one_is_done() {
    assertThat(ledger.findHopelessSteps(1)).isEmpty();
    chunks.failForGood(chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.FAILED, "broken");

    assertThat(ledger.findHopelessSteps(2)).isEmpty();
    var step = ledger.findHopelessSteps(1).getFirst();
    assertThat(step).isEqualTo(new Step(id, JobType.NIGHT, 0, "HAZARD", 2, 1));

    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    assertThat(ledger.findHopelessSteps(1)).isEmpty();
  }

  @Test
  void system_error_makes_a_step_hopeless_at_once_while_it_has_work_left() {
    chunks.failForGood(chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.SYSTEM_ERROR, "no table");

    assertThat(ledger.findHopelessSteps(9)).extracting(Step::jobId).containsExactly(id);
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    assertThat(ledger.findHopelessSteps(9)).as("nothing is left to give up").isEmpty();
  }

  @Test
  void aborted_job_fences_its_work_off_and_ends_once() {
    var running = chunks.claim(1, LEASE).getFirst();

    assertThat(ledger.abort(id, new Job.Failure("hopeless", "for a reason"))).isTrue();

    assertThat(job().status()).isEqualTo(Job.Status.FAILED);
    assertThat(job().error()).isEqualTo(new Job.Failure("hopeless", "for a reason"));
    assertThatThrownBy(() -> chunks.complete(running, 1)).isInstanceOf(FencedException.class);
    assertThat(chunks.claim(9, LEASE)).isEmpty();
    assertThat(store.count("chunk where status = 'CANCELLED'")).isEqualTo(2);
    assertThat(
            store.count(
                "chunk where id = %d and token > %d".formatted(running.id(), running.token())))
        .isOne();
    assertThat(store.count("step where status = 'CANCELLED'")).isEqualTo(2);
    assertThat(ledger.abort(id, new Job.Failure("again", ""))).isFalse();
    assertThat(job().error()).isEqualTo(new Job.Failure("hopeless", "for a reason"));
  }

  @Test
  void long_run_is_one_whose_step_or_job_is_over_its_time() {
    var hour = Duration.ofHours(1);
    assertThat(ledger.findLongRuns(hour, hour)).isEmpty();
    store.jdbc.sql("update step set started_at = started_at - interval '90 minutes'").update();
    store.jdbc.sql("update job set started_at = started_at - interval '2 hours'").update();

    var run = ledger.findLongRuns(hour, Duration.ofHours(9)).getFirst();

    assertThat(run.jobId()).isEqualTo(id);
    assertThat(run.type()).isEqualTo(JobType.NIGHT);
    assertThat(run.step()).isEqualTo("HAZARD");
    assertThat(run.inStep()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(95));
    assertThat(run.inJob()).isBetween(Duration.ofMinutes(120), Duration.ofMinutes(125));
    assertThat(ledger.findLongRuns(Duration.ofHours(9), hour)).hasSize(1);
    assertThat(ledger.findLongRuns(Duration.ofHours(9), Duration.ofHours(9))).isEmpty();
    // A job that was opened again begins anew.
    store.jdbc.sql("update job set resumed_at = clock_timestamp()").update();
    assertThat(ledger.findLongRuns(hour, hour)).isEmpty();
  }

  @Test
  void started_step_is_not_started_again_and_none_of_a_dead_job() {
    assertThat(ledger.startStep(id, 0, List.of("{}"))).isFalse();
    assertThat(job().chunks().total()).isEqualTo(2);
    ledger.finish(id, null);
    assertThat(ledger.startStep(id, 1, List.of("{}"))).isFalse();
  }

  private Job job() {
    return jobs.find(id, null).orElseThrow();
  }
}
