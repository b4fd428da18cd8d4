package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ondo.job.Chunk;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class LeaderRepositoryIT {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration NO_LEASE = Duration.ZERO;

  private final Store store = new Store();
  private final LeaderRepository leaders = new LeaderRepository(store.jdbc, store.transaction);

  @AfterEach
  void open_chunks_are_found() {
    OpenLedger.assertThatOpenChunksAreFound(store.jdbc);
  }

  @Test
  void lease_of_the_leader_holds_the_others_off_until_it_runs_out_or_is_given_back() {
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
    var chunks = new ChunkRepository(store.jdbc, store.transaction);
    start();
    var lost = chunks.claim(1, LEASE).getFirst();
    leaders.lead(UUID.randomUUID(), OptionalLong.empty(), LEASE);

    var heir = chunks.claim(1, LEASE).getFirst();
    assertThat(heir.id()).isEqualTo(lost.id());
    assertThatThrownBy(() -> chunks.complete(lost, 1)).isInstanceOf(FencedException.class);
  }

  @Test
  void ten_lost_processes_do_not_count_as_tries_and_three_more_are_the_end() {
    var chunks = new ChunkRepository(store.jdbc, store.transaction);
    start();
    var tries = new ArrayList<Integer>();
    var claimed = chunks.claim(1, LEASE);
    while (!claimed.isEmpty()) {
      tries.add(claimed.getFirst().attempts());
      leaders.lead(UUID.randomUUID(), OptionalLong.empty(), NO_LEASE);
      claimed = chunks.claim(1, LEASE);
    }

    assertThat(tries).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3);
    assertThat(chunks.buryExhausted()).isEqualTo(1);
  }

  @Test
  void new_leader_does_not_wait_for_the_open_transaction_of_the_lost_one() throws Exception {
    var chunks = new ChunkRepository(store.jdbc, store.transaction);
    start("{\"n\":1}", "{\"n\":2}");
    var lost = chunks.claim(2, LEASE);

    var heir =
        store.transaction.execute(
            status -> {
              // Its process is stopped here, between the last statement and the commit.
              chunks.complete(lost.getFirst(), 1);
              return CompletableFuture.supplyAsync(
                      () -> {
                        leaders.lead(UUID.randomUUID(), OptionalLong.empty(), LEASE);
                        return chunks.claim(2, LEASE);
                      })
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join();
            });

    assertThat(heir).extracting(Chunk::id).containsExactly(lost.getLast().id());
    assertThatThrownBy(() -> chunks.complete(lost.getLast(), 1))
        .isInstanceOf(FencedException.class);
  }

  @Test
  void new_leader_ends_what_a_silent_process_has_open_and_nothing_else() throws Exception {
    start();
    try (var lost = store.source().getConnection();
        var idle = store.source().getConnection();
        var statement = lost.createStatement()) {
      var session = lost.unwrap(PGConnection.class).getBackendPID();
      lost.setAutoCommit(false);
      statement.execute("update chunk set error = 'held'");
      // Its session may not have begun to wait for it yet.
      for (var turn = 0; turn < 1000 && isThere(session); turn++) {
        assertThat(leaders.endSilentSessions(Duration.ZERO)).isLessThanOrEqualTo(1);
      }

      assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("terminating");
      assertThat(idle.isValid(1)).isTrue();
      assertThat(new ChunkRepository(store.jdbc, store.transaction).claim(1, LEASE)).hasSize(1);
    }
  }

  private boolean isThere(int session) {
    return store
            .jdbc
            .sql("select count(*) from pg_stat_activity where pid = :pid")
            .param("pid", session)
            .query(Integer.class)
            .single()
        > 0;
  }

  private void start() {
    start("{}");
  }

  private void start(String... inputs) {
    var ledger = new LedgerRepository(store.jdbc, store.transaction);
    var jobs = new JobRepository(store.jdbc, store.transaction);
    var request = new JobRequest(JobType.NIGHT, "acme", "{}", "night", null, "hash", 5, null);
    var id = ((Submission.Accepted) jobs.submit(request, 100)).id();
    ledger.openSteps(id, List.of("ONE"));
    ledger.startStep(id, 0, List.of(inputs));
  }
}
