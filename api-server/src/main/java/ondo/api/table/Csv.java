package ondo.api.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells of CSV and workbooks that a spreadsheet cannot mistake for formulas. */
public final class Csv {

  private Csv() {}

  /** Numbers stay as they are; a text that begins like a formula gets an apostrophe. */
  public static void row(StringBuilder text, @Nullable Object... cells) {
    for (var i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      cell(text, cells[i]);
    }
    text.append('\n');
  }

  private static void cell(StringBuilder text, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case BigDecimal number -> text.append(number.toPlainString());
      case Number number -> text.append(number);
      default -> quoted(text, plain(cell));
    }
  }

  /** The text of a cell, lists with spaces between their members. */
  static String plain(Object cell) {
    if (!(cell instanceof List<?> list)) {
      return cell.toString();
    }
    var text = new StringBuilder();
    for (var i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : " ");
      var one = list.get(i);
      if (one != null) {
        text.append(one instanceof BigDecimal number ? number.toPlainString() : one.toString());
      }
    }
    return text.toString();
  }

  /** A rounded number, or nothing for a gap. */
  public static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  /**
   * With an apostrophe before what a spreadsheet would compute, and before what looks as if this
   * had been done already; numbers may begin with a sign.
   */
  static String neutral(String text) {
    return isMarked(text) ? "'" + text : text;
  }

  /** What {@link #neutral} made the text from. */
  public static String original(String text) {
    return text.startsWith("'") && isMarked(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isMarked(String text) {
    var begin = 0;
    while (begin < text.length() && text.charAt(begin) == '\'') {
      begin++;
    }
    return begin < text.length()
        && "=+-@\t\r".indexOf(text.charAt(begin)) >= 0
        && (begin > 0 || !isNumber(text));
  }

  private static void quoted(StringBuilder target, String cell) {
    var text = neutral(cell);
    if (!needsQuotes(text)) {
      target.append(text);
      return;
    }
    target.append('"').append(text.replace("\"", "\"\"")).append('"');
  }

  private static boolean needsQuotes(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (",\"\n\r".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?");
  }
}
