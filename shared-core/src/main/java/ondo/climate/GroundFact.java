package ondo.climate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact about the ground or the water at a place that does not change with the year.
 *
 * @param name snake_case with its unit, such as {@code distance_to_river_m}
 * @param number the value, null for a word
 * @param word a code such as {@code FOREST}, null for a number
 * @param flags what is assumed in it, sorted
 */
public record GroundFact(
    String name, @Nullable Double number, @Nullable String word, List<String> flags) {

  public GroundFact {
    flags = List.copyOf(flags);
    if ((number == null) == (word == null)) {
      throw new IllegalArgumentException(name + " is a number or a word: " + number + ", " + word);
    }
  }

  /** A number. */
  public static GroundFact of(String name, double number, String... flags) {
    return new GroundFact(name, number, null, List.of(flags));
  }

  /** A code. */
  public static GroundFact of(String name, String word, String... flags) {
    return new GroundFact(name, null, word, List.of(flags));
  }
}
