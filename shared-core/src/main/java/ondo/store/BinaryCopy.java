package ondo.store;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows in the binary form of PostgreSQL's COPY, sent as they are written: memory stays at one
 * buffer however many rows follow. The form is that of PostgreSQL's manual, COPY, "Binary Format".
 */
final class BinaryCopy implements AutoCloseable {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int OID_INT4 = 23;
  private static final int OID_TEXT = 25;
  private static final int OID_FLOAT4 = 700;
  private static final int OID_FLOAT8 = 701;
  private static final byte JSONB_VERSION = 1;

  /** Writes the rows of a COPY. */
  @FunctionalInterface
  interface Rows {
    void into(BinaryCopy copy) throws SQLException;
  }

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long rows;

  private BinaryCopy(CopyIn copy) {
    this.copy = copy;
  }

  /** Appends rows in the transaction of the caller; returns how many. */
  static long append(JdbcOperations operations, String statement, Rows rows) {
    ConnectionCallback<Long> callback =
        connection -> {
          try (var copy = begin(connection, statement)) {
            rows.into(copy);
            return copy.finish();
          }
        };
    return requireNonNull(operations.execute(callback));
  }

  private static BinaryCopy begin(Connection connection, String statement) throws SQLException {
    var copy = new BinaryCopy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement));
    copy.buffer.put(SIGNATURE).putInt(0).putInt(0);
    return copy;
  }

  /** Begins a row; exactly {@code columns} values must follow. */
  BinaryCopy row(int columns) throws SQLException {
    room(Short.BYTES).putShort((short) columns);
    rows++;
    return this;
  }

  BinaryCopy text(String value) throws SQLException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  BinaryCopy integer(int value) throws SQLException {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
    return this;
  }

  BinaryCopy small(int value) throws SQLException {
    room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
    return this;
  }

  BinaryCopy texts(List<String> values) throws SQLException {
    var encoded = values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toList();
    var payload = encoded.stream().mapToInt(v -> Integer.BYTES + v.length).sum();
    var header = arrayHeaderBytes(values.isEmpty());
    room(Integer.BYTES + header + payload).putInt(header + payload);
    arrayHeader(OID_TEXT, values.size());
    encoded.forEach(v -> buffer.putInt(v.length).put(v));
    return this;
  }

  BinaryCopy doubles(double @Nullable [] values) throws SQLException {
    if (values == null) {
      return nothing();
    }
    var header = arrayHeaderBytes(values.length == 0);
    var payload = values.length * (Integer.BYTES + Double.BYTES);
    room(Integer.BYTES + header + payload).putInt(header + payload);
    arrayHeader(OID_FLOAT8, values.length);
    for (var value : values) {
      buffer.putInt(Double.BYTES).putDouble(value);
    }
    return this;
  }

  /** In single precision. */
  BinaryCopy floats(double @Nullable [] values) throws SQLException {
    if (values == null) {
      return nothing();
    }
    var header = arrayHeaderBytes(values.length == 0);
    var payload = values.length * (Integer.BYTES + Float.BYTES);
    room(Integer.BYTES + header + payload).putInt(header + payload);
    arrayHeader(OID_FLOAT4, values.length);
    for (var value : values) {
      buffer.putInt(Float.BYTES).putFloat((float) value);
    }
    return this;
  }

  BinaryCopy integers(int[] values) throws SQLException {
    var header = arrayHeaderBytes(values.length == 0);
    var payload = values.length * 2 * Integer.BYTES;
    room(Integer.BYTES + header + payload).putInt(header + payload);
    arrayHeader(OID_INT4, values.length);
    for (var value : values) {
      buffer.putInt(Integer.BYTES).putInt(value);
    }
    return this;
  }

  BinaryCopy json(@Nullable String value) throws SQLException {
    if (value == null) {
      return nothing();
    }
    var encoded = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + 1 + encoded.length)
        .putInt(1 + encoded.length)
        .put(JSONB_VERSION)
        .put(encoded);
    return this;
  }

  private BinaryCopy nothing() throws SQLException {
    room(Integer.BYTES).putInt(-1);
    return this;
  }

  /** Ends the COPY; returns the rows written. */
  long finish() throws SQLException {
    room(Short.BYTES).putShort((short) -1);
    flush();
    copy.endCopy();
    return rows;
  }

  /** Gives up a COPY that was not finished, so that the connection can be used again. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void bytes(byte[] value) throws SQLException {
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  private static int arrayHeaderBytes(boolean empty) {
    return (empty ? 3 : 5) * Integer.BYTES;
  }

  private void arrayHeader(int elementOid, int length) {
    buffer.putInt(length == 0 ? 0 : 1).putInt(0).putInt(elementOid);
    if (length > 0) {
      buffer.putInt(length).putInt(1);
    }
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (buffer.remaining() >= bytes) {
      return buffer;
    }
    flush();
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes);
    }
    return buffer;
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
