package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ondo.job.DeadLetter;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterRepositoryIT {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final Store store = new Store();
  private final JobRepository jobs = new JobRepository(store.jdbc, store.transaction);
  private final LedgerRepository ledger = new LedgerRepository(store.jdbc, store.transaction);
  private final ChunkRepository chunks = new ChunkRepository(store.jdbc, store.transaction);
  private final DeadLetterRepository letters =
      new DeadLetterRepository(store.jdbc, store.transaction);
  private final DeadLetterReader reader = new DeadLetterReader(store.jdbc);

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(store.jdbc);
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
    var again = submitted();

    assertThat(letters.reprocess(id, null)).isZero();
    jobs.cancel(again, null);
    assertThat(letters.reprocess(id, null)).isOne();
    assertThat(jobs.find(id, null).orElseThrow().status()).isEqualTo(Job.Status.RUNNING);
  }

  @Test
  void letters_are_found_and_listed_newest_first_page_by_page() {
    var id = started(3);
    for (var i = 0; i < 3; i++) {
      die("broken " + i);
    }

    var all = letters.list(null, 9);

    assertThat(all)
        .extracting(DeadLetter::cause)
        .containsExactly("broken 2", "broken 1", "broken 0");
    assertThat(letters.list(all.get(1).id(), 9)).containsExactly(all.get(2));
    assertThat(letters.list(null, 1)).containsExactly(all.get(0));
    assertThat(letters.find(all.get(1).id())).contains(all.get(1));
    assertThat(letters.find(all.get(0).id() + 1)).isEmpty();
    assertThat(letters.listJobs()).containsExactly(id);
    assertThat(all.getFirst().step()).isEqualTo("ONE");
    assertThat(all.getFirst().type()).isEqualTo(JobType.ASSESS_SITES);
    assertThat(all.getFirst().tenant()).isEqualTo("acme");
    assertThat(all.getFirst().createdAt()).isNotNull();
    assertThat(all.getFirst().reprocessedAt()).isNull();
  }

  @Test
  void reader_shows_the_chunk_of_a_letter_beside_it() {
    var id = started(2);
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    die("broken");

    var letter = reader.list(null, 9).getFirst();

    assertThat(letter.jobId()).isEqualTo(id);
    assertThat(letter.type()).isEqualTo(JobType.ASSESS_SITES);
    assertThat(letter.tenant()).isEqualTo("acme");
    assertThat(letter.step()).isEqualTo("ONE");
    assertThat(letter.ordinal()).isEqualTo(1);
    assertThat(letter.status()).isEqualTo("FAILED");
    assertThat(letter.attempts()).isEqualTo(1);
    assertThat(letter.cause()).isEqualTo("broken");
    assertThat(letter.input()).isEqualTo("{\"from\": 1}");
    assertThat(letter.startedAt()).isNotNull();
    assertThat(letter.finishedAt()).isAfterOrEqualTo(letter.startedAt());
    assertThat(reader.list(letter.id(), 9)).isEmpty();
    assertThat(reader.list(null, 0)).isEmpty();
  }

  @Test
  void one_letter_is_taken_and_the_other_waits() {
    var id = started(2);
    die("first");
    die("second");
    fail(id);
    var second = letters.list(null, 9).getFirst();

    assertThat(letters.reprocess(id, second.id())).isOne();

    assertThat(letters.list(null, 9)).extracting(DeadLetter::cause).containsExactly("first");
    assertThat(letters.find(second.id()).orElseThrow().reprocessedAt()).isNotNull();
    assertThat(chunks.claim(9, LEASE)).extracting(c -> c.input()).containsExactly("{\"from\": 1}");
    assertThat(letters.reprocess(id, second.id())).as("it is taken already").isZero();
  }

  @Test
  void bad_items_of_a_chunk_come_back_alone_as_one_input() {
    var id = started(1);
    var bad =
        List.of(
            new ChunkRepository.BadItem("{\"site\": 7}", "no such place"),
            new ChunkRepository.BadItem("{\"site\": 9}", "nor this"));
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 40, bad);
    fail(id);

    assertThat(letters.reprocess(id, null)).isEqualTo(2);

    assertThat(chunks.claim(9, LEASE))
        .extracting(c -> c.input())
        .containsExactly("[{\"site\": 7}, {\"site\": 9}]");
  }

  @Test
  void chunk_counts_as_failed_for_as_long_as_one_of_its_letters_waits() {
    var id = started(2);
    for (var chunk : chunks.claim(2, LEASE)) {
      chunks.complete(chunk, 1, List.of(bad(7), bad(9)));
    }
    fail(id);
    assertThat(reprocessed(id, "{\"site\": 7}")).isEqualTo(2);

    var claimed = chunks.claim(9, LEASE);
    chunks.complete(claimed.getFirst(), 1);
    chunks.complete(List.of(new ChunkRepository.Done(claimed.getLast(), 1)));
    assertThat(jobs.find(id, null).orElseThrow().chunks()).isEqualTo(new Job.Chunks(2, 0, 2, 0, 4));

    fail(id);
    assertThat(letters.reprocess(id, null)).isEqualTo(2);
    var rest = chunks.claim(9, LEASE);
    chunks.complete(rest.getFirst(), 1);
    chunks.complete(List.of(new ChunkRepository.Done(rest.getLast(), 1)));
    assertThat(jobs.find(id, null).orElseThrow().chunks()).isEqualTo(new Job.Chunks(2, 2, 0, 0, 6));
  }

  private static ChunkRepository.BadItem bad(int site) {
    return new ChunkRepository.BadItem("{\"site\": " + site + "}", "no such place");
  }

  /** Takes the letters of one input; the job fails again between two of them. */
  private int reprocessed(UUID id, String input) {
    var taken = 0;
    for (var letter : letters.list(null, 9)) {
      if (letter.input().equals(input)) {
        store.jdbc.sql("update job set status = 'FAILED' where id = :id").param("id", id).update();
        taken += letters.reprocess(id, letter.id());
      }
    }
    return taken;
  }

  @Test
  void letters_of_a_later_step_are_not_taken_because_that_step_is_done_anew() {
    var id = started(1);
    die("of the first step");
    ledger.finishStep(id, 0, false);
    ledger.startStep(id, 1, List.of("{}", "{}"));
    die("of the second step");
    chunks.complete(chunks.claim(1, LEASE).getFirst(), 1);
    fail(id);

    assertThat(letters.reprocess(id, null)).isOne();

    assertThat(letters.countOpen()).isZero();
    assertThat(chunks.claim(9, LEASE)).extracting(c -> c.step()).containsExactly("ONE");
    assertThat(store.count("chunk where step = 1")).isZero();
    assertThat(ledger.startStep(id, 1, List.of("{}"))).as("it waits for its turn").isTrue();
  }

  @Test
  void chunks_and_letters_go_with_their_job_and_those_of_others_stay() {
    var id = started(3);
    die("broken");
    fail(id);
    var other = started(2);
    die("broken too");

    store.jdbc.sql("delete from job where id = :id").param("id", id).update();

    assertThat(store.count("chunk")).isEqualTo(2);
    assertThat(letters.list(null, 9)).extracting(DeadLetter::jobId).containsExactly(other);
  }

  private void die(String cause) {
    var chunk = chunks.claim(1, LEASE).getFirst();
    assertThat(chunks.failForGood(chunk, DeadLetter.Code.FAILED, cause)).isTrue();
  }

  private void fail(UUID id) {
    assertThat(ledger.finish(id, new Job.Failure("chunks-failed", "broken"))).isTrue();
  }

  private UUID started(int chunks) {
    var id = submitted();
    ledger.openSteps(id, List.of("ONE", "TWO"));
    var inputs = new ArrayList<String>();
    for (var i = 0; i < chunks; i++) {
      inputs.add("{\"from\": " + i + "}");
    }
    ledger.startStep(id, 0, inputs);
    return id;
  }

  private UUID submitted() {
    var request =
        new JobRequest(JobType.ASSESS_SITES, "acme", "{}", "sites", null, "hash", 5, null);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }
}
