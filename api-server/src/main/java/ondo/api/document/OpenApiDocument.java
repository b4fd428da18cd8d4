package ondo.api.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Completes what is read from the handlers by the inventory of calls. */
@Component
class OpenApiDocument implements OpenApiCustomizer {

  private static final String KEY = "key";
  static final String PROBLEM = "Problem";
  private static final String SELECTION = "Query";

  private final List<DocumentPart> parts;

  OpenApiDocument(List<DocumentPart> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public void customise(OpenAPI document) {
    parts.forEach(part -> part.addTo(document));
    document.setInfo(
        new Info()
            .title("Ondo")
            .version("1")
            .description(
                "Physical climate risk of places and portfolios. Errors are RFC 9457 problems; their"
                    + " codes are listed by GET /api/v1/problems. Lists are pages by key: give next"
                    + " back as after.")
            .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    // Where the document was fetched from is not where it will be used; without any, the second who
    // asks would be told where the first one asked.
    document.setServers(List.of(new Server().url("/")));
    var components = Objects.requireNonNullElseGet(document.getComponents(), Components::new);
    document.setComponents(components);
    components.addSecuritySchemes(
        KEY,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An API key, or a token of the identity provider that is set."));
    components.addSchemas(PROBLEM, problem());
    TableShapes.addTo(components);
    // Its members stand among the parameters of each call that takes them.
    components.getSchemas().remove(SELECTION);
    Descriptions.addTo(components);
    Operation.inventory().forEach(operation -> complete(document, operation));
  }

  private static Schema<?> problem() {
    var error = Parameters.typed("object");
    for (var name : List.of("code", "message")) {
      error.addProperty(name, Parameters.typed("string"));
      error.addRequiredItem(name);
    }
    // Faults of a request have a pointer, those of an imported file a line and a column.
    for (var name : List.of("pointer", "column", "hint")) {
      error.addProperty(name, Parameters.typed("string"));
    }
    error.addProperty("line", Parameters.typed("integer"));
    var problem = Parameters.typed("object");
    for (var name : List.of("type", "title", "detail", "code", "traceId")) {
      problem.addProperty(name, Parameters.typed("string"));
      problem.addRequiredItem(name);
    }
    problem.addProperty("status", Parameters.whole(400, 599));
    problem.addRequiredItem("status");
    problem.addProperty("errors", Parameters.list(error));
    return problem;
  }

  private static void complete(OpenAPI document, Operation call) {
    var item = document.getPaths() == null ? null : document.getPaths().get(call.path());
    var operation =
        item == null
            ? null
            : item.readOperationsMap().get(PathItem.HttpMethod.valueOf(call.method()));
    if (operation == null) {
      return;
    }
    operation.setOperationId(operationId(call));
    operation.setSummary(call.summary());
    operation.setTags(List.of(tag(call.path())));
    if (!call.role().equals("NONE")) {
      operation.setSecurity(List.of(new SecurityRequirement().addList(KEY)));
      operation.addExtension("x-role", call.role().toLowerCase(Locale.ROOT));
    }
    operation.setParameters(parameters(operation.getParameters(), tag(call.path())));
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().setRequired(true);
      Examples.addTo(operation, call.method() + " " + call.path());
    }
    operation.setResponses(Answers.of(call, schema(operation)));
  }

  /** {@code getSitesIdRisks}. */
  private static String operationId(Operation call) {
    var id = new StringBuilder(call.method().toLowerCase(Locale.ROOT));
    for (var part : call.path().replace("/api/v1", "").split("[^A-Za-z]+", -1)) {
      if (!part.isEmpty()) {
        id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return id.toString();
  }

  private static String tag(String path) {
    var parts = path.split("/", -1);
    return switch (parts[1]) {
      case "api" -> parts[3].replaceFirst("\\..*", "");
      case "actuator" -> "health";
      default -> parts[1];
    };
  }

  private static @Nullable List<Parameter> parameters(@Nullable List<Parameter> given, String tag) {
    if (given == null) {
      return null;
    }
    var parameters = new ArrayList<Parameter>();
    for (var parameter : given) {
      if (parameter.getName().equals("query")) {
        parameters.addAll(Parameters.selection());
      } else if (!parameter.getName().equals("Accept")) {
        parameters.add(described(parameter));
      }
    }
    for (var parameter : parameters) {
      parameter.setDescription(Descriptions.parameter(parameter.getName(), tag));
    }
    return parameters;
  }

  private static Parameter described(Parameter parameter) {
    var better = Parameters.schema(parameter.getName());
    if (better == null) {
      return parameter;
    }
    Schema<?> known = parameter.getSchema();
    if (known != null && known.getTypes() != null && known.getTypes().contains("array")) {
      return parameter.schema(Parameters.list(better)).explode(false);
    }
    if (known != null && known.getDefault() != null) {
      better.setDefault(known.getDefault());
    }
    return parameter.schema(better);
  }

  private static @Nullable Schema<?> schema(io.swagger.v3.oas.models.Operation operation) {
    var found = operation.getResponses() == null ? null : operation.getResponses().get("200");
    if (found == null || found.getContent() == null) {
      return null;
    }
    return found.getContent().values().stream()
        .map(MediaType::getSchema)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
