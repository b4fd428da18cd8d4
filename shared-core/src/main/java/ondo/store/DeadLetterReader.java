package ondo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chunks of the ledger that failed for good, with their cause and input. */
public final class DeadLetterReader {

  private static final String LIST = Sql.of("dead_letter/list_with_chunks");

  private final JdbcClient jdbc;

  public DeadLetterReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A chunk that nobody will try again by itself.
   *
   * @param status FAILED or TIMED_OUT
   * @param attempts tries that it had
   * @param cause the error of its last try, if any was told
   * @param input JSON
   */
  public record DeadLetter(
      long id,
      UUID jobId,
      JobType type,
      String tenant,
      String step,
      int ordinal,
      String status,
      int attempts,
      @Nullable String cause,
      String input,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}

  /**
   * A page of dead letters of all tenants, newest first.
   *
   * @param before the last one of the page before
   */
  public List<DeadLetter> list(@Nullable Long before, int limit) {
    return jdbc.sql(LIST)
        .param("before", before)
        .param("limit", limit)
        .query(
            (row, number) ->
                new DeadLetter(
                    row.getLong("id"),
                    row.getObject("job_id", UUID.class),
                    JobType.valueOf(row.getString("type")),
                    row.getString("tenant"),
                    row.getString("step_name"),
                    row.getInt("ordinal"),
                    row.getString("status"),
                    row.getInt("attempts"),
                    row.getString("error"),
                    row.getString("input"),
                    instant(row.getObject("started_at", OffsetDateTime.class)),
                    instant(row.getObject("finished_at", OffsetDateTime.class))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
