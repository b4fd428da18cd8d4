package ondo.api;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ondo.house.JsonShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as a test reads it. */
record Contract(JsonNode document) {

  /** A call of the document. */
  record Call(String method, String path, JsonNode node) {

    String name() {
      return method + " " + path;
    }

    /** The same with a part of its path filled in. */
    Call at(String otherPath) {
      return new Call(method, otherPath, node);
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

  /** The call of a name such as {@code GET /api/v1/sites}. */
  Call call(String name) {
    return calls().stream().filter(call -> call.name().equals(name)).findFirst().orElseThrow();
  }

  /** What is wrong with an answer by the document; empty when nothing is. */
  List<String> faults(Call call, Client.Reply reply) {
    var responses = call.node().get("responses");
    var status = String.valueOf(reply.status());
    var faults = new ArrayList<String>();
    var response = responses.has(status) ? responses.get(status) : responses.get("default");
    checkHeaders(response, reply, faults);
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

  /** A header that a client may build on is documented where it is sent and sent where it is. */
  private static void checkHeaders(JsonNode response, Client.Reply reply, List<String> faults) {
    for (var name : List.of("ETag", "Link", "Location", "Retry-After")) {
      var told = response.path("headers").path(name);
      var isSent = !reply.header(name).isEmpty();
      if (isSent && told.isMissingNode()) {
        faults.add("header " + name + " is not in the document");
      }
      if (!isSent && told.path("required").asBoolean(false)) {
        faults.add("header " + name + " was announced");
      }
    }
  }

  /** Codes of problems that the document names for a call and a status. */
  String refusals(Call call, int status) {
    return call.node().at("/responses/" + status + "/description").asString("");
  }

  /** The components that no call reaches. */
  Set<String> orphans() {
    var reached = new TreeSet<String>();
    var waiting = new ArrayDeque<JsonNode>();
    waiting.add(document.get("paths"));
    while (!waiting.isEmpty()) {
      for (var reference : waiting.remove().findValues("$ref")) {
        var name = reference.asString().replaceFirst(".*/", "");
        if (reached.add(name)) {
          waiting.add(document.at("/components/schemas/" + name));
        }
      }
    }
    var orphans = new TreeSet<>(document.at("/components/schemas").propertyNames());
    orphans.removeAll(reached);
    return orphans;
  }

  /** Whether a schema says no more than that there is some JSON. */
  boolean isBare(@Nullable JsonNode schema) {
    if (schema == null) {
      return true;
    }
    if (schema.has("$ref")) {
      var name = schema.get("$ref").asString().replaceFirst(".*/", "");
      return isBare(document.at("/components/schemas/" + name));
    }
    return Stream.of("properties", "anyOf", "items", "additionalProperties").noneMatch(schema::has);
  }

  private void checkForm(
      String type, @Nullable JsonNode schema, Client.Reply reply, List<String> faults) {
    if (type.endsWith("ndjson")) {
      reply.text().lines().filter(line -> !isObject(line)).limit(1).forEach(faults::add);
    } else if (type.endsWith("json")) {
      new JsonShape(document).check(schema, reply.json(), "", faults);
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
}
