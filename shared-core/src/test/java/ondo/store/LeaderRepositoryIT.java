package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static ondo.store.OpenLedger.NO_LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class LeaderRepositoryIT {

  private final OpenLedger open = new OpenLedger();
  private final ChunkRepository chunks = open.chunks;
  private final JdbcClient sql = open.sql;
  private final TransactionTemplate transaction = open.transaction;

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
    open.started(1);
    var lost = chunks.claim(1, LEASE).getFirst();
    var leaders = new LeaderRepository(sql, transaction);
    leaders.lead(UUID.randomUUID(), OptionalLong.empty(), LEASE);

    var heir = chunks.claim(1, LEASE).getFirst();
    assertThat(heir.id()).isEqualTo(lost.id());
    assertThatThrownBy(() -> chunks.complete(lost, 1)).isInstanceOf(FencedException.class);
  }
}
