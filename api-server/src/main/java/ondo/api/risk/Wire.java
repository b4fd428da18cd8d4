package ondo.api.risk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ondo.api.table.Format;
import ondo.api.table.RowWriter;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How risk numbers are written: plain decimals, never {@code 1E-5}. */
final class Wire {

  static final MediaType CSV = Format.CSV.type();
  static final Set<Format> TABLES = EnumSet.allOf(Format.class);

  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Wire() {}

  /** Writes the rows of a small table. */
  @FunctionalInterface
  interface Rows {
    void writeTo(RowWriter table) throws IOException;
  }

  /** A small table as a whole. */
  static byte[] bytes(Format format, List<String> columns, Rows rows) {
    var bytes = new ByteArrayOutputStream(1 << 14);
    try (var table = format.open(bytes, columns)) {
      rows.writeTo(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
