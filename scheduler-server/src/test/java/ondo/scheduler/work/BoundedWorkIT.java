package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import ondo.job.Chunk;
import ondo.job.DeadLetter;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.TimeBudget;
import ondo.scheduler.watch.Alerts;
import ondo.store.DatabaseLocation;
import ondo.store.LeaderRepository;
import ondo.store.SilentConnections;
import ondo.store.ThreadConnections;
import ondo.store.WorkNotices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that hangs, fails or poisons, on a real ledger; the loop runs where time is the matter. */
@Timeout(120)
class BoundedWorkIT {

  private static final Duration LIMIT = Duration.ofMillis(1000);
  private static final TimeBudget SHORT =
      new TimeBudget(Duration.ofMillis(500), LIMIT, Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final Ledger ledger = new Ledger(1);
  private final AtomicInteger restarts = new AtomicInteger();

  private static List<String> chunks(int count) {
    var inputs = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      inputs.add("{\"n\":" + i + "}");
    }
    return inputs;
  }

  private static List<String> sites(int count) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      ids.add("\"site-" + i + "\"");
    }
    return List.of("{\"siteIds\":" + ids + "}");
  }

  private void does(List<String> inputs, TestRunner.Deed deed) {
    ledger.replace(List.of(new TestRunner(WorkStep.ASSESS, inputs, deed)));
  }

  private UUID order() {
    return ledger.orders.order(JobType.ASSESS_SITES, "{}").id();
  }

  private WorkLoop loop(JobWorker worker) {
    var connections = ledger.connections;
    var watchdog =
        new Watchdog(worker, SHORT, connections, new Alerts(List.of()), restarts::incrementAndGet);
    var leadership =
        new Leadership(
            UUID.randomUUID(),
            new LeaderRepository(ledger.sql, ledger.transaction),
            event -> {},
            Duration.ofSeconds(10),
            System::nanoTime);
    var database = ledger.database;
    var location = new DatabaseLocation(database.url(), database.user(), database.password());
    return new WorkLoop(
        new WorkLoop.Crew(
            worker,
            ledger.conductor(SHORT),
            leadership,
            watchdog,
            new WorkNotices(location),
            connections,
            new SilentConnections(location, System::nanoTime)),
        ledger.wake,
        new WorkLoop.Pace(
            2, 1, Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofSeconds(2)),
        restarts::incrementAndGet,
        System::nanoTime);
  }

  private Job ended(UUID id) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!ledger.job(id).status().isFinal() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return ledger.job(id);
  }

  /** The times that the letters of a job give, in seconds. */
  private List<Double> fencedAfter(UUID id) {
    return ledger
        .sql
        .sql(
            """
            select (regexp_match(cause, 'after ([0-9.]+) s'))[1]::float8
            from dead_letter where job_id = :id and code = 'timed-out'
            """)
        .param("id", id)
        .query(Double.class)
        .list();
  }

  @Test
  void work_begins_before_a_whole_crowd_of_jobs_is_opened() {
    var unopened = new AtomicInteger(-1);
    does(
        chunks(1),
        chunk -> {
          unopened.compareAndSet(-1, pendingJobs());
          return 1;
        });
    var last = UUID.randomUUID();
    for (var i = 0; i < 200; i++) {
      last = ledger.orders.order(JobType.ASSESS_SITES, "{\"n\":" + i + "}").id();
    }
    var loop = loop(ledger.worker(Duration.ofSeconds(15)));
    loop.start();
    try {
      assertThat(ended(last).status()).isEqualTo(Job.Status.COMPLETED);
      assertThat(unopened.get()).isBetween(1, 199);
    } finally {
      loop.stop();
    }
  }

  private int pendingJobs() {
    return ledger
        .sql
        .sql("select count(*) from job where status = 'PENDING'")
        .query(Integer.class)
        .single();
  }

  private void hangs(TestRunner.Deed hang) {
    var done = ConcurrentHashMap.<Long>newKeySet();
    does(
        chunks(6),
        chunk -> {
          if (chunk.ordinal() == 1) {
            return hang.rows(chunk);
          }
          done.add(chunk.id());
          return 1;
        });
    var loop = loop(ledger.worker(Duration.ofSeconds(15)));
    var id = order();
    loop.start();
    try {
      var job = ended(id);
      assertThat(job.status()).isEqualTo(Job.Status.FAILED);
      assertThat(job.chunks()).isEqualTo(new Job.Chunks(6, 5, 0, 1, 5));
      assertThat(done).hasSize(5);
      assertThat(fencedAfter(id)).hasSize(1).allSatisfy(s -> assertThat(s).isBetween(1.0, 2.0));
    } finally {
      loop.stop();
    }
  }

  @Test
  void task_that_sleeps_for_ever_is_timed_out_and_the_batch_goes_on() {
    hangs(
        chunk -> {
          new CountDownLatch(1).await();
          return 0;
        });
  }

  @Test
  void task_that_is_deaf_to_interrupts_is_timed_out_and_the_batch_goes_on() {
    var over = new AtomicBoolean();
    try {
      hangs(
          chunk -> {
            while (!over.get()) {
              Thread.onSpinWait();
            }
            return 0;
          });
    } finally {
      over.set(true);
    }
  }

  @Test
  void task_that_waits_for_the_database_is_timed_out_and_cut_off_from_it() {
    hangs(chunk -> ledger.sql.sql("select 1 from pg_sleep(600)").query(Integer.class).single());
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (sleepers() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(sleepers()).isZero();
  }

  private long sleepers() {
    return ledger.count(
        "select count(*) from pg_stat_activity where query like '%pg_sleep(600)%'"
            + " and state = 'active' and pid <> pg_backend_pid() and datname = current_database()");
  }

  @Test
  void cancelled_tasks_that_are_deaf_leave_their_slots_to_others() {
    var over = new AtomicBoolean();
    var spinning = new CountDownLatch(2);
    var cancelled = ledger.orders.order(JobType.ASSESS_SITES, "{\"n\":1}").id();
    does(
        chunks(2),
        chunk -> {
          if (chunk.jobId().equals(cancelled)) {
            spinning.countDown();
            while (!over.get()) {
              Thread.onSpinWait();
            }
          }
          return 1;
        });
    var loop = loop(ledger.worker(Duration.ofSeconds(15)));
    loop.start();
    try {
      await(spinning);
      assertThat(ledger.jobs.cancel(cancelled, null)).isTrue();
      var next = ledger.orders.order(JobType.ASSESS_SITES, "{\"n\":2}").id();

      assertThat(ended(next).status()).isEqualTo(Job.Status.COMPLETED);
      assertThat(ledger.job(cancelled).status()).isEqualTo(Job.Status.CANCELLED);
    } finally {
      over.set(true);
      loop.stop();
    }
  }

  @Test
  void point_or_site_has_a_shorter_limit_than_its_chunk() {
    does(
        sites(1),
        chunk -> {
          Attempt.nextTask();
          new CountDownLatch(1).await();
          return 0;
        });
    var loop = loop(ledger.worker(Duration.ofSeconds(15)));
    var id = order();
    loop.start();
    try {
      ended(id);
      assertThat(fencedAfter(id)).allSatisfy(s -> assertThat(s).isBetween(0.5, 1.5)).hasSize(1);
      assertThat(ledger.letters.list(null, 9).getFirst().cause()).startsWith("task timed out");
    } finally {
      loop.stop();
    }
  }

  @Test
  void more_than_four_abandoned_threads_ask_for_a_new_process() {
    var time = new AtomicLong();
    var over = new AtomicBoolean();
    var spinning = new CountDownLatch(5);
    does(
        chunks(5),
        chunk -> {
          spinning.countDown();
          while (!over.get()) {
            Thread.onSpinWait();
          }
          return 0;
        });
    order();
    ledger.conductor(SHORT).turn();
    var worker = ledger.worker(Duration.ofSeconds(60), 99, time::get);
    var watchdog =
        new Watchdog(
            worker,
            SHORT,
            new ThreadConnections(),
            new Alerts(List.of()),
            restarts::incrementAndGet);
    try {
      for (var chunk : worker.claim(5, false)) {
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> worker.work(new Attempt(chunk, Thread.currentThread(), time::get, () -> {})));
      }
      await(spinning);
      watchdog.turn();
      assertThat(worker.inWork()).isEqualTo(5);
      time.addAndGet(Duration.ofSeconds(2).toNanos());
      watchdog.turn();
      assertThat(worker.inWork()).isZero();
      assertThat(restarts).hasValue(0);
      time.addAndGet(Duration.ofSeconds(6).toNanos());
      watchdog.turn();
      watchdog.turn();
      assertThat(watchdog.abandoned()).isEqualTo(5);
      assertThat(restarts).hasValue(1);
    } finally {
      over.set(true);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(Chunk chunk, Set<String> bad) {
    return bad.stream().anyMatch(name -> chunk.input().contains("\"" + name + "\""));
  }

  @Test
  void bad_site_fails_alone_and_its_letter_brings_the_job_to_its_end() {
    var bad = ConcurrentHashMap.<String>newKeySet();
    bad.add("site-3");
    var sites = new AtomicInteger();
    does(
        sites(7),
        chunk -> {
          if (holds(chunk, bad)) {
            throw new IllegalStateException("poison");
          }
          sites.addAndGet(chunk.input().split("site-", -1).length - 1);
          return chunk.input().split("site-", -1).length - 1;
        });
    var id = order();
    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.FAILED);
    assertThat(ledger.job(id).chunks()).isEqualTo(new Job.Chunks(1, 0, 1, 0, 6));
    assertThat(ledger.job(id).error().detail()).contains("poison");
    var letter = ledger.letters.list(null, 9).getFirst();
    assertThat(letter.input()).isEqualTo("{\"siteIds\": [\"site-3\"]}");
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(letter.cause()).isEqualTo("poison");
    assertThat(sites).hasValue(6);

    bad.clear();
    assertThat(ledger.letters.reprocess(id, letter.id())).isOne();
    assertThat(ledger.letters.reprocess(id, letter.id())).isZero();
    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.job(id).chunks()).isEqualTo(new Job.Chunks(1, 1, 0, 0, 7));
    assertThat(ledger.job(id).error()).isNull();
    assertThat(sites).hasValue(7);
    assertThat(ledger.letters.countOpen()).isZero();
  }

  @Test
  void letters_of_one_chunk_can_be_taken_up_one_by_one() {
    var bad = ConcurrentHashMap.<String>newKeySet();
    bad.addAll(List.of("site-1", "site-2"));
    does(
        sites(4),
        chunk -> {
          if (holds(chunk, bad)) {
            throw new IllegalStateException("poison");
          }
          return 1;
        });
    var id = order();
    ledger.drive();
    var letters = ledger.letters.list(null, 9);
    assertThat(letters).hasSize(2);
    bad.clear();
    ledger.letters.reprocess(id, letters.getFirst().id());
    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.FAILED);
    assertThat(ledger.letters.countOpen()).isOne();
    ledger.letters.reprocess(id, null);
    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.job(id).chunks().rows()).isEqualTo(4);
  }

  @Test
  void one_cause_behind_all_items_is_one_letter() {
    does(
        sites(5),
        chunk -> {
          throw new IllegalStateException("nothing works");
        });
    order();
    ledger.drive();
    assertThat(ledger.letters.list(null, 9)).hasSize(1);
  }

  @Test
  void job_whose_first_three_chunks_die_is_given_up() {
    var tries = new AtomicInteger();
    does(
        chunks(20),
        chunk -> {
          tries.incrementAndGet();
          throw new IllegalStateException("all broken");
        });
    var id = order();
    ledger.conductor.turn();
    var worker = ledger.worker(Duration.ofSeconds(15), 99, System::nanoTime);
    for (var i = 0; i < 9; i++) {
      worker.turn();
    }
    ledger.conductor.turn();
    var job = ledger.job(id);
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.error().code()).isEqualTo("aborted");
    assertThat(tries).hasValue(9);
    assertThat(worker.turn()).isFalse();
    assertThat(ledger.raised).contains("job-failed", "dead-letters");
  }

  @Test
  void given_up_job_goes_on_with_all_its_chunks_when_its_letters_are_taken_up() {
    var broken = new AtomicBoolean(true);
    does(
        chunks(6),
        chunk -> {
          if (broken.get()) {
            throw new IllegalStateException("all broken");
          }
          return 1;
        });
    var id = order();
    ledger.conductor.turn();
    var worker = ledger.worker(Duration.ofSeconds(15), 99, System::nanoTime);
    for (var i = 0; i < 9; i++) {
      worker.turn();
    }
    ledger.conductor.turn();
    broken.set(false);
    assertThat(ledger.letters.reprocess(id, null)).isEqualTo(3);
    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.job(id).chunks()).isEqualTo(new Job.Chunks(6, 6, 0, 0, 6));
  }

  @Test
  void system_error_is_not_tried_again_and_ends_the_job() {
    var tries = new AtomicInteger();
    does(
        chunks(9),
        chunk -> {
          tries.incrementAndGet();
          return ledger.sql.sql("select 1 from no_such_table").query(Integer.class).single();
        });
    var id = order();
    ledger.drive();
    assertThat(ledger.job(id).error().code()).isEqualTo("aborted");
    assertThat(tries).hasValue(1);
    assertThat(ledger.letters.list(null, 9))
        .singleElement()
        .extracting(DeadLetter::code)
        .isEqualTo("system-error");
  }

  @Test
  void breaker_opens_after_five_failures_and_lets_one_try_decide_after_its_pause() {
    var time = new AtomicLong();
    var broken = new AtomicBoolean(true);
    does(
        chunks(20),
        chunk -> {
          if (broken.get()) {
            throw new IllegalStateException("broken " + chunk.ordinal());
          }
          return 1;
        });
    order();
    ledger.conductor.turn();
    var worker = ledger.worker(Duration.ofSeconds(15), 5, time::get);
    for (var i = 0; i < 5; i++) {
      assertThat(worker.turn()).isTrue();
    }
    assertThat(worker.turn()).isFalse();
    assertThat(ledger.raised).contains("breaker-open");
    time.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(worker.claim(9, false)).hasSize(1).allSatisfy(worker::work);
    assertThat(worker.turn()).isFalse();
    broken.set(false);
    time.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(worker.turn()).isTrue();
    assertThat(worker.claim(9, false)).hasSize(9);
  }

  @Test
  void job_that_passed_its_limit_ends_as_timed_out() {
    does(chunks(2), chunk -> 1);
    var id = order();
    ledger.conductor.turn();
    ledger.sql.sql("update job set started_at = started_at - interval '2 hours 30 min'").update();
    ledger.sql.sql("update step set started_at = started_at - interval '10 min'").update();
    ledger.conductor.turn();
    assertThat(ledger.raised).containsExactly("near-limit");
    ledger.conductor.turn();
    assertThat(ledger.raised).containsExactly("near-limit");
    ledger.sql.sql("update job set started_at = started_at - interval '31 min'").update();
    ledger.conductor.turn();
    assertThat(ledger.job(id).error().code()).isEqualTo("timed-out");
    assertThat(ledger.chunks.claim(9, Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void night_goes_on_over_a_dead_site_and_still_ends_as_failed() throws Exception {
    ledger.loadData("v1", 1, 1);
    ledger.site("acme", 127.0);
    does(
        chunks(1),
        chunk -> {
          throw new IllegalStateException("poison");
        });
    var night = ledger.orders.night();
    ledger.drive();
    var job = ledger.job(night.id());
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.step()).isEqualTo("REPORT");
    assertThat(ledger.count("select count(*) from report")).isOne();
    does(chunks(1), chunk -> 1);
    assertThat(ledger.letters.reprocess(night.id(), null)).isOne();
    ledger.drive();
    assertThat(ledger.job(night.id()).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.count("select count(*) from report")).isOne();
  }
}
