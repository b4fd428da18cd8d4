package ondo.scheduler.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The tables of a document as a workbook (ECMA-376), one sheet each behind a sheet of the cover and
 * the contents, numbers as numbers with every digit that is stored. Libraries write the time of day
 * into the file; here the same rows give the same bytes. Rows go straight into the compressed
 * stream.
 */
final class XlsxWriter {

  /** A sheet ends here (ECMA-376 part 1, 18.3.1.73). */
  private static final int MOST_ROWS = 1_048_576;

  private static final String CONTENTS = "contents";
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_TEXT = 32_767;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private final Document document;
  private final List<String> sheets = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final int mostRows;

  private XlsxWriter(Document document, int mostRows) {
    this.document = document;
    this.mostRows = mostRows;
  }

  static byte[] write(Document document) {
    return write(document, MOST_ROWS);
  }

  /** With sheets of a smaller size. */
  static byte[] write(Document document, int mostRows) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      new XlsxWriter(document, mostRows).write(zip);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the workbook of a report", e);
    }
    return bytes.toByteArray();
  }

  private void write(ZipOutputStream zip) throws IOException {
    for (var table : document.tables()) {
      table(table, zip);
    }
    contents(zip);
    part(zip, "xl/workbook.xml", workbook());
    part(zip, "xl/_rels/workbook.xml.rels", relations());
    part(zip, "xl/styles.xml", Resource.text("/report/styles.xml"));
    part(zip, "docProps/core.xml", properties());
    part(
        zip,
        "_rels/.rels",
        XML
            + "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" "
                .formatted(PACKAGE, OFFICE)
            + "Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" "
            + "Type=\"%s/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
                .formatted(PACKAGE));
    part(zip, "[Content_Types].xml", contentTypes());
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    begin(zip, name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /** As many sheets as its rows need; one with its head alone if it has none. */
  private void table(Block.Table table, ZipOutputStream zip) throws IOException {
    var rows = table.rows().iterator();
    do {
      sheets.add(name(table.id()));
      titles.add(table.title());
      begin(zip, "xl/worksheets/sheet" + sheets.size() + ".xml");
      var out = new OutputStreamWriter(new Unclosed(zip), StandardCharsets.UTF_8);
      sheetHead(table, out);
      for (var row = 3; row <= mostRows && rows.hasNext(); row++) {
        Cancellation.check();
        row(row, rows.next(), out);
      }
      out.write("</sheetData></worksheet>");
      out.flush();
      zip.closeEntry();
    } while (rows.hasNext());
  }

  /** The cover, and every other sheet with its title. */
  private void contents(ZipOutputStream zip) throws IOException {
    begin(zip, "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml");
    var out = new OutputStreamWriter(new Unclosed(zip), StandardCharsets.UTF_8);
    out.write(XML);
    out.write("<worksheet xmlns=\"" + MAIN + "\"><cols>");
    out.write("<col min=\"1\" max=\"1\" width=\"28\" customWidth=\"1\"/>");
    out.write("<col min=\"2\" max=\"2\" width=\"90\" customWidth=\"1\"/></cols><sheetData>");
    var row = 1;
    words(row++, List.of(document.title(), document.subtitle()), 1, out);
    for (var fact : document.facts()) {
      row(row++, List.of(Cell.Text.of(fact.label()), fact.value()), out);
    }
    words(row++, List.of(document.labels().table(), document.labels().contents()), 1, out);
    for (var i = 0; i < sheets.size(); i++) {
      row(row++, List.of(Cell.Text.of(sheets.get(i)), Cell.Text.of(titles.get(i))), out);
    }
    out.write("</sheetData></worksheet>");
    out.flush();
    zip.closeEntry();
  }

  /** The end of a part is not the end of the file. */
  private static final class Unclosed extends OutputStream {
    private final OutputStream inner;

    Unclosed(OutputStream inner) {
      this.inner = inner;
    }

    @Override
    public void write(int b) throws IOException {
      inner.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      inner.write(bytes, from, length);
    }
  }

  /** A name that is allowed and not taken. */
  private String name(String id) {
    var clean = id.replaceAll("[\\\\/*?:\\[\\]']", "_");
    var base = clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    var name = base;
    for (var n = 2; isTaken(name); n++) {
      var ending = " " + n;
      name = base.substring(0, Math.min(base.length(), LONGEST_NAME - ending.length())) + ending;
    }
    return name;
  }

  /** Excel tells sheets apart without regard to case. */
  private boolean isTaken(String name) {
    return Stream.concat(Stream.of(CONTENTS), sheets.stream())
        .anyMatch(s -> s.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }

  private static void sheetHead(Block.Table table, Writer out) throws IOException {
    out.write(XML);
    out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">");
    out.write("<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    out.write("</sheetView></sheetViews><cols>");
    for (var i = 1; i <= table.columns().size(); i++) {
      var width = table.columns().get(i - 1).isNumber() ? 16 : 28;
      out.write(
          "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>".formatted(i, i, width));
    }
    out.write("</cols><sheetData>");
    var heads = table.columns().stream().map(XlsxWriter::head).toList();
    words(1, heads, 1, out);
    words(2, table.columns().stream().map(Block.Column::unit).toList(), 2, out);
  }

  private static String head(Block.Column column) {
    return column.group().isEmpty() ? column.label() : column.group() + " " + column.label();
  }

  private static void words(int row, List<String> words, int style, Writer out) throws IOException {
    out.write("<row r=\"" + row + "\">");
    for (var i = 0; i < words.size(); i++) {
      text(reference(i, row), words.get(i), style, out);
    }
    out.write("</row>");
  }

  private static void row(int number, List<Cell> cells, Writer out) throws IOException {
    out.write("<row r=\"" + number + "\">");
    for (var i = 0; i < cells.size(); i++) {
      var reference = reference(i, number);
      switch (cells.get(i)) {
        case Cell.Text words -> {
          if (!words.text().isEmpty()) {
            text(reference, words.text(), 0, out);
          }
        }
        case Cell.Gap gap -> text(reference, gap.code(), 3, out);
        case Cell.Figure figure ->
            out.write(
                "<c r=\"" + reference + "\"><v>" + Double.toString(figure.value()) + "</v></c>");
      }
    }
    out.write("</row>");
  }

  private static void text(String reference, String words, int style, Writer out)
      throws IOException {
    var cut = words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) : words;
    out.write(
        "<c r=\""
            + reference
            + "\" t=\"inlineStr\" s=\""
            + style
            + "\"><is><t xml:space=\"preserve\">");
    out.write(Markup.escape(cut, new StringBuilder(cut.length() + 16)).toString());
    out.write("</t></is></c>");
  }

  /** Such as AB12. */
  static String reference(int column, int row) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.append(row).toString();
  }

  private String workbook() {
    var xml = new StringBuilder(XML);
    xml.append("<workbook xmlns=\"").append(MAIN).append("\" xmlns:r=\"").append(OFFICE);
    xml.append("\"><sheets>");
    // It is written last, when every other sheet has its name, and shown first.
    var last = sheets.size() + 1;
    xml.append(
        "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(CONTENTS, last, last));
    for (var i = 1; i <= sheets.size(); i++) {
      xml.append("<sheet name=\"");
      Markup.escape(sheets.get(i - 1), xml);
      xml.append("\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(i, i));
    }
    return xml.append("</sheets></workbook>").toString();
  }

  private String relations() {
    var xml = new StringBuilder(XML);
    xml.append("<Relationships xmlns=\"").append(PACKAGE).append("\">");
    for (var i = 1; i <= sheets.size() + 1; i++) {
      xml.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" ".formatted(i, OFFICE));
      xml.append("Target=\"worksheets/sheet%d.xml\"/>".formatted(i));
    }
    xml.append(
        "<Relationship Id=\"rId%d\" Type=\"%s/styles\" ".formatted(sheets.size() + 2, OFFICE));
    return xml.append("Target=\"styles.xml\"/></Relationships>").toString();
  }

  private String properties() {
    var xml = new StringBuilder(XML);
    xml.append("<cp:coreProperties xmlns:cp=\"");
    xml.append(PACKAGE.replace("relationships", "metadata/core-properties"));
    xml.append("\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ");
    xml.append("xmlns:dcterms=\"http://purl.org/dc/terms/\" ");
    xml.append("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    Markup.escape(document.title(), xml).append("</dc:title><dc:creator>Ondo</dc:creator>");
    if (document.asOf() != null) {
      xml.append("<dcterms:created xsi:type=\"dcterms:W3CDTF\">").append(document.asOf());
      xml.append("</dcterms:created>");
    }
    return xml.append("</cp:coreProperties>").toString();
  }

  private String contentTypes() {
    var types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var xml = new StringBuilder(XML);
    xml.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    xml.append("<Default Extension=\"rels\" ");
    xml.append("ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    override(xml, "xl/workbook.xml", types + "sheet.main+xml");
    override(xml, "xl/styles.xml", types + "styles+xml");
    for (var i = 1; i <= sheets.size() + 1; i++) {
      override(xml, "xl/worksheets/sheet" + i + ".xml", types + "worksheet+xml");
    }
    override(
        xml, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    return xml.append("</Types>").toString();
  }

  private static void override(StringBuilder xml, String part, String type) {
    xml.append("<Override PartName=\"/").append(part).append("\" ContentType=\"").append(type);
    xml.append("\"/>");
  }
}
