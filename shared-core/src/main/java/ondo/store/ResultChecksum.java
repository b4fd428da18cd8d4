package ondo.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SHA-256 over every row of a result set, equal whenever the results are equal to the last bit:
 * independent of threads, restarts, the set's id and the time.
 *
 * <p>Definition: the tables hazard_series, loss_series, class_probability, band_series and
 * event_series in this order; in each the rows ascending by hazard code, scenario code (bytewise),
 * grid id and class (of bands: contents, which stand in the place of the status). A row contributes
 * hazard, scenario, status, flags joined by commas and the text of its yearly flags (empty when
 * null), each in UTF-8 behind its length as a big-endian int; then grid id, class and first year as
 * big-endian ints (class and first year 0, and status and flags empty, where the table has none);
 * then two arrays, each as PostgreSQL's {@code array_send} form behind its length, with length -1
 * where null or absent. The result is lower-case hexadecimal.
 */
public final class ResultChecksum {

  private static final List<String> STREAMS =
      List.of(
          Sql.of("result/stream_hazard_series"),
          Sql.of("result/stream_loss_series"),
          Sql.of("result/stream_class_probability"),
          Sql.of("result/stream_band_series"),
          Sql.of("result/stream_event_series"));
  private static final List<String> TEXTS =
      List.of("hazard", "scenario", "status", "flags", "year_flags");
  private static final List<String> INTEGERS = List.of("grid_id", "class", "first_year");
  private static final int FETCH_ROWS = 500;

  private final JdbcClient jdbc;

  public ResultChecksum(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Streams the rows; call it in a transaction, or the driver reads them all at once. */
  public String of(int resultSetId) {
    var digest = sha256();
    for (var stream : STREAMS) {
      jdbc.sql(stream)
          .withFetchSize(FETCH_ROWS)
          .param("result_set_id", resultSetId)
          .query(
              row -> {
                add(digest, row);
              });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, ResultSet row) throws SQLException {
    for (var column : TEXTS) {
      add(digest, row.getString(column).getBytes(StandardCharsets.UTF_8));
    }
    for (var column : INTEGERS) {
      digest.update(integer(row.getInt(column)));
    }
    add(digest, row.getBytes("first_array"));
    add(digest, row.getBytes("second_array"));
  }

  private static void add(MessageDigest digest, byte @Nullable [] bytes) {
    if (bytes == null) {
      digest.update(integer(-1));
      return;
    }
    digest.update(integer(bytes.length));
    digest.update(bytes);
  }

  private static byte[] integer(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
