package ondo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
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
   * A page of entries, newest first.
   *
   * @param tenant the only tenant whose entries are listed; null lists every tenant's
   * @param before the last entry of the page before
   */
  public List<Entry> list(@Nullable String tenant, @Nullable Long before, int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant)
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
}
