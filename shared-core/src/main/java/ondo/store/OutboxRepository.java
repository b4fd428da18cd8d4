package ondo.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import ondo.job.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events on their way out, and what was received. */
public final class OutboxRepository {

  private static final String CLAIM = Sql.of("outbox/claim");
  private static final String FINISH = Sql.of("outbox/finish");
  private static final String POSTPONE = Sql.of("outbox/postpone");
  private static final String FIRST_SEEN = Sql.of("outbox/first_seen");
  private static final String COUNT = Sql.of("outbox/count");
  private static final String SWEEP = Sql.of("outbox/sweep");
  private static final String SWEEP_PROCESSED = Sql.of("outbox/sweep_processed");

  private final JdbcClient jdbc;

  public OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes due events; they are nobody else's until the lease runs out. */
  public List<Event> claim(Collection<String> topics, int limit, Duration lease) {
    return jdbc.sql(CLAIM)
        .param("topics", topics.toArray(String[]::new))
        .param("limit", limit)
        .param("lease_seconds", seconds(lease))
        .query(
            (row, number) ->
                new Event(
                    row.getLong("id"),
                    row.getString("topic"),
                    row.getInt("schema_version"),
                    row.getString("dedupe_key"),
                    row.getString("payload"),
                    row.getString("traceparent"),
                    row.getInt("attempts"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** How an event's way ended. */
  public enum End {
    DONE,
    DROPPED,
    DEAD
  }

  public void finish(Event event, End end, @Nullable String error) {
    jdbc.sql(FINISH)
        .param("id", event.id())
        .param("status", end.name())
        .param("error", error)
        .update();
  }

  /** Another try after a pause. */
  public void postpone(Event event, Duration delay, String error) {
    jdbc.sql(POSTPONE)
        .param("id", event.id())
        .param("delay_seconds", seconds(delay))
        .param("error", error)
        .update();
  }

  /** Whether a receiver sees an event for the first time; call it in the receiver's transaction. */
  public boolean isFirstSeen(Event event) {
    return jdbc.sql(FIRST_SEEN)
            .param("topic", event.topic())
            .param("dedupe_key", event.dedupeKey())
            .update()
        == 1;
  }

  /**
   * How many events are left.
   *
   * @param pending events that wait
   * @param dead events that used up their tries
   */
  public record Count(long pending, long dead) {}

  public Count count() {
    return jdbc.sql(COUNT)
        .query((row, number) -> new Count(row.getLong("pending"), row.getLong("dead")))
        .single();
  }

  /** Forgets events and receipts older than an age; returns how many events. */
  public int sweep(Duration age) {
    jdbc.sql(SWEEP_PROCESSED).param("seconds", seconds(age)).update();
    return jdbc.sql(SWEEP).param("seconds", seconds(age)).update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
