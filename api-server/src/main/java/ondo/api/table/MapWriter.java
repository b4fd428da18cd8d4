package ondo.api.table;

import java.io.OutputStream;
import java.util.List;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A GeoJSON feature collection (RFC 7946): a point with properties for each row. */
final class MapWriter implements RowWriter {

  private final List<String> columns;
  private final JsonGenerator json;

  MapWriter(OutputStream out, List<String> columns) {
    this.columns = columns;
    this.json = Format.MAPPER.createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeName("features");
    json.writeStartArray();
  }

  @Override
  public void write(@Nullable LatLon position, @Nullable Object... cells) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeName("geometry");
    geometry(position);
    json.writeName("properties");
    json.writeStartObject();
    Cells.write(json, columns, cells);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Longitude comes first in GeoJSON. */
  private void geometry(@Nullable LatLon position) {
    if (position == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("type", "Point");
    json.writeName("coordinates");
    json.writeStartArray();
    json.writeNumber(position.longitude());
    json.writeNumber(position.latitude());
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
