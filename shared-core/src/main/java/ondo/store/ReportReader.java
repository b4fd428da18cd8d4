package ondo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finished reports of tenants. */
public final class ReportReader {

  private static final String FIND = Sql.of("report/find");
  private static final String LIST = Sql.of("report/list");

  private final JdbcClient jdbc;

  public ReportReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A report without its text. */
  public record Heading(UUID id, UUID jobId, String language, Instant createdAt) {}

  /**
   * A report.
   *
   * @param body JSON
   */
  public record Report(Heading heading, String body) {}

  public Optional<Report> find(String tenant, UUID id) {
    return jdbc.sql(FIND)
        .param("tenant", tenant)
        .param("id", id)
        .query(
            (row, number) ->
                new Report(
                    new Heading(
                        row.getObject("id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        row.getString("language"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                    row.getString("body")))
        .optional();
  }

  /**
   * A page of reports, newest first.
   *
   * @param after the last report of the page before
   */
  public List<Heading> list(String tenant, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Heading(
                    row.getObject("id", UUID.class),
                    row.getObject("job_id", UUID.class),
                    row.getString("language"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
