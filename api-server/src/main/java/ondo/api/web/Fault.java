package ondo.api.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body, or {@code ?name} for a parameter of the address
 * @param code stable, kebab-case; its text is {@code fault.<code>} of the message files
 * @param arguments fill the placeholders of the text; a {@link Phrase} is told in its language
 */
public record Fault(String pointer, ProblemCode kind, String code, List<Object> arguments) {

  public Fault {
    pointer = wellFormed(pointer);
    arguments =
        arguments.stream()
            .map(argument -> argument instanceof String text ? wellFormed(text) : argument)
            .toList();
  }

  /** Names come from the client: half of a surrogate pair in one could not be written back. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  public static Fault of(String pointer, ProblemCode kind, String code, Object... arguments) {
    return new Fault(pointer, kind, code, List.of(arguments));
  }

  /** A well-formed value that breaks its domain (422). */
  public static Fault invalid(String pointer, String code, Object... arguments) {
    return of(pointer, ProblemCode.INVALID_VALUE, code, arguments);
  }

  /**
   * A value of another type than asked for (400).
   *
   * @param expected the word after {@code type.} in the message files
   */
  public static Fault wrongType(String pointer, String expected) {
    return of(pointer, ProblemCode.WRONG_TYPE, "wrong-type", Phrase.of("type." + expected));
  }
}
