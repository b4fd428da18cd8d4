package ondo.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with what a vector expects (risk model §14).
 *
 * @param tolerance absolute, and unless {@code absolute} relative as well
 * @param absolute whether only the absolute tolerance counts
 */
record Comparison(double tolerance, boolean absolute) {

  /** What differs, one line each; empty when the answer is right. */
  List<String> differences(String path, JsonNode expected, @Nullable Object actual) {
    if (expected.isObject()) {
      return ofObjects(path, expected, actual);
    }
    if (expected.isArray()) {
      return ofArrays(path, expected, actual);
    }
    return matches(expected, actual)
        ? List.of()
        : List.of(path + ": expected " + expected + " but was " + actual);
  }

  private boolean matches(JsonNode expected, @Nullable Object actual) {
    if (expected.isNull() || actual == null) {
      return expected.isNull() && actual == null;
    }
    if (expected.isNumber()) {
      var wanted = expected.doubleValue();
      var allowed = absolute ? tolerance : tolerance + tolerance * Math.abs(wanted);
      return actual instanceof Number number && Math.abs(number.doubleValue() - wanted) <= allowed;
    }
    if (expected.isBoolean()) {
      return actual.equals(expected.booleanValue());
    }
    return actual.toString().equals(expected.stringValue());
  }

  private List<String> ofObjects(String path, JsonNode expected, @Nullable Object actual) {
    if (!(actual instanceof Map<?, ?> map)) {
      return List.of(path + ": expected " + expected + " but was " + actual);
    }
    var differences = new ArrayList<String>();
    for (var field : expected.properties()) {
      var at = path + "." + field.getKey();
      if (map.containsKey(field.getKey())) {
        differences.addAll(differences(at, field.getValue(), map.get(field.getKey())));
      } else {
        differences.add(at + ": no answer");
      }
    }
    return differences;
  }

  private List<String> ofArrays(String path, JsonNode expected, @Nullable Object actual) {
    if (!(actual instanceof List<?> list) || list.size() != expected.size()) {
      return List.of(path + ": expected " + expected + " but was " + actual);
    }
    var differences = new ArrayList<String>();
    for (var i = 0; i < list.size(); i++) {
      differences.addAll(differences(path + "[" + i + "]", expected.get(i), list.get(i)));
    }
    return differences;
  }
}
