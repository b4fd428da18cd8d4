package ondo.method;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** Arguments of an example; a word that names an earlier result stands for that result. */
final class Arguments {

  private final Map<String, String> texts;
  private final Map<String, Result> earlier;
  private final Set<String> unread;

  Arguments(Map<String, String> texts, Map<String, Result> earlier) {
    this.texts = texts;
    this.earlier = earlier;
    this.unread = new HashSet<>(texts.keySet());
  }

  /** Keys that the function did not ask for: a typing error on the page. */
  Set<String> unread() {
    return unread;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  private @Nullable Object value(String key) {
    unread.remove(key);
    var text = texts.get(key);
    var named = text == null ? null : earlier.get(text);
    return named == null ? text : named.value();
  }

  /** The number of a key, NaN where it is absent or {@code unknown}. */
  double number(String key) {
    return switch (value(key)) {
      case Double number -> number;
      case String text when !text.equals("unknown") -> Double.parseDouble(text);
      case null, default -> Missing.VALUE;
    };
  }

  /** The number of a key that must be there. */
  double required(String key) {
    var number = number(key);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("missing: " + key);
    }
    return number;
  }

  int whole(String key) {
    return (int) required(key);
  }

  @Nullable Double optional(String key) {
    var number = number(key);
    return Double.isNaN(number) ? null : Double.valueOf(number);
  }

  @Nullable String optionalWord(String key) {
    return value(key) instanceof String word && !word.equals("unknown") ? word : null;
  }

  String word(String key) {
    var word = optionalWord(key);
    if (word == null) {
      throw new IllegalArgumentException("missing: " + key);
    }
    return word;
  }

  @Nullable Boolean truth(String key) {
    var word = optionalWord(key);
    return word == null ? null : Boolean.valueOf(word);
  }

  /** A list written as {@code [1 2 3]}, or the list of an earlier line. */
  double[] numbers(String key) {
    return switch (value(key)) {
      case double[] numbers -> numbers;
      case String text -> Result.numbers(text);
      case null, default -> throw new IllegalArgumentException("no list: " + key);
    };
  }

  Hazard hazard() {
    return Hazard.of(word("hazard"));
  }

  /** A score as an outcome; absent or {@code unknown} is a gap. */
  Outcome<Score> score(String key) {
    var number = optional(key);
    return number == null
        ? Outcome.insufficient(Flags.NONE)
        : Outcome.of(new Score(number), Flags.NONE);
  }
}
