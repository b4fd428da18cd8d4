package ondo.api.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ondo.api.table.Csv;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Phrase;
import ondo.api.web.ProblemCode;

/** The header of a table and what its rows mean by it; columns that no field has are ignored. */
final class Columns {

  private static final List<String> NEEDED = List.of("externalId", "name", "latitude", "longitude");
  private static final Map<String, String> ALIASES =
      Map.of(
          "id", "externalId",
          "siteId", "externalId",
          "lat", "latitude",
          "lon", "longitude",
          "lng", "longitude");

  private final Map<Integer, String> fields = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> names;
  private final SiteSchemaName schema;
  private final boolean isUsable;

  private Columns(List<String> names, SiteSchemaName schema, boolean isUsable) {
    this.names = names;
    this.schema = schema;
    this.isUsable = isUsable;
  }

  /** What was wrong with the header is told to the sink; its rows are then of no use. */
  static Columns ofHeader(List<String> cells, SiteSchemaName schema, long line, Rows.Sink sink) {
    var isOed = schema == SiteSchemaName.OED;
    var faults = new Faults();
    var fields = new LinkedHashMap<Integer, String>();
    var headers = new HashMap<String, String>();
    var ignored = new ArrayList<String>();
    for (var i = 0; i < cells.size(); i++) {
      var column = cells.get(i).strip();
      var field = isOed ? OpenExposureRow.name(column) : field(column);
      if (field.isEmpty()) {
        ignored.add(column);
      } else if (headers.containsKey(field)) {
        faults.require(false, column, "duplicate-column", field);
      } else {
        fields.put(i, field);
        headers.put(field, column);
      }
    }
    for (var needed : isOed ? OpenExposureRow.NEEDED : NEEDED) {
      faults.require(headers.containsKey(needed), needed, "missing-column", needed);
    }
    if (!faults.isEmpty()) {
      sink.accept(Rows.Row.broken(line, faults));
    }
    var columns = new Columns(List.copyOf(cells), schema, faults.isEmpty());
    columns.fields.putAll(fields);
    columns.headers.putAll(headers);
    columns.ignored.addAll(ignored);
    return columns;
  }

  /** The field of a header in snake_case, camelCase or an alias; empty if there is none. */
  private static String field(String column) {
    var camel =
        column.contains("_") || column.equals(column.toUpperCase(Locale.ROOT))
            ? SiteAttribute.camelCase(column)
            : column;
    var name = ALIASES.getOrDefault(camel, camel);
    var isKnown = SiteReader.FIELDS.containsKey(name) || SiteReader.ATTRIBUTES.containsKey(name);
    return isKnown ? name : "";
  }

  boolean isUsable() {
    return isUsable;
  }

  List<String> ignored() {
    return List.copyOf(ignored);
  }

  int width() {
    return names.size();
  }

  /** A row that has as many cells as the header; blank cells are absent. */
  Rows.Row row(long line, List<String> cells) {
    var told = new HashMap<String, String>();
    fields.forEach(
        (index, field) -> {
          if (!cells.get(index).isBlank()) {
            told.put(field, Csv.original(cells.get(index)));
          }
        });
    var faults = new Faults();
    UnaryOperator<String> column = field -> headers.getOrDefault(field, field);
    if (schema == SiteSchemaName.OED) {
      var raw = OpenExposureRow.read(told, faults);
      return row(line, raw, field -> column.apply(OpenExposureRow.columnOf(field)), faults);
    }
    return row(line, new HashMap<>(told), column, faults);
  }

  private static Rows.Row row(
      long line, Map<String, Object> raw, UnaryOperator<String> column, Faults faults) {
    var draft = SiteReader.read(raw, column, true, faults);
    return new Rows.Row(
        line, faults.isEmpty() ? draft : Optional.empty(), faults, column.apply("externalId"));
  }

  /** A row with too few or too many cells; it names the first column that is missing or extra. */
  Rows.Row uneven(long line, int cells) {
    var faults = new Faults();
    var column = cells < names.size() ? names.get(cells).strip() : "column " + (names.size() + 1);
    var reason = Phrase.of("reason.fields", cells, names.size());
    faults.add(Fault.of(column, ProblemCode.INVALID_VALUE, "malformed-row", reason));
    return new Rows.Row(line, Optional.empty(), faults, "");
  }
}
