package ondo.api.table;

import java.io.OutputStream;
import java.util.List;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One JSON object {@code {"items":[…]}}. */
final class JsonWriter implements RowWriter {

  private final List<String> columns;
  private final JsonGenerator json;

  JsonWriter(OutputStream out, List<String> columns) {
    this.columns = columns;
    this.json = Format.MAPPER.createGenerator(out);
    json.writeStartObject();
    json.writeName("items");
    json.writeStartArray();
  }

  @Override
  public void write(@Nullable LatLon position, @Nullable Object... cells) {
    json.writeStartObject();
    Cells.write(json, columns, cells);
    json.writeEndObject();
  }

  @Override
  public void close() {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
