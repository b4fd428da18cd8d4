package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Requests made from the OpenAPI document: some six in ten keep to it, the others break one thing.
 * {@code -Dondo.fuzz=50000} sends as many; {@code -Dondo.fuzz.seed=} repeats a run.
 */
@ApiTest
class FuzzIT {

  private static final int REQUESTS = Integer.getInteger("ondo.fuzz", 3000);
  private static final long SEED = Long.getLong("ondo.fuzz.seed", 20261125L);
  private static final String TENANT = "fuzz";
  // The tenant that is deleted again and again, and its key.
  private static final String LEAVING = "fuzz-leaving";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  // What no scheduler at all makes of them is a refusal for now.
  private static final List<String> ORDERS =
      List.of(
          "POST /api/v1/dead-letters/reprocess",
          "POST /api/v1/dead-letters/{id}/reprocess",
          "GET /api/v1/regions/{code}/risks/{hazard}/explain",
          "GET /api/v1/sites/{id}/risks/{hazard}/explain");
  // The report of this test has its JSON alone; ReportIT reads the other forms.
  private static final List<String> FILES =
      List.of(
          "GET /api/v1/reports/{id}.html",
          "GET /api/v1/reports/{id}.pdf",
          "GET /api/v1/reports/{id}.xlsx");
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

  private final Client client;
  private final TestDatabase database;
  private final Random random = new Random(SEED);
  private final TreeMap<String, int[]> tally = new TreeMap<>();
  private final List<String> sites = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private String job = NOBODY;
  private String cancelled = NOBODY;
  private String hook = NOBODY;
  private String report = NOBODY;
  private String run = NOBODY;
  private int sent;

  @Autowired
  FuzzIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  /** A request on its way. */
  private record Request(String path, String body, List<String> headers) {}

  @Test
  void no_request_is_answered_by_5xx_and_every_answer_is_as_documented() throws SQLException {
    prepare();
    var contract = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    var calls = contract.calls().stream().filter(call -> call.path().startsWith("/api/")).toList();
    var faults = new ArrayList<String>();
    for (var i = 0; i < REQUESTS && faults.size() < 20; i++) {
      var call = calls.get(i % calls.size());
      refill();
      var isValid = random.nextInt(10) < 6;
      var request = request(call, isValid);
      var reply = send(call, request);
      judge(contract, call, request, reply, faults);
    }
    report();

    assertThat(faults).isEmpty();
    tally.forEach(
        (name, counts) -> {
          if (!ORDERS.contains(name) && !FILES.contains(name)) {
            assertThat(counts[1] * 100.0 / counts[0])
                .as("share of successes of " + name)
                .isGreaterThanOrEqualTo(30);
          }
        });
  }

  private void judge(
      Contract contract,
      Contract.Call call,
      Request request,
      Client.Reply reply,
      List<String> faults) {
    var counts = tally.computeIfAbsent(call.name(), name -> new int[2]);
    counts[0]++;
    counts[1] += reply.status() < 400 ? 1 : 0;
    var isRefusal = ORDERS.contains(call.name()) && reply.status() == 503;
    var what = call.method() + " " + shortened(request.path()) + " " + shortened(request.body());
    if (reply.status() >= 500 && !isRefusal) {
      faults.add(reply.status() + " to " + what);
    }
    for (var fault : contract.faults(call, reply)) {
      faults.add(fault + " to " + what + ": " + shortened(reply.text()));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(200, text.length()));
  }

  private void report() {
    var lines = new StringBuilder();
    tally.forEach(
        (name, counts) ->
            lines.append(
                "%-50s %6d %3d %%%n".formatted(name, counts[0], 100 * counts[1] / counts[0])));
    LoggerFactory.getLogger(FuzzIT.class).info("fuzz requests={} seed={}\n{}", sent, SEED, lines);
  }

