package ondo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who changed what and when; entries are appended and read, never changed. */
public final class AuditRepository {

  private static final String APPEND = Sql.of("audit/append");
  private static final String LIST = Sql.of("audit/list");

  private final JdbcClient jdbc;

  public AuditRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that was done or tried.
   *
   * @param keyId the key that did it, if it was one
   * @param subject who it was by the word of an identity provider, if one said so
   * @param action method and route, such as {@code DELETE /api/v1/sites/{id}}
   * @param target the address it was done to
   * @param status HTTP status that it ended with
   */
  public record Act(
      String tenant,
      @Nullable UUID keyId,
      @Nullable String subject,
      String role,
      String action,
      String target,
      int status,
      String traceId) {}

  /** An act with its place in the log. */
  public record Entry(long id, Instant at, Act act) {}

  public void append(Act act) {
    jdbc.sql(APPEND)
        .param("tenant", act.tenant())
        .param("key_id", act.keyId())
        .param("subject", act.subject())
        .param("role", act.role())
        .param("action", act.action())
        .param("target", act.target())
        .param("status", act.status())
        .param("trace_id", act.traceId())
        .update();
  }

  /**
   * Which entries are wanted; null leaves a choice open.
   *
   * @param from first moment, {@code to} the first one after them
   * @param action beginning of the action, such as {@code DELETE} or {@code POST /api/v1/jobs}
   */
  public record Choice(
      @Nullable String tenant,
      @Nullable UUID keyId,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant to) {

    /** Everything of one tenant; null means of all. */
    public static Choice of(@Nullable String tenant) {
      return new Choice(tenant, null, null, null, null);
    }
  }

  /**
   * A page of entries, newest first.
   *
   * @param before the last entry of the page before
   */
  public List<Entry> list(Choice choice, @Nullable Long before, int limit) {
    return jdbc.sql(LIST)
        .param("tenant", choice.tenant())
        .param("key_id", choice.keyId())
        .param("action", choice.action())
        .param("from", atUtc(choice.from()))
        .param("to", atUtc(choice.to()))
        .param("before", before)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Entry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    new Act(
                        row.getString("tenant"),
                        row.getObject("key_id", UUID.class),
                        row.getString("subject"),
                        row.getString("role"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getInt("status"),
                        row.getString("trace_id"))))
        .list();
  }

  private static @Nullable OffsetDateTime atUtc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
