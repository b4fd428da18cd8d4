package ondo.api.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;

/** The forms of JSON that rows of a table take, whatever the columns. */
final class TableShapes {

  static final String ROWS = "Rows";
  static final String MAP = "FeatureCollection";

  private TableShapes() {}

  static void addTo(Components components) {
    var row = Parameters.typed("object");
    row.setAdditionalProperties(cell());
    var rows = Parameters.typed("object");
    rows.setDescription("Rows with the columns of the CSV as their members");
    rows.addProperty("items", Parameters.list(row));
    rows.addRequiredItem("items");
    components.addSchemas(ROWS, rows);
    components.addSchemas(MAP, map());
  }

  /** What a cell may hold. */
  private static Schema<?> cell() {
    var cell = Parameters.typed("null");
    cell.setTypes(
        new LinkedHashSet<>(List.of("string", "number", "integer", "boolean", "array", "null")));
    cell.setItems(Parameters.anything());
    return cell;
  }

  private static Schema<?> map() {
    var map = Parameters.typed("object");
    map.setDescription("A GeoJSON feature collection (RFC 7946)");
    map.addProperty("type", Parameters.words(List.of("FeatureCollection")));
    map.addProperty("dataVersion", Parameters.typed("string"));
    map.addProperty("features", Parameters.list(feature()));
    map.setRequired(List.of("type", "features"));
    return map;
  }

  private static Schema<?> feature() {
    var feature = Parameters.typed("object");
    feature.addProperty("type", Parameters.words(List.of("Feature")));
    feature.addProperty("id", Parameters.typed("string"));
    feature.addProperty("geometry", geometry());
    var properties = Parameters.typed("object");
    properties.setAdditionalProperties(cell());
    feature.addProperty("properties", properties);
    feature.setRequired(List.of("type", "geometry", "properties"));
    return feature;
  }

  /** Null for a row without a place; longitude comes first. */
  private static Schema<?> geometry() {
    var geometry = Parameters.typed("object");
    geometry.setTypes(new LinkedHashSet<>(List.of("object", "null")));
    geometry.addProperty("type", Parameters.words(List.of("Point", "MultiPolygon")));
    geometry.addProperty("coordinates", Parameters.list(Parameters.anything()));
    geometry.setRequired(List.of("type", "coordinates"));
    return geometry;
  }
}
