package ondo.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds JSON against the part of JSON Schema that the OpenAPI document uses, stricter than the
 * standard: a member that no schema names is a fault.
 */
public record JsonShape(JsonNode document) {

  private static final Path COMMITTED = Path.of("../ecosystem/docs/openapi.json");
  private static final int MOST_FAULTS = 5;

  /** By the document that is committed. */
  public static JsonShape committed() {
    try {
      return new JsonShape(JsonMapper.shared().readTree(Files.readString(COMMITTED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with JSON that should be a component of that name; empty when nothing is. */
  public List<String> faults(String component, String json) {
    var faults = new ArrayList<String>();
    var schema = document.at("/components/schemas/" + component);
    if (schema.isMissingNode()) {
      throw new IllegalArgumentException("there is no component " + component);
    }
    check(schema, JsonMapper.shared().readTree(json), "", faults);
    return faults;
  }

  /** Adds what is wrong with a value. */
  public void check(@Nullable JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema == null || faults.size() > MOST_FAULTS) {
      return;
    }
    if (schema.has("$ref")) {
      var name = schema.get("$ref").asString().replaceFirst(".*/", "");
      check(document.at("/components/schemas/" + name), value, at, faults);
      return;
    }
    if (schema.has("anyOf")) {
      checkAny(schema.get("anyOf"), value, at, faults);
      return;
    }
    checkType(schema, value, at, faults);
    if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
      faults.add(at + " is none of the words: " + value);
    }
    if (value.isObject()) {
      checkObject(schema, value, at, faults);
    }
    if (value.isArray() && schema.has("items")) {
      for (var i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), at + "/" + i, faults);
      }
    }
    if (value.isNumber() && schema.has("minimum")) {
      var isInside =
          value.asDouble() >= schema.get("minimum").asDouble()
              && (!schema.has("maximum") || value.asDouble() <= schema.get("maximum").asDouble());
      if (!isInside) {
        faults.add(at + " is out of range: " + value);
      }
    }
  }

  private void checkAny(JsonNode alternatives, JsonNode value, String at, List<String> faults) {
    var all = new ArrayList<String>();
    for (var one : alternatives) {
      var tried = new ArrayList<String>();
      check(one, value, at, tried);
      if (tried.isEmpty()) {
        return;
      }
      all.addAll(tried);
    }
    faults.add(at + " fits none of the alternatives: " + all);
  }

  private static void checkType(JsonNode schema, JsonNode value, String at, List<String> faults) {
    var type = schema.get("type");
    if (type == null) {
      return;
    }
    var types =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).toList()
            : List.of(type.asString());
    var is = typeOf(value);
    var fits = types.contains(is) || (is.equals("integer") && types.contains("number"));
    if (!fits) {
      faults.add(at + " is " + is + " in place of " + types);
    }
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case OBJECT -> "object";
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case STRING -> "string";
      default -> value.isIntegralNumber() ? "integer" : "number";
    };
  }

  private void checkObject(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("required")) {
      for (var name : schema.get("required")) {
        if (!value.has(name.asString())) {
          faults.add(at + " has no " + name.asString());
        }
      }
    }
    var known = schema.get("properties");
    var others = schema.get("additionalProperties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      var name = member.getKey();
      if (known != null && known.has(name)) {
        check(known.get(name), member.getValue(), at + "/" + name, faults);
      } else if (others != null && others.isObject()) {
        check(others, member.getValue(), at + "/" + name, faults);
      } else if (known != null && others == null && !isProblem(known)) {
        faults.add(at + " has a member that is not in the document: " + name);
      }
    }
  }

  /** Problems may have members of their own (RFC 9457 section 3.2). */
  private static boolean isProblem(JsonNode properties) {
    return properties.has("traceId");
  }
}
