package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static ondo.store.OpenLedger.OPEN_LIMIT;
import static ondo.store.OpenLedger.assess;
import static ondo.store.OpenLedger.assessOf;
import static ondo.store.OpenLedger.idOf;
import static ondo.store.OpenLedger.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobRepositoryIT {

  private static final int RACES = Integer.getInteger("ondo.races", 100);

  private final OpenLedger open = new OpenLedger();
  private final JobRepository jobs = open.jobs;
  private final LedgerRepository ledger = open.ledger;
  private final ChunkRepository chunks = open.chunks;
  private final JdbcClient sql = open.sql;

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(sql);
  }

  @Test
  void second_submit_of_the_same_work_returns_the_living_job() {
    var first = jobs.submit(assess("sites a"), OPEN_LIMIT);
    var second = jobs.submit(assess("sites a"), OPEN_LIMIT);

    assertThat(first).isInstanceOf(Submission.Accepted.class);
    assertThat(second).isEqualTo(new Submission.Known(idOf(first), Job.Status.PENDING));
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
        .isEqualTo(new Submission.Known(idOf(first), Job.Status.COMPLETED));
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
  void tenant_at_its_limit_leaves_the_places_of_others() {
    jobs.submit(assess("sites 1"), 2, 3);
    jobs.submit(assess("sites 2"), 2, 3);

    assertThat(jobs.submit(assess("sites 3"), 2, 3)).isEqualTo(new Submission.TooMany(2));
    assertThat(jobs.submit(assessOf("another", "sites 1"), 2, 3))
        .isInstanceOf(Submission.Accepted.class);
    assertThat(jobs.submit(assessOf("a third", "sites 1"), 2, 3))
        .isEqualTo(new Submission.TooMany(3));
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
  void different_submits_at_the_same_time_take_each_place_once() throws Exception {
    var submits = new ArrayList<Callable<Submission>>();
    for (var i = 0; i < 8 * OPEN_LIMIT; i++) {
      var work = "sites " + i;
      submits.add(() -> jobs.submit(assess(work), OPEN_LIMIT));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var accepted = 0;
      for (var submitted : threads.invokeAll(submits)) {
        accepted += submitted.get() instanceof Submission.Accepted ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(OPEN_LIMIT);
    }
  }

  @Test
  void cancelled_job_stops_and_its_running_chunk_cannot_write() {
    var id = open.started(2);
    var running = chunks.claim(1, LEASE).getFirst();

    assertThat(jobs.cancel(id, "somebody else")).isFalse();
    assertThat(jobs.cancel(id, "acme")).isTrue();
    assertThat(jobs.find(id, "acme").orElseThrow().status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(chunks.claim(9, LEASE)).isEmpty();
    assertThatThrownBy(() -> chunks.complete(running, 1)).isInstanceOf(FencedException.class);
  }

  @Test
  void cancelling_and_completing_at_the_same_time_end_a_job_once() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var i = 0; i < RACES; i++) {
        var id = open.started(1);
        var chunk = chunks.claim(1, LEASE).getFirst();
        var cancelled = threads.submit(() -> jobs.cancel(id, "acme"));
        var completed = threads.submit(() -> isCompleted(chunk));

        assertThat(completed.get()).isNotEqualTo(cancelled.get());
        assertThat(jobs.find(id, "acme").orElseThrow().status())
            .isEqualTo(cancelled.get() ? Job.Status.CANCELLED : Job.Status.COMPLETED);
      }
    }
    assertThat(
            sql.sql("select count(*) from outbox where topic = 'job.ended'")
                .query(Integer.class)
                .single())
        .isEqualTo(RACES);
  }

  @Test
  void lists_leave_long_parameters_and_results_out() {
    var ids = "\"" + "x".repeat(Job.LONGEST_SHOWN) + "\"";
    var request =
        new JobRequest(
            JobType.ASSESS_SITES,
            "acme",
            "{\"siteIds\": [" + ids + "]}",
            "long",
            null,
            "h",
            5,
            null);
    var id = idOf(jobs.submit(request, OPEN_LIMIT));
    var other = idOf(jobs.submit(assess("short"), OPEN_LIMIT));
    sql.sql("update job set result = '{\"a\": 1}' where id = :id").param("id", id).update();

    var listed = jobs.list("acme", null, Set.of(JobType.ASSESS_SITES), null, 9);

    assertThat(listed).extracting(Job::id).containsExactly(other, id);
    assertThat(listed).extracting(Job::params).containsExactly("{}", "null");
    assertThat(listed).extracting(Job::result).containsExactly(null, "{}");
    assertThat(jobs.list(List.of(id)).getFirst().params()).isEqualTo("null");
    assertThat(jobs.find(id, "acme").orElseThrow().params()).hasSizeGreaterThan(4000);
  }

  private boolean isCompleted(Chunk chunk) {
    try {
      chunks.complete(chunk, 1);
      return open.transaction.execute(status -> ledger.finish(chunk.jobId(), null));
    } catch (FencedException e) {
      return false;
    }
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
    var id = open.started(1);
    ledger.finish(id, new Job.Failure("chunks-failed", "1 of 1 chunks failed"));
    ledger.setDataVersion(id, "v1");

    var job = jobs.latest(JobType.ASSESS_SITES).orElseThrow();
    assertThat(job.status().isFinal()).isTrue();
    assertThat(job.error()).isEqualTo(new Job.Failure("chunks-failed", "1 of 1 chunks failed"));
    assertThat(job.dataVersion()).isEqualTo("v1");
    assertThat(job.finishedAt()).isNotNull();
  }

  @Test
  void job_with_a_later_hour_waits_for_it() {
    var later = Instant.parse("2099-01-01T00:00:00Z");
    var id =
        idOf(
            jobs.submit(
                new JobRequest(
                    JobType.ASSESS_SITES, "acme", "{}", "later", null, "hash", 5, null, later),
                OPEN_LIMIT));
    assertThat(jobs.find(id, null).orElseThrow().runAt()).isEqualTo(later);
    assertThat(ledger.findUnplanned(9)).isEmpty();
    sql.sql("update job set run_at = clock_timestamp()").update();
    assertThat(ledger.findUnplanned(9)).hasSize(1);
  }

  @Test
  void jobs_of_some_ids_are_listed_whoever_they_belong_to() {
    var first = open.started(2);
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 5);
    var second = idOf(jobs.submit(withKey("k", "other"), OPEN_LIMIT));

    var found = jobs.list(List.of(first, second, UUID.randomUUID()));

    assertThat(found).extracting(Job::id).containsExactlyInAnyOrder(first, second);
    assertThat(found).contains(jobs.find(first, null).orElseThrow());
    assertThat(jobs.list(List.of())).isEmpty();
  }

  @Test
  void run_is_taken_even_when_too_many_jobs_are_open() {
    for (var i = 0; i < OPEN_LIMIT; i++) {
      jobs.submit(assess("sites " + i), OPEN_LIMIT);
    }

    assertThat(jobs.submit(JobRequest.night(null), OPEN_LIMIT))
        .isInstanceOf(Submission.Accepted.class);
  }
}