  private void prepare() throws SQLException {
    try (var connection = database.connect()) {
      for (var i = 0; i <= REQUESTS / 300; i++) {
        var key = "fuzz-key-" + i;
        Rows.insertKey(connection, key, TENANT, "OPERATOR");
        keys.add(key);
      }
      Rows.insertKey(connection, LEAVING, LEAVING, "OPERATOR");
    }
    refill();
    job = id(post("/api/v1/jobs", "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\"}"));
    cancelled = id(post("/api/v1/reports", "{\"language\":\"ko\"}"));
    client.send("DELETE", "/api/v1/jobs/" + cancelled, key(), "");
    hook = id(post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/z\"}"));
    run = java.util.UUID.randomUUID().toString();
    report = java.util.UUID.randomUUID().toString();
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "update job set status = 'COMPLETED', result = '{\"sites\":1}' where id = '" + job + "'");
      Rows.execute(
          connection,
          "insert into report (id, job_id, tenant, language, body) values ('%s', '%s', '%s', 'en', '{\"title\":\"t\"}')"
              .formatted(report, job, TENANT));
      Rows.execute(
          connection,
          "insert into job (id, type, tenant, params, live_key, request_hash, priority, status)"
              + " values ('"
              + run
              + "', 'NIGHT', 'ondo', '{}', 'fuzz', 'h', 3, 'CANCELLED')");
      Rows.execute(
          connection,
          "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state,"
              + " result_rows, checksum) values (1, 'data-1', 'm', '{}', '"
              + run
              + "', 'RETIRED', 1, 'c')");
    }
  }

  private Client.Reply post(String path, String body) {
    return client.send("POST", path, key(), body);
  }

  private static String id(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isLessThan(300);
    return reply.json().get("id").asString();
  }

  private String key() {
    return keys.get(sent++ / 300 % keys.size());
  }

  private void refill() {
    while (sites.size() < 3) {
      sites.add(id(post("/api/v1/sites", site())));
    }
    if (hook.isEmpty()) {
      hook = id(post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/z\"}"));
    }
  }

  private String site() {
    return "{\"externalId\":\"fuzz-%d\",\"name\":\"n\",\"latitude\":%s,\"longitude\":127.1,\"attributes\":{\"use\":\"OFFICE\"}}"
        .formatted(random.nextLong(), 33 + random.nextInt(6) + 0.5);
  }

  private Client.Reply send(Contract.Call call, Request request) {
    var headers = request.headers().toArray(String[]::new);
    var isLeaving = call.path().equals("/api/v1/tenant/data");
    var key = isLeaving ? LEAVING : key();
    var reply = client.send(call.method(), request.path(), key, request.body(), headers);
    if (reply.status() == 204 && call.method().equals("DELETE")) {
      sites.removeIf(id -> request.path().contains(id));
      hook = request.path().contains(hook) ? "" : hook;
    }
    if (call.name().equals("POST /api/v1/webhooks") && reply.status() == 201) {
      client.send("DELETE", reply.header("Location"), key(), "");
    }
    cancel(call, reply);
    return reply;
  }

  /** Open jobs have a limit; those of this test do not wait for anybody. */
  private void cancel(Contract.Call call, Client.Reply reply) {
    if (reply.status() == 202 && call.method().equals("POST") && reply.json().has("id")) {
      client.send("DELETE", reply.header("Location"), key(), "");
    }
  }

  private Request request(Contract.Call call, boolean isValid) {
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
        call.path().contains("/jobs/")
            ? call.method().equals("DELETE") ? cancelled : job
            : call.path().contains("/webhooks/")
                ? hook
                : call.path().contains("/reports/")
                    ? report
                    : call.path().contains("/runs/")
                        ? run
                        : sites.get(random.nextInt(sites.size()));
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
    var years = random.nextInt(3);
    for (var parameter : parameters(call)) {
      var name = parameter.get("name").asString();
      var isYear = List.of("year", "from", "to", "step", "horizon").contains(name);
      var isOne = call.path().matches(".*(points|portfolio|compare/runs|regions/scores).*");
      var isWanted =
          parameter.path("required").asBoolean()
              || (call.path().matches(".*(portfolio/summary|scores)") && !name.equals("step"))
              || (isYear && !isOne ? fits(name, years) : random.nextBoolean());
      if (name.equals("confirm")) {
        parts.add("confirm=" + LEAVING);
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
      return call.path().endsWith("/runs") ? run : sites.get(random.nextInt(sites.size()));
    }
    if (name.equals("type")) {
      return call.path().endsWith("/runs") ? "NIGHT" : "REPORT";
    }
    return switch (name) {
      case "status" -> "PENDING";
      case "q", "province" -> pick(List.of("Seoul", "서울특별시", "11", "n"));
      case "tenant" -> TENANT;
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
    var one = sites.get(random.nextInt(sites.size()));
    return switch (call.name()) {
      case "POST /api/v1/sites", "PUT /api/v1/sites/{id}" -> site();
      case "POST /api/v1/sites/import" -> "[" + site() + "]";
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
