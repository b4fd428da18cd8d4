package ondo.api.site;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of an xlsx file (ECMA-376) cell by cell. A file that claims too much, packs
 * too much into too little or declares a document type is refused before it is unpacked.
 */
final class Workbook implements Closeable {

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEET_1 = "xl/worksheets/sheet1.xml";
  private static final int MOST_ENTRIES = 1000;
  // Sheets pack about ten to one; bombs pack a thousand to one.
  private static final int MOST_RATIO = 100;
  private static final long RATIO_COUNTS_FROM = 10L << 20;
  private static final long MOST_UNPACKED = 4L << 30;
  // Shared texts are held in memory: 16 million characters are 32 MB.
  private static final int MOST_TEXTS = 1_000_000;
  private static final long MOST_CHARACTERS = 16L << 20;
  private static final int MOST_COLUMNS = 1000;
  private static final int LONGEST_CELL = 32_767;

  /** Takes a row of the sheet, the cells in their columns. */
  @FunctionalInterface
  interface RowSink {
    void accept(long row, List<String> cells);
  }

  private final ZipFile zip;

  Workbook(Path file) throws IOException {
    try {
      this.zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw refused("malformed-workbook");
    }
    try {
      check();
    } catch (ApiProblem e) {
      zip.close();
      throw e;
    }
  }

  private static ApiProblem refused(String code) {
    return ApiProblem.of(Fault.invalid("", code));
  }

