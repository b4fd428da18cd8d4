package ondo.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ondo.store.ResultRepository.Count;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SHA-256 over every row of a result set, equal whenever the results are equal to the last bit:
 * independent of threads, restarts, the set's id and the time. The rows are counted, and their
 * numbers looked at, in the same pass.
 *
 * <p>Definition: the tables hazard_series, loss_series, class_probability, band_series and
 * event_series in this order; in each the rows ascending by hazard code, scenario code (bytewise),
 * grid id and class (of bands: contents, which stand in the place of the status). A row contributes
 * hazard, scenario, status, flags joined by commas and the text of its yearly flags (empty when
 * null), each in UTF-8 behind its length as a big-endian int; then grid id, class and first year as
 * big-endian ints (class and first year 0, and status and flags empty, where the table has none);
 * then two arrays, each as PostgreSQL's {@code array_send} form behind its length, with length -1
 * where null or absent. The result is lower-case hexadecimal.
 *
 * <p>The binary form of COPY holds texts and arrays in this very form, so they go into the digest
 * as they come. Each hazard and scenario is a COPY of its own: the primary key gives its rows in
 * order, where a sort of the whole table would go to disk.
 */
public final class ResultChecksum {

  private static final List<Table> TABLES =
      List.of(
          new Table("hazard_series", Sql.of("result/stream_hazard_series")),
          new Table("loss_series", Sql.of("result/stream_loss_series")),
          new Table("class_probability", Sql.of("result/stream_class_probability")),
          new Table("band_series", Sql.of("result/stream_band_series")),
          new Table("event_series", Sql.of("result/stream_event_series")));
  private static final String LIST_PARTS = Sql.of("result/list_parts");

  private final JdbcClient jdbc;
  private final JdbcOperations operations;

  public ResultChecksum(JdbcClient jdbc, JdbcOperations operations) {
    this.jdbc = jdbc;
    this.operations = operations;
  }

  /**
   * What was read of a result set.
   *
   * @param counts by table, in the order of the definition
   */
  public record Sum(String checksum, Map<String, Count> counts) {

    /** Rows of all tables. */
    public long rows() {
      return counts.values().stream().mapToLong(Count::total).sum();
    }
  }

  /** A table and the COPY of one part of it. */
  private record Table(String name, String stream) {}

  private record Part(String hazard, String scenario) {}

  /** Reads row by row; call it in a transaction that sees all rows. */
  public Sum of(int resultSetId) {
    var parts =
        jdbc.sql(LIST_PARTS)
            .param("result_set_id", resultSetId)
            .query((row, number) -> new Part(row.getString("hazard"), row.getString("scenario")))
            .list();
    ConnectionCallback<Sum> read = connection -> sum(connection, resultSetId, parts);
    var sum = operations.execute(read);
    if (sum == null) {
      throw new IllegalStateException("no checksum of result set " + resultSetId);
    }
    return sum;
  }

  private static Sum sum(Connection connection, int resultSetId, List<Part> parts)
      throws SQLException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    var digest = sha256();
    var counts = new LinkedHashMap<String, Count>();
    for (var table : TABLES) {
      var rows = new CopiedRows(digest);
      for (var part : parts) {
        read(copies, statement(table.stream(), resultSetId, part), rows);
      }
      counts.put(table.name(), new Count(rows.total(), rows.bad()));
    }
    return new Sum(HexFormat.of().formatHex(digest.digest()), counts);
  }

  /** The codes come from the table itself and are quoted all the same. */
  private static String statement(String stream, int resultSetId, Part part) {
    return String.format(
        Locale.ROOT, stream, resultSetId, quoted(part.hazard()), quoted(part.scenario()));
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  private static void read(CopyManager copies, String statement, CopiedRows rows)
      throws SQLException {
    var copy = copies.copyOut(statement);
    try {
      rows.begin();
      for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        rows.add(message);
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
