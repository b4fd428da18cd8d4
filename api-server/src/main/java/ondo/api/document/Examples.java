package ondo.api.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of {@code openapi/examples.json}, which a test sends as they stand; an id in them is that
 * of a site of yours.
 */
final class Examples {

  private static final String FILE = "/openapi/examples.json";
  private static final String JSON = "application/json";
  private static final JsonNode ALL = read();

  private Examples() {}

  private static JsonNode read() {
    try (var stream = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
      return JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the examples of a call, such as {@code POST /api/v1/jobs}, to its body. */
  static void addTo(Operation operation, String call) {
    var body = operation.getRequestBody();
    var examples = ALL.path(call);
    if (body == null || body.getContent() == null || examples.isMissingNode()) {
      return;
    }
    var form = body.getContent().computeIfAbsent(JSON, type -> new MediaType());
    for (var example : examples.properties()) {
      var plain = JsonMapper.shared().treeToValue(example.getValue(), Object.class);
      form.addExamples(example.getKey(), new Example().value(plain));
    }
  }
}
