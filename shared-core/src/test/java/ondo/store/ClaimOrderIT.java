package ondo.store;

import static ondo.store.OpenLedger.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import ondo.job.Chunk;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimOrderIT {

  private final OpenLedger open = new OpenLedger();
  private final ChunkRepository chunks = open.chunks;
  private final JdbcClient sql = open.sql;

  private List<UUID> claimed(int limit) {
    return chunks.claim(limit, LEASE).stream().map(Chunk::jobId).toList();
  }

  @Test
  void higher_priority_and_among_equals_the_newer_job_comes_first() {
    var low = open.started("acme", "a", 2, 1);
    var old = open.started("acme", "b", 5, 1);
    var young = open.started("acme", "c", 5, 1);

    assertThat(claimed(1)).containsExactly(young);
    assertThat(claimed(1)).containsExactly(old);
    assertThat(claimed(1)).containsExactly(low);
  }

  @Test
  void job_that_waits_long_enough_overtakes_every_priority() {
    var low = open.started("acme", "a", 1, 2);
    var high = open.started("acme", "b", 10, 9);
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
    var small = open.started("small", "one", 5, 1);
    for (var i = 0; i < 50; i++) {
      open.started("flood", "job " + i, 5, 1);
    }

    assertThat(claimed(2)).as("both tenants in the first claim").contains(small);
  }
}
