package ondo.api.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How the cells of a row become members of a JSON object. */
final class Cells {

  private Cells() {}

  static void write(JsonGenerator json, List<String> columns, @Nullable Object[] cells) {
    for (var i = 0; i < cells.length; i++) {
      json.writeName(columns.get(i));
      write(json, cells[i]);
    }
  }

  private static void write(JsonGenerator json, @Nullable Object cell) {
    switch (cell) {
      case null -> json.writeNull();
      case BigDecimal number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case List<?> list -> {
        json.writeStartArray();
        for (var one : list) {
          write(json, one);
        }
        json.writeEndArray();
      }
      default -> json.writeString(cell.toString());
    }
  }
}
