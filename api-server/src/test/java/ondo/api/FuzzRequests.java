package ondo.api;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests from the operations of the OpenAPI document, whole ones and broken ones. */
final class FuzzRequests {

  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private static final List<String> GARBAGE =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1e309",
          "NaN",
          "null",
          "undefined",
          "true",
          "[]",
          "{}",
          "'",
          "\"",
          "%",
          "%00",
          "\u0000",
          "\ud83d\ude00",
          "한글",
          "１２",
          "../../etc/passwd",
          "' or 1=1 --",
          "<script>",
          "a".repeat(3000),
          "9".repeat(400),
          "2050,2051",
          ",",
          ",,",
          "SSP245,",
          "=1+1",
          "\r\nX: y",
          "9223372036854775808",
          "extreme_heat,typhoon",
          NOBODY,
          "*",
          "%s%n",
          "\\");

  private final Contract contract;
  private final Random random;
  private final Things things;

  FuzzRequests(Contract contract, Random random, Things things) {
    this.contract = contract;
    this.random = random;
    this.things = things;
  }

  /**
   * What there is to ask for.
   *
   * @param sites ids; some may go and others come
   * @param ids others by name: job, cancelled, hook, report, run, letter
   * @param leaving the tenant that is deleted again and again
   */
  record Things(List<String> sites, Map<String, String> ids, String tenant, String leaving) {

    String id(String name) {
      return ids.getOrDefault(name, NOBODY);
    }
  }

  /** A request on its way. */
  record Request(String path, String body, List<String> headers) {}

  /** A request that keeps to the document, or one that breaks one thing. */
  Request request(Contract.Call call, boolean isValid) {
    var path = path(call);
    var query = query(call);
    var body = body(call);
    var headers = new ArrayList<String>();
    var type = contentType(call);
    if (!type.isEmpty() && !type.equals("application/json")) {
      headers.addAll(List.of("Content-Type", type));
    }
    if (!isValid) {
      switch (random.nextInt(5)) {
        case 0 -> query = query + (query.isEmpty() ? "?" : "&") + broken(call);
        case 1 -> path = path.replaceFirst("[^/]+$", encode(garbage()).replace("$", "%24"));
        case 2 -> body = brokenBody(body);
        case 3 -> headers.addAll(List.of(header(), plain(garbage())));
        default -> query = "?" + broken(call);
      }
    }
    return new Request(path + query, body, headers);
  }

  /** Where a client can put text: the parameters of a call, and the text fields of its body. */
  List<Place> places(Contract.Call call) {
    var places = new ArrayList<Place>();
    var parameters = call.node().get("parameters");
    if (parameters != null) {
      for (var parameter : parameters) {
        places.add(new Place(parameter.get("in").asString(), parameter.get("name").asString()));
      }
    }
    if (body(call).startsWith("{")) {
      JsonMapper.shared()
          .readTree(body(call))
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isString()) {
                  places.add(new Place("body", field.getKey()));
                }
              });
    }
    return places;
  }

  /**
   * One place of a call.
   *
   * @param in {@code path}, {@code query}, {@code header} or {@code body}
   */
  record Place(String in, String name) {}

  /** A request that keeps to the document but for the text in one place. */
  Request with(Contract.Call call, Place place, String text) {
    var headers = new ArrayList<String>();
    var type = contentType(call);
    if (!type.isEmpty()) {
      headers.addAll(List.of("Content-Type", type));
    }
    var path = call;
    var query = query(call);
    var body = body(call);
    switch (place.in()) {
      case "path" -> path = call.at(call.path().replace("{" + place.name() + "}", encode(text)));
      case "query" -> query = with(query, place.name(), encode(text));
      case "header" -> headers.addAll(List.of(place.name(), text));
      default -> body = withField(body, place.name(), text);
    }
    return new Request(path(path) + query, body, headers);
  }

  private static String with(String query, String name, String value) {
    var others =
        Stream.of(query.replaceFirst("^\\?", "").split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith(name + "="));
    return "?" + Stream.concat(others, Stream.of(name + "=" + value)).collect(joining("&"));
  }

  private static String withField(String body, String name, String text) {
    var fields = (ObjectNode) JsonMapper.shared().readTree(body);
    fields.put(name, text);
    return fields.toString();
  }

  private String header() {
    var names =
        List.of(
            "Accept",
            "If-None-Match",
            "If-Match",
            "Idempotency-Key",
            "Accept-Language",
            "traceparent");
    return names.get(random.nextInt(names.size()));
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private String garbage() {
    return GARBAGE.get(random.nextInt(GARBAGE.size()));
  }

  private String path(Contract.Call call) {
    var id =
        switch (call.path().replaceAll("^/api/v1/(\\w+|dead-letters)/\\{id}.*", "$1")) {
          case "jobs" -> things.id(call.method().equals("DELETE") ? "cancelled" : "job");
          case "webhooks" -> things.id("hook");
          case "reports" -> things.id("report");
          case "runs" -> things.id("run");
          case "dead-letters" -> things.id("letter");
          default -> aSite();
        };
    return call.path()
        .replace("{id}", id)
        .replace("{code}", pick(List.of("11010", "21010", "39010")))
        .replace("{hazard}", pick(List.of("extreme_heat", "typhoon", "river_flood")))
        .replace("{format}", pick(List.of("csv", "json", "ndjson", "xlsx", "geojson")));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String query(Contract.Call call) {
    var parts = new ArrayList<String>();
    var years = random.nextInt(4);
    for (var parameter : parameters(call)) {
      var name = parameter.get("name").asString();
      var isYear = List.of("year", "from", "to", "step", "horizon", "decade").contains(name);
      var isOne = call.path().matches(".*(portfolio|compare/runs|regions/scores).*");
      var isWanted =
          parameter.path("required").asBoolean()
              || (call.path().matches(".*(portfolio/summary|scores|explain)")
                  && !name.equals("step"))
              || (isYear && !isOne ? fits(name, years) : random.nextBoolean());
      if (name.equals("confirm")) {
        parts.add("confirm=" + things.leaving());
      } else if (isWanted && !name.equals("after")) {
        parts.add(name + "=" + encode(value(call, name, parameter.get("schema"))));
      }
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  /** One way to choose years, or none. */
  private static boolean fits(String name, int way) {
    return switch (way) {
      case 0 -> name.equals("year");
      case 1 -> name.equals("horizon");
      case 2 -> name.equals("decade");
      default -> name.equals("from") || name.equals("step");
    };
  }

  private static List<JsonNode> parameters(Contract.Call call) {
    var parameters = call.node().get("parameters");
    return parameters == null
        ? List.of()
        : parameters.valueStream().filter(p -> p.get("in").asString().equals("query")).toList();
  }

  private String value(Contract.Call call, String name, JsonNode schema) {
    if (name.equals("a") || name.equals("b")) {
      return call.path().endsWith("/runs") ? things.id("run") : aSite();
    }
    if (name.equals("type")) {
      return call.path().endsWith("/runs") ? "NIGHT" : "REPORT";
    }
    return switch (name) {
      case "status" -> "PENDING";
      case "q", "province" -> pick(List.of("Seoul", "서울특별시", "11", "n"));
      case "tenant" -> things.tenant();
      case "run" -> things.id("run");
      case "currency" -> pick(List.of("KRW", "USD", "EUR"));
      case "keyId" -> NOBODY;
      case "modelVersion" -> "ondo-risk-1.0.0";
      case "action" -> pick(List.of("POST", "DELETE /api/v1/sites"));
      case "since", "until" -> pick(List.of("2026-11-20", "2026-11-20T09:00:00+09:00"));
      case "on" -> "2026-0" + (1 + random.nextInt(9)) + "-15";
      case "from" -> String.valueOf(2021 + random.nextInt(20));
      case "to" -> String.valueOf(2060 + random.nextInt(40));
      default -> ofSchema(schema);
    };
  }

  private String ofSchema(JsonNode schema) {
    if (schema.has("items")) {
      return ofSchema(schema.get("items"));
    }
    if (schema.has("enum")) {
      var words = schema.get("enum");
      return words.get(random.nextInt(words.size())).asString();
    }
    if (schema.has("minimum")) {
      var least = schema.get("minimum").asDouble();
      var most = schema.get("maximum").asDouble();
      var value = least + random.nextDouble() * (most - least);
      return schema.get("type").asString().equals("integer")
          ? String.valueOf((long) Math.floor(value))
          : String.valueOf(value);
    }
    return "x";
  }

  private String broken(Contract.Call call) {
    var parameters = parameters(call);
    var name =
        parameters.isEmpty()
            ? "unknown"
            : parameters.get(random.nextInt(parameters.size())).get("name").asString();
    return name + "=" + encode(garbage());
  }

  private String contentType(Contract.Call call) {
    return switch (call.name()) {
      case "POST /api/v1/sites/import" ->
          pick(List.of("text/csv", "application/x-ndjson", "application/json"));
      default -> "";
    };
  }

  private String body(Contract.Call call) {
    var one = aSite();
    return switch (call.name()) {
      case "POST /api/v1/sites", "PUT /api/v1/sites/{id}" -> site();
      case "POST /api/v1/sites/import" -> "[" + site("in-1") + "," + site("in-2") + "]";
      case "POST /api/v1/exchange-rates" -> rates();
      case "POST /api/v1/jobs" ->
          pick(
              List.of(
                  "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\""
                      + one
                      + "\"],\"scenarios\":[\"SSP245\"]}",
                  "{\"type\":\"REPORT\",\"siteIds\":\"all\",\"language\":\"ko\"}",
                  "{\"type\":\"PREDICTIONS\",\"hazards\":[\"typhoon\"]}"));
      case "POST /api/v1/reports" -> "{\"horizons\":[\"SHORT\"]}";
      case "POST /api/v1/runs" -> "{\"batch\":\"night\"}";
      case "POST /api/v1/simulations/climate" ->
          "{\"scenario\":\"SSP585\",\"hazardType\":\"extreme_heat\",\"startYear\":2030,\"endYear\":2050,\"step\":10,\"siteIds\":[\""
              + one
              + "\"]}";
      case "POST /api/v1/simulations/relocation" ->
          "{\"siteId\":\""
              + one
              + "\",\"scenario\":\"SSP245\",\"year\":2050,\"candidates\":[{\"latitude\":37.1,\"longitude\":127.2,\"name\":\"c\"}]}";
      case "POST /api/v1/webhooks" ->
          "{\"url\":\"https://hooks.example.com/f\",\"events\":[\"failed\"]}";
      default -> "";
    };
  }

  private String aSite() {
    return things.sites().get(random.nextInt(things.sites().size()));
  }

  String site() {
    return site("fuzz-" + random.nextLong());
  }

  /** A site with what its schema allows; the rules between fields are kept here. */
  private String site(String externalId) {
    var schema = contract.document().at("/components/schemas/SiteBody");
    var site = new TreeMap<String, Object>();
    for (var property : schema.get("properties").properties()) {
      if (random.nextBoolean() && !property.getKey().equals("attributes")) {
        site.put(property.getKey(), ofKind(property.getValue()));
      }
    }
    var attributes = new HashMap<String, Object>();
    for (var property : schema.at("/properties/attributes/properties").properties()) {
      if (random.nextInt(3) == 0) {
        attributes.put(property.getKey(), ofKind(property.getValue()));
      }
    }
    if (attributes.containsKey("ageYears")) {
      attributes.remove("builtYear");
    }
    site.put("attributes", attributes);
    site.put("externalId", externalId);
    site.put("name", pick(List.of("n", "공장 1", "a, \"b\"", "=1+1")));
    site.put("latitude", 33 + random.nextInt(6) + 0.5);
    site.put("longitude", 126 + random.nextInt(300) / 100.0);
    site.put("currency", pick(List.of("KRW", "USD", "EUR")));
    return JsonMapper.shared().writeValueAsString(site);
  }

  private String rates() {
    var rates = new ArrayList<Map<String, Object>>();
    for (var i = 0; i <= random.nextInt(3); i++) {
      rates.add(
          Map.of(
              "date", "20%02d-0%d-1%d".formatted(random.nextInt(30), 1 + random.nextInt(9), i),
              "from", pick(List.of("USD", "EUR", "JPY")),
              "to", pick(List.of("KRW", "GBP")),
              "rate", 1 + random.nextInt(200_000) / 100.0,
              "source", "fuzz"));
    }
    return JsonMapper.shared().writeValueAsString(Map.of("rates", rates));
  }

  /** A value of a schema in its own type. */
  private Object ofKind(JsonNode schema) {
    var type = schema.get("type").asString();
    var text = ofSchema(schema);
    return switch (type) {
      case "integer" -> Long.valueOf(text);
      case "number" ->
          schema.has("minimum") ? Math.round(Double.parseDouble(text) * 100) / 100.0 : 0.0;
      case "boolean" -> random.nextBoolean();
      default -> text;
    };
  }

  private String brokenBody(String body) {
    return switch (random.nextInt(6)) {
      case 0 -> body.substring(0, body.length() / 2);
      case 1 ->
          body.replaceFirst(
              "\"[^\"]*\"",
              java.util.regex.Matcher.quoteReplacement(
                  "\"" + plain(garbage()).replace("\\", "").replace("\"", "") + "\""));
      case 2 -> body.replaceFirst(":[^,}]*", ":null");
      case 3 -> body.replace("}", ",\"tenantId\":\"other\"}");
      case 4 -> "[" + body + "]";
      default -> garbage();
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
