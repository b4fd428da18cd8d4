package ondo.api.document;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import ondo.api.table.Format;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The answers of a call: successes in all their forms and headers, refusals by their codes. */
final class Answers {

  private static final String RETRY_AFTER = "Retry-After";
  // Where a call pays before it is worked on.
  private static final List<String> OF_QUOTA = List.of("RateLimit", "RateLimit-Policy");
  // Refusals for now; they say when to come back.
  private static final Set<String> LATER =
      Set.of("rate-limited", "overloaded", "queue-full", "not-ready", "scheduler-away");
  // Refusals of every call that asks for a key.
  private static final Set<String> EVERYWHERE =
      Set.of(
          "malformed-request",
          "unknown-parameter",
          "unauthorized",
          "not-acceptable",
          "rate-limited",
          "overloaded",
          "not-ready");

  private Answers() {}

  static ApiResponses of(Operation call, @Nullable Schema<?> schema) {
    var responses = new ApiResponses();
    for (var status : call.success()) {
      responses.addApiResponse(String.valueOf(status), response(call, status, schema));
    }
    refusals(call).forEach((status, codes) -> responses.addApiResponse(status, refusal(codes)));
    responses.addApiResponse("default", refusal(new TreeSet<>()));
    return responses;
  }

  private static ApiResponse response(Operation call, int status, @Nullable Schema<?> schema) {
    var response = new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
    call.headers().stream()
        .filter(name -> status != 304 || name.equals("ETag"))
        .forEach(name -> response.addHeaderObject(name, header(name)));
    if (!call.role().equals("NONE")) {
      OF_QUOTA.forEach(name -> response.addHeaderObject(name, header(name)));
    }
    if (status == 204 || status == 304) {
      return response;
    }
    var content = new Content();
    for (var form : call.forms()) {
      for (var type : types(form)) {
        var isJson = form.equals("json") && schema != null;
        content.addMediaType(type, new MediaType().schema(isJson ? schema : table(type)));
      }
    }
    return response.content(content);
  }

  /** What no handler tells: rows of a table in one of their forms, or any other text. */
  private static Schema<?> table(String type) {
    return switch (type) {
      case "application/geo+json" -> component(TableShapes.MAP);
      case "application/json" -> component(TableShapes.ROWS);
      default -> Parameters.typed("string");
    };
  }

  /** Codes by status, those that every call has among them. */
  private static SortedMap<String, SortedSet<String>> refusals(Operation call) {
    var codes = new TreeSet<>(call.refusals());
    if (!call.role().equals("NONE")) {
      codes.addAll(EVERYWHERE);
      codes.addAll(call.role().equals("READER") ? Set.of() : Set.of("forbidden"));
    }
    var byStatus = new TreeMap<String, SortedSet<String>>();
    for (var code : codes) {
      var status = String.valueOf(status(code));
      byStatus.computeIfAbsent(status, known -> new TreeSet<>()).add(code);
    }
    // An answer that a success has already, as health has its 503.
    call.success().forEach(status -> byStatus.remove(String.valueOf(status)));
    return byStatus;
  }

  private static int status(String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no problem has the code " + code))
        .status();
  }

  private static ApiResponse refusal(SortedSet<String> codes) {
    var names = codes.isEmpty() ? "" : ": " + String.join(", ", codes);
    var response =
        new ApiResponse()
            .description("A problem (RFC 9457)" + names)
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(component(OpenApiDocument.PROBLEM))));
    // Nobody knows which of the others it is.
    if (codes.isEmpty() || codes.stream().anyMatch(LATER::contains)) {
      response.addHeaderObject(RETRY_AFTER, header(RETRY_AFTER).required(!codes.isEmpty()));
    }
    return response;
  }

  private static Header header(String name) {
    var header = new Header().description(Descriptions.header(name));
    header.setRequired(!name.equals("Link") && !OF_QUOTA.contains(name));
    return header.schema(Parameters.typed(name.equals(RETRY_AFTER) ? "integer" : "string"));
  }

  private static Schema<?> component(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  private static List<String> types(String form) {
    return switch (form) {
      case "json" -> List.of("application/json");
      case "csv" -> List.of(Format.CSV.type().toString());
      case "geojson" -> List.of(Format.GEOJSON.type().toString());
      case "html" -> List.of("text/html");
      case "pdf" -> List.of("application/pdf");
      case "xlsx" -> List.of(Format.XLSX.type().toString());
      case "lines" -> List.of(Format.NDJSON.type().toString());
      case "events" -> List.of("text/event-stream");
      case "tables", "rows" ->
          List.of(Format.values()).stream()
              .filter(one -> one != Format.JSON || form.equals("rows"))
              .map(one -> one.type().toString())
              .toList();
      case "none" -> List.of();
      default -> throw new IllegalArgumentException("unknown form: " + form);
    };
  }
}
