package ondo.store;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who works: one holder of a lease on the database's clock. */
public final class LeaderRepository {

  private static final String LEAD = Sql.of("leader/lead");
  private static final String RESIGN = Sql.of("leader/resign");
  private static final String NOTIFY_WORK = Sql.of("job/notify_work");
  private static final String END_SILENT_SESSIONS = Sql.of("leader/end_silent_sessions");
  private static final String VOID_LEASES = Sql.of("leader/void_leases");

  /**
   * A chunk whose process was lost counts as released so often: ten of them are forgiven, and a
   * chunk that kills its process is a dead letter after the thirteenth.
   */
  private static final int LOSS = ChunkRepository.MOST_RELEASES / 10;

  /** Half of the leader's lease: a living process says more in a transaction. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public LeaderRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Renews the lease, or takes it over once it ran out. Whoever takes it over is alone: chunks that
   * are under a lease then belong to a process that is lost, and may be claimed at once; its silent
   * transactions are ended.
   *
   * @param known the epoch this holder led in before, if it did
   * @return the epoch, which grows from leader to leader; empty while another one leads
   */
  public OptionalLong lead(UUID holder, OptionalLong known, Duration lease) {
    return transaction.execute(
        status -> {
          var epoch =
              jdbc.sql(LEAD)
                  .param("holder", holder)
                  .param("lease_seconds", lease.toMillis() / 1000.0)
                  .query(Long.class)
                  .optional();
          if (epoch.isEmpty()) {
            return OptionalLong.empty();
          }
          if (known.isEmpty() || known.getAsLong() != epoch.get()) {
            endSilentSessions(SILENCE);
            jdbc.sql(VOID_LEASES)
                .param("most_releases", ChunkRepository.MOST_RELEASES)
                .param("loss", LOSS)
                .update();
          }
          return OptionalLong.of(epoch.get());
        });
  }

  /** Returns how many sessions were in a transaction for so long and waited for their process. */
  long endSilentSessions(Duration silence) {
    return jdbc.sql(END_SILENT_SESSIONS)
        .param("silence_seconds", silence.toMillis() / 1000.0)
        .query(Long.class)
        .single();
  }

  /** Ends the lease at once, and tells whoever stands by. */
  public void resign(UUID holder) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql(RESIGN).param("holder", holder).update();
          jdbc.sql(NOTIFY_WORK).param("id", holder).query((row, number) -> true).single();
        });
  }
}
