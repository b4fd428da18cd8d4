package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static ondo.store.OpenLedger.OPEN_LIMIT;
import static ondo.store.OpenLedger.assess;
import static ondo.store.OpenLedger.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ondo.job.DeadLetter;
import ondo.job.Job;
import org.junit.jupiter.api.Test;

class DeadLetterRepositoryIT {

  private final OpenLedger open = new OpenLedger();
  private final JobRepository jobs = open.jobs;
  private final LedgerRepository ledger = open.ledger;
  private final ChunkRepository chunks = open.chunks;
  private final DeadLetterRepository letters = open.letters;

  @Test
  void dead_chunk_leaves_a_letter_with_its_cause_and_input() {
    var id = open.started(1);
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
    var id = open.started(1);
    chunks.failForGood(chunks.claim(1, LEASE).getFirst(), DeadLetter.Code.FAILED, "broken");
    ledger.finish(id, new Job.Failure("chunks-failed", "broken"));
    var again = idOf(jobs.submit(assess("sites"), OPEN_LIMIT));

    assertThat(letters.reprocess(id, null)).isZero();
    jobs.cancel(again, null);
    assertThat(letters.reprocess(id, null)).isOne();
    assertThat(jobs.find(id, null).orElseThrow().status()).isEqualTo(Job.Status.RUNNING);
  }
}
