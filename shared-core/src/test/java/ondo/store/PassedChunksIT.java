package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import ondo.job.Chunk;
import ondo.job.DeadLetter;
import ondo.job.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark of a step, below which no chunk is open. */
class PassedChunksIT {

  private static final int STRIDE = LedgerRepository.STRIDE;
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "without_steps", new String[0],
          "limit", 500,
          "most_attempts", 3,
          "ageing_seconds", 300,
          "lease_seconds", 15,
          "most_failed", 3,
          "stride", STRIDE,
          "most_releases", 50,
          "loss", 1);

  private final OpenLedger open = new OpenLedger();
  private final LedgerRepository ledger = open.ledger;
  private final ChunkRepository chunks = open.chunks;

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(open.sql);
  }

  @Test
  void claims_do_not_read_again_what_is_over() {
    var id = open.started("acme", "work", 5, STRIDE + 5);
    complete(chunks.claim(STRIDE - 1, LEASE));
    ledger.passOverDone();
    assertThat(firstOpen(id)).as("less than a stride is over").isZero();

    var held = chunks.claim(1, LEASE).getFirst();
    complete(chunks.claim(2, LEASE));
    ledger.passOverDone();
    assertThat(firstOpen(id)).as("one before the end of the stride is open").isZero();

    chunks.complete(held, 1);
    ledger.passOverDone();
    assertThat(firstOpen(id)).isEqualTo(STRIDE + 2);
    assertThat(chunks.claim(9, LEASE))
        .extracting(Chunk::ordinal)
        .containsExactly(STRIDE + 2, STRIDE + 3, STRIDE + 4);
  }

  @Test
  void mark_of_a_job_that_others_move_stays_and_nobody_waits_for_it() throws Exception {
    var id = open.started("acme", "work", 5, STRIDE + 5);
    complete(chunks.claim(STRIDE + 1, LEASE));
    try (var beside = Executors.newSingleThreadExecutor()) {
      open.transaction.executeWithoutResult(
          status -> {
            open.sql.sql("select id from job for update").query((row, number) -> true).single();
            assertThat(beside.submit(ledger::passOverDone)).succeedsWithin(Duration.ofSeconds(20));
          });
    }

    assertThat(firstOpen(id)).isZero();
    ledger.passOverDone();
    assertThat(firstOpen(id)).isEqualTo(STRIDE + 1);
  }

  @Test
  void chunk_that_is_reopened_is_claimed_though_its_step_was_far_beyond_it() {
    var id = open.started("acme", "work", 5, STRIDE + 2);
    var dead = chunks.claim(1, LEASE).getFirst();
    chunks.failForGood(dead, DeadLetter.Code.FAILED, "broken");
    complete(chunks.claim(STRIDE, LEASE));
    ledger.passOverDone();
    assertThat(firstOpen(id)).isEqualTo(STRIDE + 1);
    complete(chunks.claim(9, LEASE));
    open.transaction.executeWithoutResult(
        status -> {
          ledger.finishStep(id, 0, false);
          ledger.finish(id, new Job.Failure("chunks-failed", "broken"));
        });

    assertThat(open.letters.reprocess(id, null)).isOne();

    assertThat(ledger.findDrainedSteps()).isEmpty();
    ledger.passOverDone();
    assertThat(firstOpen(id)).as("the reopened one is open").isZero();
    assertThat(chunks.claim(9, LEASE)).extracting(Chunk::id).containsExactly(dead.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job/claim",
        "job/bury_exhausted",
        "job/find_drained_steps",
        "job/find_hopeless",
        "job/find_passed_steps",
        "job/count_depth",
        "leader/void_leases"
      })
  void queue_is_found_without_reading_the_jobs_before(String statement) {
    for (var old = 0; old < 20; old++) {
      var id = open.started("acme", "old " + old, 5, 500);
      complete(chunks.claim(500, LEASE));
      open.transaction.executeWithoutResult(
          status -> {
            ledger.finishStep(id, 0, true);
            ledger.finish(id, null);
          });
    }
    open.started("acme", "new", 5, 50);
    open.sql.sql("analyze chunk, step, job").update();

    var plan =
        open.sql
            .sql("explain " + Sql.of(statement))
            .params(PARAMETERS)
            .query((row, number) -> row.getString(1))
            .list();

    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on chunk"));
  }

  private void complete(List<Chunk> some) {
    chunks.complete(some.stream().map(chunk -> new ChunkRepository.Done(chunk, 1)).toList());
  }

  private int firstOpen(UUID id) {
    return open.sql
        .sql("select first_open from step where job_id = :id and ordinal = 0")
        .param("id", id)
        .query(Integer.class)
        .single();
  }
}
