package ondo.scheduler.report;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The document as JSON: every figure in full, as shown, and with the address of its result. */
final class JsonWriter {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Document document;
  private final JsonGenerator out;

  private JsonWriter(Document document, JsonGenerator out) {
    this.document = document;
    this.out = out;
  }

  static byte[] write(Document document) {
    var bytes = new ByteArrayOutputStream();
    try (var generator = JSON.createGenerator(bytes)) {
      new JsonWriter(document, generator).write();
    }
    return bytes.toByteArray();
  }

  private void write() {
    out.writeStartObject();
    out.writeStringProperty("language", document.language().getLanguage());
    out.writeStringProperty("title", document.title());
    out.writeStringProperty("subtitle", document.subtitle());
    if (document.asOf() == null) {
      out.writeNullProperty("computedAt");
    } else {
      out.writeStringProperty("computedAt", document.asOf().toString());
    }
    out.writeArrayPropertyStart("facts");
    for (var fact : document.facts()) {
      out.writeStartObject();
      out.writeStringProperty("label", fact.label());
      out.writeName("value");
      cell(fact.value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("sections");
    document.sections().forEach(this::section);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void section(Document.Section section) {
    out.writeStartObject();
    out.writeStringProperty("id", section.id());
    out.writeStringProperty("title", section.title());
    out.writeArrayPropertyStart("blocks");
    section.blocks().forEach(this::block);
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Drawings say nothing that the tables do not, and colours are for people. */
  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        out.writeStartObject();
        out.writeStringProperty("heading", heading.text());
        out.writeEndObject();
      }
      case Block.Prose prose -> prose(prose);
      case Block.Table table -> table(table);
      case Block.Picture picture -> {}
      case Block.Gallery gallery -> {}
      case Block.Legend legend -> {}
    }
  }

  private void prose(Block.Prose prose) {
    out.writeStartObject();
    var words = new StringBuilder();
    prose.line().forEach(cell -> words.append(Cell.text(cell)));
    out.writeStringProperty("text", words.toString());
    out.writeArrayPropertyStart("figures");
    for (var cell : prose.line()) {
      if (cell instanceof Cell.Figure figure) {
        cell(figure);
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void table(Block.Table table) {
    out.writeStartObject();
    out.writeStringProperty("table", table.id());
    out.writeStringProperty("title", table.title());
    out.writeArrayPropertyStart("columns");
    for (var column : table.columns()) {
      out.writeStartObject();
      if (!column.group().isEmpty()) {
        out.writeStringProperty("group", column.group());
      }
      out.writeStringProperty("label", column.label());
      if (column.isNumber()) {
        out.writeStringProperty("unit", column.unit());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("rows");
    for (var row : table.rows()) {
      Cancellation.check();
      out.writeStartArray();
      for (var cell : row) {
        if (table.printRows() > 0) {
          cell(cell);
        } else {
          bare(cell);
        }
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void cell(Cell cell) {
    switch (cell) {
      case Cell.Text words -> out.writeString(words.text());
      case Cell.Gap gap -> {
        out.writeStartObject();
        out.writeStringProperty("gap", gap.code());
        out.writeEndObject();
      }
      case Cell.Figure figure -> {
        out.writeStartObject();
        out.writeStringProperty("figure", figure.id());
        out.writeNumberProperty("value", figure.value());
        out.writeStringProperty("shown", figure.display());
        if (figure.link() != null) {
          out.writeStringProperty("result", figure.link());
        }
        out.writeEndObject();
      }
    }
  }

  /** In the long table: its rows name their status and address themselves. */
  private void bare(Cell cell) {
    switch (cell) {
      case Cell.Text words -> out.writeString(words.text());
      case Cell.Gap gap -> out.writeNull();
      case Cell.Figure figure -> out.writeNumber(figure.value());
    }
  }
}
