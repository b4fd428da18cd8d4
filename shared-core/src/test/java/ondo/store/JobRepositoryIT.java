package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import ondo.job.Chunk;
import ondo.job.DeadLetter;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobRepositoryIT {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration NO_LEASE = Duration.ZERO;
  private static final int OPEN_LIMIT = 5;

  private JobRepository jobs;
  private LedgerRepository ledger;
  private ChunkRepository chunks;
  private DeadLetterRepository letters;
  private JdbcClient sql;
  private TransactionTemplate transaction;

  @BeforeEach
  void open_the_ledger() {
    var database = TestDatabase.migrated().dataSource();
    var jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    jobs = new JobRepository(jdbc, transaction);
    ledger = new LedgerRepository(jdbc, transaction);
    chunks = new ChunkRepository(jdbc, transaction);
    letters = new DeadLetterRepository(jdbc, transaction);
    sql = jdbc;
  }

  @Test
  void second_submit_of_the_same_work_returns_the_living_job() {
    var first = jobs.submit(assess("sites a"), OPEN_LIMIT);
    var second = jobs.submit(assess("sites a"), OPEN_LIMIT);

    assertThat(first).isInstanceOf(Submission.Accepted.class);
    assertThat(second).isEqualTo(new Submission.Known(idOf(first)));
  }

  @Test
  void finished_work_may_be_asked_for_again() {
    var first = jobs.submit(assess("sites a"), OPEN_LIMIT);
    ledger.finish(idOf(first), null);

    assertThat(jobs.submit(assess("sites a"), OPEN_LIMIT)).isInstanceOf(Submission.Accepted.class);
  }

  @Test
  void idempotency_key_returns_its_job_even_when_that_is_finished() {
    var first = jobs.submit(withKey("k1", "body"), OPEN_LIMIT);
    ledger.finish(idOf(first), null);

    assertThat(jobs.submit(withKey("k1", "body"), OPEN_LIMIT))
        .isEqualTo(new Submission.Known(idOf(first)));
    assertThat(jobs.submit(withKey("k1", "other body"), OPEN_LIMIT))
        .isEqualTo(new Submission.KeyReused(idOf(first)));
  }

  @Test
  void jobs_above_the_open_limit_are_refused() {
    for (var i = 0; i < OPEN_LIMIT; i++) {
      jobs.submit(assess("sites " + i), OPEN_LIMIT);
    }

    assertThat(jobs.submit(assess("one more"), OPEN_LIMIT))
        .isEqualTo(new Submission.TooMany(OPEN_LIMIT));
  }

  @Test
  void identical_submits_at_the_same_time_make_one_job() throws Exception {
    var submits = new ArrayList<Callable<Submission>>();
    for (var i = 0; i < 20; i++) {
      submits.add(() -> jobs.submit(assess("sites a"), OPEN_LIMIT));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var ids = new HashSet<UUID>();
      for (var submitted : threads.invokeAll(submits)) {
        ids.add(idOf(submitted.get()));
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void chunk_of_a_lost_worker_is_claimed_again_and_the_lost_one_is_fenced_off() {
    var id = started(2);
    var lost = chunks.claim(1, NO_LEASE).getFirst();
    var heir = chunks.claim(1, LEASE).getFirst();

    assertThat(heir.id()).isEqualTo(lost.id());
    assertThat(heir.attempts()).isEqualTo(2);
    assertThatThrownBy(() -> transaction.executeWithoutResult(s -> chunks.complete(lost, 1)))
        .isInstanceOf(FencedException.class);
    chunks.complete(heir, 7);
    assertThat(jobs.find(id, null).orElseThrow().chunks()).isEqualTo(new Job.Chunks(2, 1, 0, 0, 7));
  }

  @Test
  void beat_tells_which_chunks_are_still_held() {
    started(2);
    var lost = chunks.claim(1, NO_LEASE).getFirst();
    var heir = chunks.claim(2, LEASE);

    assertThat(chunks.beat(List.of(lost), LEASE)).isEmpty();
    assertThat(chunks.beat(heir, LEASE)).hasSize(2);
    var both = new ArrayList<>(heir);
    both.add(lost);
    assertThat(chunks.beat(both, LEASE)).containsExactlyInAnyOrderElementsOf(heir);
  }

  @Test
  void chunk_that_fails_three_times_is_dead() {
    var id = started(1);
    for (var i = 0; i < 3; i++) {
      chunks.fail(
          chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.FAILED, "broken " + i, Duration.ZERO);
    }

    assertThat(chunks.claim(1, LEASE)).isEmpty();
    assertThat(ledger.findDrainedSteps().getFirst().failed()).isEqualTo(1);
    assertThat(ledger.firstError(id)).contains("broken 2");
  }

  @Test
  void worker_lost_on_the_last_try_leaves_a_dead_chunk() {
    started(1);
    for (var i = 0; i < 3; i++) {
      chunks.claim(1, NO_LEASE);
    }

    assertThat(chunks.buryExhausted()).isEqualTo(1);
    assertThat(ledger.findDrainedSteps().getFirst().failed()).isEqualTo(1);
  }

  @Test
  void released_chunk_does_not_count_the_try() {
    started(1);
    chunks.release(chunks.claim(1, LEASE).getFirst(), Duration.ZERO);

    assertThat(chunks.claim(1, LEASE).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void steps_open_one_after_the_other_and_a_repeat_changes_nothing() {
    var id = started(1);
    assertThat(ledger.startStep(id, 0, List.of("{}"))).isFalse();
    assertThat(ledger.findDrainedSteps()).isEmpty();
    chunks.complete(chunks.claim(9, LEASE).getFirst(), 3);

    var drained = ledger.findDrainedSteps().getFirst();
    assertThat(drained.name()).isEqualTo("ONE");
    assertThat(drained.isLast()).isFalse();
    ledger.finishStep(id, 0, true);
    assertThat(ledger.startStep(id, 1, List.of("{}", "{}"))).isTrue();
    assertThat(jobs.find(id, null).orElseThrow().step()).isEqualTo("TWO");
    assertThat(chunks.claim(9, LEASE)).hasSize(2);
  }

  @Test
  void cancelled_job_stops_and_its_running_chunk_cannot_write() {
    var id = started(2);
    var running = chunks.claim(1, LEASE).getFirst();

    assertThat(jobs.cancel(id, "somebody else")).isFalse();
    assertThat(jobs.cancel(id, "acme")).isTrue();
    assertThat(jobs.find(id, "acme").orElseThrow().status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(chunks.claim(9, LEASE)).isEmpty();
    assertThatThrownBy(() -> chunks.complete(running, 1)).isInstanceOf(FencedException.class);
  }

  @Test
  void jobs_are_listed_newest_first_page_by_page_for_their_tenant_alone() {
    var ids = new ArrayList<UUID>();
    for (var i = 0; i < 3; i++) {
      ids.addFirst(idOf(jobs.submit(assess("sites " + i), OPEN_LIMIT)));
    }
    var types = Set.of(JobType.ASSESS_SITES);

    assertThat(jobs.list("acme", null, types, null, 2))
        .extracting(Job::id)
        .containsExactly(ids.get(0), ids.get(1));
    assertThat(jobs.list("acme", null, types, ids.get(1), 2))
        .extracting(Job::id)
        .containsExactly(ids.get(2));
    assertThat(jobs.list("other", null, types, null, 2)).isEmpty();
    assertThat(jobs.list("acme", Job.Status.FAILED, types, null, 2)).isEmpty();
    assertThat(jobs.find(ids.get(0), "other")).isEmpty();
  }

  @Test
  void failed_job_says_why() {
    var id = started(1);
    ledger.finish(id, new Job.Failure("chunks-failed", "1 of 1 chunks failed"));
    ledger.setDataVersion(id, "v1");
    ledger.setResult(id, "{\"rows\": 1}");

    var job = jobs.latest(JobType.ASSESS_SITES).orElseThrow();
    assertThat(job.status().isFinal()).isTrue();
    assertThat(job.error()).isEqualTo(new Job.Failure("chunks-failed", "1 of 1 chunks failed"));
    assertThat(job.dataVersion()).isEqualTo("v1");
    assertThat(job.finishedAt()).isNotNull();
  }

  private UUID started(String tenant, String work, int priority, int chunks) {
    var id =
        idOf(
            jobs.submit(
                new JobRequest(
                    JobType.ASSESS_SITES, tenant, "{}", work, null, "hash", priority, null),
                9999));
    ledger.openSteps(id, List.of("ONE"));
    ledger.startStep(id, 0, Collections.nCopies(chunks, "{}"));
    return id;
  }

  private List<UUID> claimed(int limit) {
    return this.chunks.claim(limit, LEASE).stream().map(Chunk::jobId).toList();
  }

  @Test
  void higher_priority_and_among_equals_the_newer_job_comes_first() {
    var low = started("acme", "a", 2, 1);
    var old = started("acme", "b", 5, 1);
    var young = started("acme", "c", 5, 1);

    assertThat(claimed(1)).containsExactly(young);
    assertThat(claimed(1)).containsExactly(old);
    assertThat(claimed(1)).containsExactly(low);
  }

  @Test
  void job_that_waits_long_enough_overtakes_every_priority() {
    var low = started("acme", "a", 1, 2);
    var high = started("acme", "b", 10, 9);
    assertThat(claimed(1)).containsExactly(high);
    sql.sql("update step set started_at = started_at - interval '51 min' where job_id = :id")
        .param("id", low)
        .update();
    sql.sql("update job set created_at = now() + interval '1 min' where id = :id")
        .param("id", low)
        .update();

    assertThat(claimed(1)).containsExactly(low);
    assertThat(claimed(2)).as("served, it waits again").containsExactly(high, high);
  }

  @Test
  void tenant_with_one_job_is_not_held_up_by_a_tenant_with_many() {
    var small = started("small", "one", 5, 1);
    for (var i = 0; i < 50; i++) {
      started("flood", "job " + i, 5, 1);
    }

    assertThat(claimed(2)).as("both tenants in the first claim").contains(small);
  }

  @Test
  void failed_chunk_waits_for_its_pause() {
    started(1);
    var chunk = chunks.claim(1, LEASE).getFirst();
    chunks.fail(chunk, DeadLetter.Code.FAILED, "broken", Duration.ofHours(1));

    assertThat(chunks.claim(1, LEASE)).isEmpty();
    sql.sql("update chunk set run_at = clock_timestamp()").update();
    assertThat(chunks.claim(1, LEASE)).hasSize(1);
  }

  @Test
  void job_with_a_later_hour_waits_for_it() {
    var later = Instant.parse("2099-01-01T00:00:00Z");
    jobs.submit(
        new JobRequest(JobType.ASSESS_SITES, "acme", "{}", "later", null, "hash", 5, null, later),
        OPEN_LIMIT);
    assertThat(ledger.findUnplanned(9)).isEmpty();
    sql.sql("update job set run_at = clock_timestamp()").update();
    assertThat(ledger.findUnplanned(9)).hasSize(1);
  }

  @Test
  void dead_chunk_leaves_a_letter_with_its_cause_and_input() {
    var id = started(1);
    for (var i = 0; i < 3; i++) {
      chunks.fail(
          chunks.claim(1, LEASE).getFirst(),
          DeadLetter.Code.TIMED_OUT,
          "timed out after " + i,
          Duration.ZERO);
    }

    var letter = letters.list(null, 9).getFirst();
    assertThat(letter.jobId()).isEqualTo(id);
    assertThat(letter.code()).isEqualTo("timed-out");
    assertThat(letter.cause()).isEqualTo("timed out after 2");
    assertThat(letter.input()).isEqualTo("{\"from\": 0}");
    assertThat(letters.countOpen()).isOne();
    assertThat(letters.reprocess(id, null)).as("the job lives").isZero();
  }

  @Test
  void letter_of_work_that_lives_in_another_job_stays() {
    var id = started(1);
    chunks.failForGood(chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.FAILED, "broken");
    ledger.finish(id, new Job.Failure("chunks-failed", "broken"));
    var again = idOf(jobs.submit(assess("sites"), OPEN_LIMIT));

    assertThat(letters.reprocess(id, null)).isZero();
    jobs.cancel(again, null);
    assertThat(letters.reprocess(id, null)).isOne();
    assertThat(jobs.find(id, null).orElseThrow().status()).isEqualTo(Job.Status.RUNNING);
  }

  private UUID opened(String work, String liveKey) {
    var id = idOf(jobs.submit(assess(work), OPEN_LIMIT));
    ledger.openSteps(id, List.of("ONE"));
    ledger.startStep(id, 0, List.of("{}"), new String[] {liveKey});
    return id;
  }

  @Test
  void work_that_two_jobs_wait_for_is_done_once() {
    var first = opened("a", "same");
    var second = opened("b", "same");
    var other = opened("c", "other");
    var claimed = chunks.claim(1, LEASE);
    while (claimed.getFirst().jobId().equals(other)) {
      claimed = chunks.claim(1, LEASE);
    }
    assertThat(chunks.claim(9, LEASE)).extracting(Chunk::jobId).doesNotContain(first, second);
    chunks.complete(claimed.getFirst(), 3);

    for (var id : List.of(first, second)) {
      assertThat(jobs.find(id, null).orElseThrow().chunks().done()).isOne();
    }
    assertThat(jobs.find(other, null).orElseThrow().chunks().done()).isZero();
  }

  @Test
  void work_begun_before_a_job_was_opened_is_done_again_for_it() {
    opened("a", "same");
    var begun = chunks.claim(1, LEASE).getFirst();
    var later = opened("b", "same");

    assertThat(chunks.claim(9, LEASE)).extracting(Chunk::jobId).containsExactly(later);
    chunks.complete(begun, 3);
    assertThat(jobs.find(later, null).orElseThrow().chunks().done()).isZero();
  }

  @Test
  void lease_of_the_leader_holds_the_others_off_until_it_runs_out_or_is_given_back() {
    var leaders = new LeaderRepository(sql, transaction);
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    var none = OptionalLong.empty();

    assertThat(leaders.lead(first, none, LEASE)).hasValue(1);
    assertThat(leaders.lead(second, none, LEASE)).isEmpty();
    assertThat(leaders.lead(first, OptionalLong.of(1), NO_LEASE)).hasValue(1);
    assertThat(leaders.lead(second, none, LEASE)).hasValue(2);
    assertThat(leaders.lead(first, OptionalLong.of(1), LEASE)).isEmpty();
    leaders.resign(first);
    assertThat(leaders.lead(first, none, LEASE)).isEmpty();
    leaders.resign(second);
    assertThat(leaders.lead(first, none, LEASE)).hasValue(3);
  }

  @Test
  void new_leader_need_not_wait_for_the_leases_of_the_lost_one() {
    started(1);
    var lost = chunks.claim(1, LEASE).getFirst();
    var leaders = new LeaderRepository(sql, transaction);
    leaders.lead(UUID.randomUUID(), OptionalLong.empty(), LEASE);

    var heir = chunks.claim(1, LEASE).getFirst();
    assertThat(heir.id()).isEqualTo(lost.id());
    assertThatThrownBy(() -> chunks.complete(lost, 1)).isInstanceOf(FencedException.class);
  }

  @Test
  void five_lost_processes_do_not_count_as_tries_and_three_more_are_the_end() {
    started(1);
    var leaders = new LeaderRepository(sql, transaction);
    var tries = new ArrayList<Integer>();
    var claimed = chunks.claim(1, LEASE);
    while (!claimed.isEmpty()) {
      tries.add(claimed.getFirst().attempts());
      leaders.lead(UUID.randomUUID(), OptionalLong.empty(), NO_LEASE);
      claimed = chunks.claim(1, LEASE);
    }
    assertThat(tries).containsExactly(1, 1, 1, 1, 1, 1, 2, 3);
    assertThat(chunks.buryExhausted()).isEqualTo(1);
  }

  private UUID started(int chunks) {
    var id = idOf(jobs.submit(assess("sites"), OPEN_LIMIT));
    assertThat(ledger.findUnplanned(9)).extracting(LedgerRepository.Unplanned::id).contains(id);
    ledger.openSteps(id, List.of("ONE", "TWO"));
    var inputs = new ArrayList<String>();
    for (var i = 0; i < chunks; i++) {
      inputs.add("{\"from\": " + i + "}");
    }
    ledger.startStep(id, 0, inputs);
    return id;
  }

  private static UUID idOf(Submission submission) {
    return switch (submission) {
      case Submission.Accepted accepted -> accepted.id();
      case Submission.Known known -> known.id();
      case Submission.KeyReused reused -> reused.id();
      case Submission.TooMany tooMany -> throw new AssertionError(tooMany);
    };
  }

  private static JobRequest assess(String liveKey) {
    return request(liveKey, null, "hash");
  }

  private static JobRequest withKey(String key, String body) {
    return request("sites " + body, key, "hash of " + body);
  }

  private static JobRequest request(String liveKey, @Nullable String key, String hash) {
    return new JobRequest(JobType.ASSESS_SITES, "acme", "{}", liveKey, key, hash, 5, null);
  }
}
