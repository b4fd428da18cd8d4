package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static ondo.store.OpenLedger.NO_LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ondo.job.Chunk;
import ondo.job.DeadLetter;
import ondo.job.Job;
import ondo.store.ChunkRepository.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ChunkRepositoryIT {

  private final OpenLedger open = new OpenLedger();
  private final JobRepository jobs = open.jobs;
  private final LedgerRepository ledger = open.ledger;
  private final ChunkRepository chunks = open.chunks;
  private final JdbcClient sql = open.sql;
  private final TransactionTemplate transaction = open.transaction;

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(sql);
  }

  @Test
  void chunk_of_a_lost_worker_is_claimed_again_and_the_lost_one_is_fenced_off() {
    var id = open.started(2);
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
    open.started(2);
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
    var id = open.started(1);
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
    open.started(1);
    for (var i = 0; i < 3; i++) {
      chunks.claim(1, NO_LEASE);
    }

    assertThat(chunks.buryExhausted()).isEqualTo(1);
    assertThat(ledger.findDrainedSteps().getFirst().failed()).isEqualTo(1);
  }

  @Test
  void released_chunk_does_not_count_the_try() {
    open.started(1);
    chunks.release(chunks.claim(1, LEASE).getFirst(), Release.STOP, null, Duration.ZERO);

    assertThat(chunks.claim(1, LEASE).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void steps_open_one_after_the_other_and_a_repeat_changes_nothing() {
    var id = open.started(1);
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
  void failed_chunk_waits_for_its_pause() {
    open.started(1);
    var chunk = chunks.claim(1, LEASE).getFirst();
    chunks.fail(chunk, DeadLetter.Code.FAILED, "broken", Duration.ofHours(1));

    assertThat(chunks.claim(1, LEASE)).isEmpty();
    sql.sql("update chunk set run_at = clock_timestamp()").update();
    assertThat(chunks.claim(1, LEASE)).hasSize(1);
  }

  @Test
  void work_that_two_jobs_wait_for_is_done_once() {
    var first = open.opened("a", "same");
    var second = open.opened("b", "same");
    var other = open.opened("c", "other");
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
    open.opened("a", "same");
    var begun = chunks.claim(1, LEASE).getFirst();
    var later = open.opened("b", "same");

    assertThat(chunks.claim(9, LEASE)).extracting(Chunk::jobId).containsExactly(later);
    chunks.complete(begun, 3);
    assertThat(jobs.find(later, null).orElseThrow().chunks().done()).isZero();
  }

  private static List<ChunkRepository.Done> done(List<Chunk> some) {
    return some.stream().map(chunk -> new ChunkRepository.Done(chunk, 2)).toList();
  }

  @Test
  void chunks_are_completed_together_in_whatever_order() {
    var id = open.started(3);
    var claimed = new ArrayList<>(chunks.claim(9, LEASE));
    Collections.reverse(claimed);
    chunks.complete(done(claimed));

    assertThat(jobs.find(id, null).orElseThrow().chunks()).isEqualTo(new Job.Chunks(3, 3, 0, 0, 6));
  }

  @Test
  void one_chunk_that_was_fenced_off_keeps_its_whole_batch_from_completing() {
    var id = open.started(3);
    var claimed = chunks.claim(9, LEASE);
    chunks.fail(claimed.get(1), DeadLetter.Code.FAILED, "broken", Duration.ZERO);

    assertThatThrownBy(() -> chunks.complete(done(claimed)))
        .isInstanceOf(FencedException.class)
        .hasMessageContaining("chunk " + claimed.get(1).id());
    assertThat(jobs.find(id, null).orElseThrow().chunks().done()).isZero();
  }

  @Test
  void chunk_is_not_completed_twice() {
    open.started(1);
    var claimed = chunks.claim(9, LEASE);
    chunks.complete(done(claimed));

    assertThatThrownBy(() -> chunks.complete(done(claimed))).isInstanceOf(FencedException.class);
  }

  @Test
  void batch_completes_the_same_work_of_another_job() {
    open.opened("a", "same");
    var claimed = chunks.claim(9, LEASE);
    assertThat(claimed).hasSize(1);
    var begun = open.opened("b", "same");
    sql.sql("update chunk set started_at = clock_timestamp() where status = 'RUNNING'").update();
    chunks.complete(done(claimed));

    assertThat(jobs.find(begun, null).orElseThrow().chunks().done()).isOne();
  }

  @Test
  void chunk_has_an_end_if_and_only_if_it_is_over() {
    open.started("acme", "work", 5, 5);
    var claimed = chunks.claim(4, LEASE);
    chunks.release(claimed.getFirst(), Release.CONNECTION, "away", Duration.ofHours(1));
    chunks.fail(claimed.get(1), DeadLetter.Code.FAILED, "broken", Duration.ofHours(1));
    chunks.failForGood(claimed.get(2), DeadLetter.Code.FAILED, "broken");
    chunks.complete(claimed.get(3), 1);

    assertThat(
            sql.sql("select id from chunk where finished_at is not null order by id")
                .query(Long.class)
                .list())
        .containsExactly(claimed.get(2).id(), claimed.get(3).id());
    assertThat(chunks.depth().waiting()).isEqualTo(3);
    assertThat(chunks.depth().running()).isZero();
  }

  @Test
  void nothing_that_happens_to_a_chunk_writes_an_index() {
    open.started("acme", "work", 5, 5);
    transaction.executeWithoutResult(
        status -> {
          var claimed = chunks.claim(5, LEASE);
          chunks.beat(claimed, LEASE);
          chunks.release(claimed.getFirst(), Release.STOP, null, Duration.ZERO);
          chunks.fail(claimed.getLast(), DeadLetter.Code.FAILED, "broken", Duration.ZERO);
          chunks.complete(claimed.get(1), 1);
          chunks.complete(done(claimed.subList(2, 4)));
          assertThat(updates("n_tup_upd")).isEqualTo(15);
          assertThat(updates("n_tup_hot_upd")).isEqualTo(15);
        });
  }

  /** Rows of chunks that this transaction has updated. */
  private long updates(String counter) {
    return sql.sql("select " + counter + " from pg_stat_xact_user_tables where relname = 'chunk'")
        .query(Long.class)
        .single();
  }

  @Test
  void chunks_are_found_by_their_id_though_the_queue_was_empty_when_it_was_measured() {
    open.started("acme", "first", 5, 200);
    chunks.complete(done(chunks.claim(200, LEASE)));
    sql.sql("vacuum (analyze) chunk").update();
    open.started("acme", "second", 5, 2_000);

    var plan =
        sql.sql("explain " + Sql.of("job/complete_all"))
            .param("ids", new long[] {201})
            .param("tokens", new long[] {1})
            .param("result_rows", new long[] {0})
            .query(String.class)
            .list();
    assertThat(String.join("\n", plan)).contains("chunk_pkey").doesNotContain("ordinal_key");
  }
}
