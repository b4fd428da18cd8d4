package ondo.api.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of CSV that a spreadsheet cannot mistake for formulas. */
final class Csv {

  private Csv() {}

  /** Numbers stay as they are; a text that begins like a formula gets an apostrophe. */
  static void row(StringBuilder text, @Nullable Object... cells) {
    for (var i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      var cell = cells[i];
      text.append(cell instanceof Number ? cell.toString() : quoted(cell));
    }
    text.append('\n');
  }

  /** A rounded number, or nothing for a gap. */
  static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private static String quoted(@Nullable Object cell) {
    var text = cell == null ? "" : cell.toString();
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text)) {
      text = "'" + text;
    }
    var needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?");
  }
}
