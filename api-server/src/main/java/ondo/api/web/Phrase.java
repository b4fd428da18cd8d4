package ondo.api.web;

import java.util.List;

/**
 * Part of a sentence inside the text of a fault, told in the language of the whole.
 *
 * @param key of the message files
 * @param arguments fill its placeholders
 */
public record Phrase(String key, List<Object> arguments) {

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, List.of(arguments));
  }
}
