package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** Words of a report from the message files {@code messages/report*.properties}. */
final class Texts {

  private static final String BUNDLE = "messages/report";
  private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

  private final Locale language;
  private final ResourceBundle bundle;

  Texts(Locale language) {
    this.language = language;
    // The language of the machine must not fill gaps.
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  boolean isKorean() {
    return language.getLanguage().equals("ko");
  }

  Locale language() {
    return language;
  }

  /** The words of a key; a missing key is a mistake of the program. */
  String of(String key) {
    return bundle.getString(key);
  }

  /** The words of a key, or other words where there are none. */
  String of(String key, String other) {
    return bundle.containsKey(key) ? bundle.getString(key) : other;
  }

  /** The words of a key with cells in the place of {0}, {1} … */
  List<Cell> line(String key, Cell... cells) {
    var text = of(key);
    var line = new ArrayList<Cell>();
    var slots = SLOT.matcher(text);
    var from = 0;
    while (slots.find()) {
      words(text.substring(from, slots.start()), line);
      line.add(cells[Integer.parseInt(slots.group(1))]);
      from = slots.end();
    }
    words(text.substring(from), line);
    return line;
  }

  private static void words(String text, List<Cell> line) {
    if (!text.isEmpty()) {
      line.add(Cell.Text.of(text));
    }
  }

  /** The same as one text. */
  String filled(String key, Object... values) {
    return SLOT.matcher(of(key))
        .replaceAll(
            slot ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf(values[Integer.parseInt(slot.group(1))])));
  }

  Block.Prose paragraph(String key, Cell... cells) {
    return new Block.Prose(Block.Prose.Kind.PARAGRAPH, line(key, cells));
  }

  Block.Prose point(String key, Cell... cells) {
    return new Block.Prose(Block.Prose.Kind.POINT, line(key, cells));
  }

  Block.Prose notice(String key, Cell... cells) {
    return new Block.Prose(Block.Prose.Kind.NOTICE, line(key, cells));
  }

  Block.Prose note(String key, Cell... cells) {
    return new Block.Prose(Block.Prose.Kind.NOTE, line(key, cells));
  }

  Block.Heading heading(String key) {
    return new Block.Heading(key.replace('.', '-'), of(key));
  }

  Block.Column column(String key, String unit, int width) {
    return new Block.Column("", of(key), unit, width);
  }

  String hazard(ondo.risk.Hazard hazard) {
    return of("hazard." + hazard.code());
  }

  String term(Horizon horizon) {
    return of("horizon." + horizon.term().key());
  }
}
