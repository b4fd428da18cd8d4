package ondo.api.table;

import java.io.OutputStream;
import java.util.List;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One JSON object a line (NDJSON). */
final class LineWriter implements RowWriter {

  private final List<String> columns;
  private final JsonGenerator json;

  LineWriter(OutputStream out, List<String> columns) {
    this.columns = columns;
    this.json = Format.LINES.createGenerator(out);
  }

  @Override
  public void write(@Nullable LatLon position, @Nullable Object... cells) {
    json.writeStartObject();
    Cells.write(json, columns, cells);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() {
    json.close();
  }
}
