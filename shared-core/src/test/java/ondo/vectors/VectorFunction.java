package ondo.vectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One function of the vectors: reads a case's input and answers what the program computes. */
@FunctionalInterface
interface VectorFunction {

  /**
   * The program's answer: maps, lists, numbers, words and null in the shape of {@code expected}.
   *
   * @param expected only for its keys, such as the points at which a distribution is asked for
   */
  @Nullable Object answer(JsonNode input, JsonNode expected);
}
