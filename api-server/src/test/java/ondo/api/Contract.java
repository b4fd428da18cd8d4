package ondo.api;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as a test reads it, and the part of JSON Schema that it uses. */
record Contract(JsonNode document) {

  /** A call of the document. */
  record Call(String method, String path, JsonNode node) {

    String name() {
      return method + " " + path;
    }
  }

  List<Call> calls() {
    var calls = new ArrayList<Call>();
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        calls.add(
            new Call(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                method.getValue()));
      }
    }
    return calls;
  }

  /** What is wrong with an answer by the document; empty when nothing is. */
  List<String> faults(Call call, Client.Reply reply) {
    var responses = call.node().get("responses");
    var status = String.valueOf(reply.status());
    var faults = new ArrayList<String>();
    var response = responses.has(status) ? responses.get(status) : responses.get("default");
    if (!responses.has(status) && reply.status() < 400) {
      faults.add("status " + status + " is not in the document");
      return faults;
    }
    var type = reply.header("Content-Type").replaceFirst(";.*", "").strip();
    var content = response.get("content");
    if (content == null) {
      if (reply.raw().body().length > 0) {
        faults.add("there is a body where none was announced");
      }
      return faults;
    }
    for (var form : content.properties()) {
      if (form.getKey().replaceFirst(";.*", "").equals(type)) {
        checkForm(type, form.getValue().get("schema"), reply, faults);
        return faults;
      }
    }
    faults.add("content type " + type + " is not in the document");
    return faults;
  }

  private void checkForm(
      String type, @Nullable JsonNode schema, Client.Reply reply, List<String> faults) {
    if (type.endsWith("ndjson")) {
      reply.text().lines().filter(line -> !isObject(line)).limit(1).forEach(faults::add);
    } else if (type.endsWith("json")) {
      check(schema, reply.json(), "", faults);
    } else if (type.equals("text/csv")) {
      checkRows(reply.text(), faults);
    }
  }

  private static boolean isObject(String line) {
    try {
      return JsonMapper.shared().readTree(line).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Every row has as many cells as the header. */
  private static void checkRows(String text, List<String> faults) {
    try (var csv =
        CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
      var width = -1;
      for (var row : csv) {
        width = width < 0 ? row.getFieldCount() : width;
        if (row.getFieldCount() != width) {
          faults.add("row of " + row.getFieldCount() + " cells below a header of " + width);
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(@Nullable JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema == null || faults.size() > 5) {
      return;
    }
    if (schema.has("$ref")) {
      var name = schema.get("$ref").asString().replaceFirst(".*/", "");
      check(document.at("/components/schemas/" + name), value, at, faults);
      return;
    }
    if (schema.has("anyOf")) {
      for (var one : schema.get("anyOf")) {
        var tried = new ArrayList<String>();
        check(one, value, at, tried);
        if (tried.isEmpty()) {
          return;
        }
      }
      faults.add(at + " fits none of the alternatives");
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

  private static void checkType(JsonNode schema, JsonNode value, String at, List<String> faults) {
    var type = schema.get("type");
    if (type == null) {
      return;
    }
    var types =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).toList()
            : List.of(type.asString());
    var is =
        value.isNull()
            ? "null"
            : value.isObject()
                ? "object"
                : value.isArray()
                    ? "array"
                    : value.isBoolean()
                        ? "boolean"
                        : value.isString()
                            ? "string"
                            : value.isIntegralNumber() ? "integer" : "number";
    var fits = types.contains(is) || (is.equals("integer") && types.contains("number"));
    if (!fits) {
      faults.add(at + " is " + is + " in place of " + types);
    }
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
        // A null inside a map is a gap.
        if (!member.getValue().isNull()) {
          check(others, member.getValue(), at + "/" + name, faults);
        }
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
