package ondo.scheduler.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The document as one file of well-formed HTML without scripts, style attributes or anything from
 * outside. Its policy allows exactly its own style sheet, so a saved copy is as safe as a served
 * one. The same text, with a few marks of its own, is what the PDF is set from.
 */
final class HtmlWriter {

  /** Where the text is going. */
  private enum Target {
    BROWSER,
    PDF
  }

  /** Columns from which letters are smaller. */
  private static final int DENSE = 10;

  /** Letters from which the numbers of a row of such a table have smaller ones. */
  private static final int LONG = 8;

  /** Rows up to which a table is not torn between two pages. */
  private static final int SHORT = 9;

  /** Cells in a row with the same gap from which they are shown as one. */
  private static final int MANY_GAPS = 3;

  /** Drawings beside each other. */
  private static final int ABREAST = 2;

  private static final String STYLE = Resource.text("/report/report.css");

  private final StringBuilder out = new StringBuilder();
  private final Document document;
  private final Target target;
  private final String publicUrl;
  private int tables;
  private int pictures;

  private HtmlWriter(Document document, Target target, String publicUrl) {
    this.document = document;
    this.target = target;
    this.publicUrl = publicUrl;
  }

  /** Addresses are paths, which lead to the server that the file came from. */
  static byte[] html(Document document) {
    return new HtmlWriter(document, Target.BROWSER, "").write().getBytes(StandardCharsets.UTF_8);
  }

  /** A PDF is read apart from its server: addresses are whole. */
  static String pdfSource(Document document, String publicUrl) {
    return new HtmlWriter(document, Target.PDF, publicUrl).write();
  }

  private String write() {
    out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
    out.append(document.language().getLanguage()).append("\">\n<head>\n");
    head();
    out.append("</head>\n<body class=\"").append(lower(target)).append("\">\n");
    cover();
    contents();
    out.append("<main>\n");
    for (var i = 0; i < document.sections().size(); i++) {
      section(i + 1, document.sections().get(i));
    }
    out.append("</main>\n</body>\n</html>\n");
    return out.toString();
  }

