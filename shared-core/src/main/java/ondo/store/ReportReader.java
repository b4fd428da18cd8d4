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
  private static final String FIND_FILE = Sql.of("report/find_file");
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

  /**
   * A report in one form.
   *
   * @param isGzip whether {@code content} is compressed
   * @param sha256 of the form itself, hexadecimal
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its sum
  public record File(
      String language, boolean isGzip, long sizeBytes, String sha256, byte[] content) {}

  /**
   * One form of a tenant's report.
   *
   * @param format html, pdf, xlsx or json
   */
  public Optional<File> file(String tenant, UUID id, String format) {
    return jdbc.sql(FIND_FILE)
        .param("tenant", tenant)
        .param("id", id)
        .param("format", format)
        .query(
            (row, number) ->
                new File(
                    row.getString("language"),
                    row.getBoolean("is_gzip"),
                    row.getLong("size_bytes"),
                    row.getString("sha256"),
                    row.getBytes("content")))
        .optional();
  }

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
