package ondo.scheduler.report;

/** Text as markup shows it. */
final class Markup {

  private Markup() {}

  /**
   * Appends words so that none of them is markup, inside an element or a quoted attribute. What XML
   * 1.0 does not allow at all becomes U+FFFD.
   */
  static StringBuilder escape(String words, StringBuilder out) {
    for (var i = 0; i < words.length(); ) {
      var point = words.codePointAt(i);
      i += Character.charCount(point);
      switch (point) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
      }
    }
    return out;
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
