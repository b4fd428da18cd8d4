package ondo.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.risk.Flags;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads inputs of vectors and builds answers. */
final class Json {

  private Json() {}

  private static boolean isGap(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }

  /** The number of a field, NaN when null or absent. */
  static double number(JsonNode input, String field) {
    var node = input.get(field);
    return isGap(node) ? Missing.VALUE : node.doubleValue();
  }

  static double[] numbers(JsonNode input, String field) {
    return numbers(input.get(field));
  }

  static double[] numbers(JsonNode list) {
    var values = new double[list.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = list.get(i).isNull() ? Missing.VALUE : list.get(i).doubleValue();
    }
    return values;
  }

  static @Nullable Double optional(JsonNode input, String field) {
    var node = input.get(field);
    return isGap(node) ? null : Double.valueOf(node.doubleValue());
  }

  static @Nullable String word(JsonNode input, String field) {
    var node = input.get(field);
    return isGap(node) ? null : node.stringValue();
  }

  static @Nullable Boolean truth(JsonNode input, String field) {
    var node = input.get(field);
    return isGap(node) ? null : Boolean.valueOf(node.booleanValue());
  }

  /** An answer of alternating names and values; NaN becomes null. */
  static Map<String, @Nullable Object> answer(@Nullable Object... namesAndValues) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      var isGap = value instanceof Double number && number.isNaN();
      answer.put(String.valueOf(namesAndValues[i]), isGap ? null : value);
    }
    return answer;
  }

  static List<String> codes(Flags flags) {
    return flags.codes();
  }

  static List<Double> list(double[] values) {
    var list = new ArrayList<Double>();
    for (var value : values) {
      list.add(value);
    }
    return list;
  }

  /** {@link #list} in which a missing value is null. */
  static List<@Nullable Double> listWithGaps(double[] values) {
    var list = new ArrayList<@Nullable Double>();
    for (var value : values) {
      list.add(Missing.is(value) ? null : Double.valueOf(value));
    }
    return list;
  }
}
