package ondo.scheduler.validation;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Markdown under construction: headings, paragraphs and tables. */
final class PageText {

  private final StringBuilder text = new StringBuilder();

  void heading(String words) {
    text.append("\n## ").append(words).append('\n');
  }

  void paragraph(String words) {
    text.append('\n').append(words).append('\n');
  }

  /** A table; the first column holds words, the others numbers. */
  void table(List<String> header, List<List<String>> rows) {
    text.append('\n');
    row(header);
    text.append("|---").append(String.join("", Collections.nCopies(header.size() - 1, "|---:")));
    text.append("|\n");
    rows.forEach(this::row);
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A number with so many decimals, a dash where there is none. */
  static String number(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : "none";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
