package ondo.api.web;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Why JSON could not be read, in words of our own. The parser tells its reasons apart by their
 * English text alone; a text nobody knows is still "too large" or "not valid", never shown.
 */
public final class JsonReasons {

  private JsonReasons() {}

  public static Phrase of(JacksonException e) {
    var words = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
    return switch (e) {
      case StreamConstraintsException limit -> tooMuch(words);
      case UnexpectedEndOfInputException end -> Phrase.of("reason.cut-off");
      case MismatchedInputException mismatch when words.contains("trailing") ->
          Phrase.of("reason.goes-on");
      default -> words.startsWith("duplicate") ? Phrase.of("reason.repeated-field") : invalid(e);
    };
  }

  private static Phrase tooMuch(String words) {
    if (words.contains("nesting depth")) {
      return Phrase.of("reason.nested-too-deep");
    }
    if (words.contains("number") || words.contains("bigdecimal")) {
      return Phrase.of("reason.number-too-long");
    }
    if (words.contains("string")) {
      return Phrase.of("reason.text-too-long");
    }
    return Phrase.of(words.contains("name") ? "reason.name-too-long" : "reason.too-large");
  }

  private static Phrase invalid(JacksonException e) {
    var where = e.getLocation();
    return where == null || where.getColumnNr() < 1
        ? Phrase.of("reason.not-json")
        : Phrase.of("reason.not-json-at", where.getColumnNr());
  }
}