  private void check() {
    if (zip.size() > MOST_ENTRIES) {
      throw refused("unsafe-workbook");
    }
    var all = 0L;
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      var size = entry.getSize();
      all += Math.max(0, size);
      var isPackedTooWell =
          size > RATIO_COUNTS_FROM && size > MOST_RATIO * Math.max(1, entry.getCompressedSize());
      if (size < 0 || all > MOST_UNPACKED || isPackedTooWell) {
        throw refused("unsafe-workbook");
      }
    }
  }

  /** Hands over the rows of the first sheet in their order. */
  void read(RowSink sink) throws IOException {
    try {
      var texts = texts();
      var sheet = zip.getEntry(firstSheet());
      if (sheet == null) {
        throw refused("malformed-workbook");
      }
      try (var xml = open(sheet)) {
        new Sheet(texts, sink).read(xml.reader());
      }
    } catch (XMLStreamException e) {
      throw refused("malformed-workbook");
    }
  }

  private SheetXml open(ZipEntry entry) throws IOException, XMLStreamException {
    // What is unpacked is counted as well: the sizes in the directory are only a claim.
    return SheetXml.open(zip.getInputStream(entry), entry.getSize());
  }

  private String firstSheet() throws IOException, XMLStreamException {
    var id = attribute("xl/workbook.xml", "sheet", RELATIONS, "id", null, null);
    var target =
        id == null
            ? null
            : attribute("xl/_rels/workbook.xml.rels", "Relationship", null, "Target", "Id", id);
    if (target == null) {
      return SHEET_1;
    }
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  /** An attribute of the first element of that name, or of the one whose key has that value. */
  private @Nullable String attribute(
      String file,
      String element,
      @Nullable String namespace,
      String name,
      @Nullable String key,
      @Nullable String value)
      throws IOException, XMLStreamException {
    var entry = zip.getEntry(file);
    if (entry == null) {
      return null;
    }
    try (var xml = open(entry)) {
      var reader = xml.reader();
      while (reader.hasNext()) {
        if (SheetXml.next(reader) == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)
            && (key == null || String.valueOf(value).equals(reader.getAttributeValue(null, key)))) {
          return reader.getAttributeValue(namespace, name);
        }
      }
    }
    return null;
  }

  private List<String> texts() throws IOException, XMLStreamException {
    var texts = new ArrayList<String>();
    var entry = zip.getEntry("xl/sharedStrings.xml");
    if (entry == null) {
      return texts;
    }
    var characters = 0L;
    try (var xml = open(entry)) {
      var reader = xml.reader();
      while (reader.hasNext()) {
        if (SheetXml.next(reader) == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("si")) {
          var text = text(reader, "si");
          characters += text.length();
          texts.add(text);
          if (texts.size() > MOST_TEXTS || characters > MOST_CHARACTERS) {
            throw refused("unsafe-workbook");
          }
        }
      }
    }
    return texts;
  }

  /** All {@code t} below the current element, phonetic guides left out. */
  private static String text(XMLStreamReader reader, String element) throws XMLStreamException {
    var text = new StringBuilder();
    var isText = false;
    var phonetic = 0;
    while (reader.hasNext()) {
      var event = SheetXml.next(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        phonetic += reader.getLocalName().equals("rPh") ? 1 : 0;
        isText = reader.getLocalName().equals("t");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        phonetic -= reader.getLocalName().equals("rPh") ? 1 : 0;
        isText = false;
        if (reader.getLocalName().equals(element)) {
          return text.toString();
        }
      } else if (isText && phonetic == 0 && reader.isCharacters()) {
        text.append(reader.getText());
        if (text.length() > LONGEST_CELL) {
          throw refused("unsafe-workbook");
        }
      }
    }
    return text.toString();
  }

  /** One sheet on its way from XML to rows. */
  private static final class Sheet {

    private final List<String> texts;
    private final RowSink sink;
    private final List<String> cells = new ArrayList<>();
    private long row;

    Sheet(List<String> texts, RowSink sink) {
      this.texts = texts;
      this.sink = sink;
    }

    void read(XMLStreamReader reader) throws XMLStreamException {
      while (reader.hasNext()) {
        var event = SheetXml.next(reader);
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "row" -> startRow(reader.getAttributeValue(null, "r"));
            case "c" -> cell(reader);
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
          sink.accept(row, List.copyOf(cells));
        }
      }
    }

    private void startRow(@Nullable String number) {
      row = number != null && number.matches("\\d{1,9}") ? Long.parseLong(number) : row + 1;
      cells.clear();
    }

    private void cell(XMLStreamReader reader) throws XMLStreamException {
      var column = column(reader.getAttributeValue(null, "r"), cells.size());
      var type = reader.getAttributeValue(null, "t");
      var value = value(reader, type == null ? "n" : type);
      if (column >= MOST_COLUMNS) {
        throw refused("unsafe-workbook");
      }
      while (cells.size() <= column) {
        cells.add("");
      }
      cells.set(column, value);
    }

    /** Letters count in base 26, from A = 1. */
    private static int column(@Nullable String reference, int next) {
      if (reference == null) {
        return next;
      }
      var column = 0;
      for (var i = 0; i < Math.min(4, reference.length()); i++) {
        var letter = reference.charAt(i);
        if (letter < 'A' || letter > 'Z') {
          break;
        }
        column = column * 26 + letter - 'A' + 1;
      }
      return column == 0 ? next : column - 1;
    }

    private String value(XMLStreamReader reader, String type) throws XMLStreamException {
      var value = "";
      while (reader.hasNext()) {
        var event = SheetXml.next(reader);
        if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
          return type.equals("b") ? truth(value) : value;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          value =
              switch (reader.getLocalName()) {
                case "v" -> shared(plain(reader), type);
                case "is" -> text(reader, "is");
                default -> value;
              };
        }
      }
      return value;
    }

    private static String plain(XMLStreamReader reader) throws XMLStreamException {
      var text = new StringBuilder();
      while (reader.hasNext()) {
        var event = SheetXml.next(reader);
        if (event == XMLStreamConstants.END_ELEMENT) {
          break;
        }
        if (reader.isCharacters()) {
          text.append(reader.getText());
          if (text.length() > LONGEST_CELL) {
            throw refused("unsafe-workbook");
          }
        }
      }
      return text.toString();
    }

    private static String truth(String value) {
      return value.equals("1") ? "true" : "false";
    }

    private String shared(String value, String type) {
      if (!type.equals("s")) {
        return value;
      }
      if (!value.matches("\\d{1,9}") || Integer.parseInt(value) >= texts.size()) {
        throw refused("malformed-workbook");
      }
      return texts.get(Integer.parseInt(value));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
