package ondo.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps finished reports; the caller opens the transaction that makes them appear at once. */
public final class ReportRepository {

  private static final String SAVE = Sql.of("report/save");
  private static final String SAVE_FILE = Sql.of("report/save_file");

  private final JdbcClient jdbc;

  public ReportRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A report in one form.
   *
   * @param format html, pdf, xlsx or json
   * @param isGzip whether {@code content} is compressed
   * @param sizeBytes length of the form itself, not compressed
   * @param sha256 of the form itself, hexadecimal
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its sum
  public record ReportFile(
      String format, boolean isGzip, long sizeBytes, String sha256, byte[] content) {}

  /**
   * Keeps a report and its files; a repeat with the same id replaces them.
   *
   * @param language ko or en
   * @param body JSON object that says in short what the report is about
   */
  public void save(
      UUID id, UUID jobId, String tenant, String language, String body, List<ReportFile> files) {
    jdbc.sql(SAVE)
        .param("id", id)
        .param("job_id", jobId)
        .param("tenant", tenant)
        .param("language", language)
        .param("body", body)
        .update();
    for (var file : files) {
      jdbc.sql(SAVE_FILE)
          .param("report_id", id)
          .param("format", file.format())
          .param("is_gzip", file.isGzip())
          .param("size_bytes", file.sizeBytes())
          .param("sha256", file.sha256())
          .param("content", file.content())
          .update();
    }
  }
}
