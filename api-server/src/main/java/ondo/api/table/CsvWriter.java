package ondo.api.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;

/** Comma-separated values with a header in snake_case. */
final class CsvWriter implements RowWriter {

  private static final int BUFFER = 1 << 15;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(BUFFER + 1024);

  CsvWriter(OutputStream out, List<String> columns) {
    this.out = out;
    Csv.row(text, columns.stream().map(CsvWriter::snakeCase).toArray());
  }

  /** {@code aalGross} becomes {@code aal_gross}; names of other standards begin with a capital. */
  static String snakeCase(String name) {
    if (Character.isUpperCase(name.charAt(0))) {
      return name;
    }
    var text = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var letter = name.charAt(i);
      if (Character.isUpperCase(letter)) {
        text.append('_');
      }
      text.append(Character.toLowerCase(letter));
    }
    return text.toString();
  }

  @Override
  public void write(@Nullable LatLon position, @Nullable Object... cells) throws IOException {
    Csv.row(text, cells);
    if (text.length() >= BUFFER) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.flush();
  }
}