  private void head() {
    out.append("<meta charset=\"utf-8\"/>\n");
    if (target == Target.BROWSER) {
      out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"");
      text(ContentPolicy.of(STYLE)).append("\"/>\n");
      out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    }
    out.append("<meta name=\"description\" content=\"");
    text(document.subtitle()).append("\"/>\n<title>");
    text(document.title()).append("</title>\n<style>");
    // The sheet is the program's own and holds no '<'.
    out.append(STYLE).append("</style>\n");
    if (target == Target.PDF) {
      bookmarks();
    }
  }

  private void bookmarks() {
    out.append("<bookmarks>");
    for (var i = 0; i < document.sections().size(); i++) {
      var section = document.sections().get(i);
      out.append("<bookmark name=\"").append(i + 1).append(". ");
      text(section.title()).append("\" href=\"#").append(section.id()).append("\">");
      for (var block : section.blocks()) {
        if (block instanceof Block.Heading heading) {
          out.append("<bookmark name=\"");
          text(heading.text()).append("\" href=\"#").append(heading.id()).append("\"/>");
        }
      }
      out.append("</bookmark>");
    }
    out.append("</bookmarks>\n");
  }

  private void cover() {
    out.append("<header class=\"cover\">\n<p class=\"brand\">Ondo</p>\n<h1>");
    text(document.title()).append("</h1>\n<p class=\"subtitle\">");
    text(document.subtitle()).append("</p>\n<table class=\"facts\"><tbody>\n");
    for (var fact : document.facts()) {
      out.append("<tr><th scope=\"row\">");
      text(fact.label()).append("</th><td>");
      inline(fact.value());
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table>\n</header>\n");
  }

  private void contents() {
    out.append("<nav class=\"contents\">\n<h2>");
    text(document.labels().contents()).append("</h2>\n<ol>\n");
    for (var section : document.sections()) {
      out.append("<li><a href=\"#").append(section.id()).append("\">");
      text(section.title()).append("</a></li>\n");
    }
    out.append("</ol>\n</nav>\n");
  }

  private void section(int number, Document.Section section) {
    out.append("<section>\n<h2 id=\"").append(section.id()).append("\"><span class=\"no\">");
    out.append(number).append("</span> ");
    text(section.title()).append("</h2>\n");
    var isInList = false;
    for (var block : section.blocks()) {
      var isPoint = block instanceof Block.Prose prose && prose.kind() == Block.Prose.Kind.POINT;
      if (isPoint != isInList) {
        out.append(isPoint ? "<ul>\n" : "</ul>\n");
        isInList = isPoint;
      }
      block(block);
    }
    out.append(isInList ? "</ul>\n" : "").append("</section>\n");
  }

  private void block(Block block) {
    Cancellation.check();
    switch (block) {
      case Block.Heading heading -> {
        out.append("<h3 id=\"").append(heading.id()).append("\">");
        text(heading.text()).append("</h3>\n");
      }
      case Block.Prose prose -> prose(prose);
      case Block.Table table -> {
        if (table.printRows() > 0) {
          table(table);
        }
      }
      case Block.Picture picture -> picture(picture.caption(), List.of(picture.drawing()));
      case Block.Gallery gallery -> picture(gallery.caption(), gallery.drawings());
      case Block.Legend legend -> legend(legend);
    }
  }

  private void prose(Block.Prose prose) {
    var tag = prose.kind() == Block.Prose.Kind.POINT ? "li" : "p";
    out.append('<').append(tag).append(" class=\"").append(lower(prose.kind())).append("\">");
    prose.line().forEach(target == Target.PDF ? this::inOrder : this::inline);
    out.append("</").append(tag).append(">\n");
  }

  /**
   * The words of a paragraph are set before its elements, so numbers would follow their sentence
   * where a reader selects it; as elements both stand in their order.
   */
  private void inOrder(Cell cell) {
    if (cell instanceof Cell.Text words && words.link() == null) {
      out.append("<span>");
      text(words.text());
      out.append("</span>");
    } else {
      inline(cell);
    }
  }

  private void legend(Block.Legend legend) {
    out.append("<p class=\"legend\">");
    for (var entry : legend.entries()) {
      out.append("<span class=\"key ").append(entry.style()).append("\">");
      text(entry.label()).append("</span> ");
    }
    out.append("</p>\n");
  }

  private void picture(String caption, List<Drawing> drawings) {
    pictures++;
    out.append("<div class=\"figure").append(drawings.size() > 1 ? " many" : "").append("\">\n");
    if (target == Target.BROWSER) {
      drawings.forEach(drawing -> SvgWriter.write(drawing, out));
    } else {
      abreast(drawings);
    }
    out.append("<p class=\"caption\">");
    text(document.labels().figure()).append(' ').append(pictures).append(". ");
    text(caption).append("</p>\n</div>\n");
  }

  /** A page may end between two lines of drawings. */
  private void abreast(List<Drawing> drawings) {
    for (var from = 0; from < drawings.size(); from += ABREAST) {
      out.append("<div class=\"abreast\">");
      drawings
          .subList(from, Math.min(drawings.size(), from + ABREAST))
          .forEach(drawing -> PdfDrawing.mark(drawing, out));
      out.append("</div>\n");
    }
  }

  private void table(Block.Table table) {
    tables++;
    var rows = new ArrayList<List<Cell>>();
    var all = 0;
    for (var row : table.rows()) {
      if (all < table.printRows()) {
        rows.add(row);
      }
      all++;
    }
    out.append("<div class=\"scroll\"><table id=\"table-").append(tables);
    out.append("\" class=\"data").append(table.columns().size() > DENSE ? " dense" : "");
    out.append(all > SHORT ? "" : " short");
    out.append("\">\n<caption>");
    text(document.labels().table()).append(' ').append(tables).append(". ");
    text(table.title()).append("</caption>\n");
    columns(table.columns());
    out.append("<tbody>\n");
    rows.forEach(row -> row(table.columns(), row));
    if (rows.isEmpty()) {
      out.append("<tr><td colspan=\"").append(table.columns().size()).append("\" class=\"gap\">");
      text(document.labels().noRows()).append("</td></tr>\n");
    }
    out.append("</tbody></table></div>\n");
    if (all > rows.size()) {
      out.append("<p class=\"note\">");
      text(
          document
              .labels()
              .rowsLeft()
              .replace("{0}", Form.COUNT.display(rows.size()))
              .replace("{1}", Form.COUNT.display(all)));
      out.append("</p>\n");
    }
  }

  private void columns(List<Block.Column> columns) {
    var weight = columns.stream().mapToInt(Block.Column::width).sum();
    out.append("<colgroup>");
    for (var column : columns) {
      out.append("<col class=\"w").append(Math.round(100f * column.width() / weight));
      out.append("\"/>");
    }
    out.append("</colgroup>\n<thead>\n");
    var hasGroups = columns.stream().anyMatch(column -> !column.group().isEmpty());
    if (hasGroups) {
      groups(columns);
    }
    out.append("<tr>");
    for (var column : columns) {
      head(column, column.label(), 1);
    }
    out.append("</tr>\n</thead>\n");
  }

  private void groups(List<Block.Column> columns) {
    out.append("<tr>");
    for (var i = 0; i < columns.size(); i++) {
      var group = columns.get(i).group();
      if (group.isEmpty()) {
        out.append("<td class=\"empty\"></td>");
        continue;
      }
      var span = 1;
      while (i + span < columns.size() && columns.get(i + span).group().equals(group)) {
        span++;
      }
      head(columns.get(i), group, span);
      i += span - 1;
    }
    out.append("</tr>\n");
  }

  private void head(Block.Column column, String label, int columnSpan) {
    out.append("<th scope=\"").append(columnSpan > 1 ? "colgroup" : "col").append('"');
    if (columnSpan > 1) {
      out.append(" colspan=\"").append(columnSpan).append('"');
    }
    out.append(" class=\"");
    out.append(columnSpan > 1 ? "group" : column.isNumber() ? "number" : "words").append("\">");
    text(label).append("</th>");
  }

  private void row(List<Block.Column> columns, List<Cell> row) {
    out.append(isLong(columns, row) ? "<tr class=\"long\">" : "<tr>");
    for (var i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      var span = gaps(row, i);
      if (span < MANY_GAPS) {
        out.append("<td class=\"").append(style(columns.get(i), cell)).append("\">");
      } else {
        out.append("<td colspan=\"").append(span).append("\" class=\"gap many-gaps\">");
        i += span - 1;
      }
      inline(cell);
      out.append("</td>");
    }
    out.append("</tr>\n");
  }

  private static boolean isLong(List<Block.Column> columns, List<Cell> row) {
    return columns.size() > DENSE
        && row.stream().anyMatch(c -> c instanceof Cell.Figure f && f.display().length() >= LONG);
  }

  /** How often the same gap stands in a row from here on. */
  private static int gaps(List<Cell> row, int from) {
    var to = from;
    while (to < row.size()
        && row.get(to) instanceof Cell.Gap
        && row.get(to).equals(row.get(from))) {
      to++;
    }
    return to - from;
  }

  private static String style(Block.Column column, Cell cell) {
    var style = column.isNumber() ? "number" : "words";
    return switch (cell) {
      case Cell.Text text -> style;
      case Cell.Gap gap -> style + " gap";
      case Cell.Figure figure ->
          figure.shade() == null ? style : style + " g-" + figure.shade().name();
    };
  }

  private void inline(Cell cell) {
    switch (cell) {
      case Cell.Text words -> link(words.link(), null, words.text());
      case Cell.Figure figure -> link(figure.link(), figure.id(), figure.display());
      case Cell.Gap gap -> text(gap.word());
    }
  }

  private void link(@Nullable String address, @Nullable String id, String words) {
    var tag = address == null ? "span" : "a";
    var isPlain = address == null && id == null;
    if (!isPlain) {
      out.append('<').append(tag);
      if (id != null) {
        out.append(" data-figure=\"");
        text(id).append('"');
      }
      if (address != null) {
        out.append(" href=\"");
        text(address.startsWith("/") ? publicUrl + address : address).append('"');
      }
      out.append('>');
    }
    text(words);
    if (!isPlain) {
      out.append("</").append(tag).append('>');
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private StringBuilder text(String words) {
    return Markup.escape(words, out);
  }
}
