package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityIT {

  private final Client client;
  private final TestDatabase database;

  @Autowired
  SecurityIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private String site(String name) {
    return client
        .post(
            "/api/v1/sites",
            "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}"
                .formatted(name))
        .json()
        .get("id")
        .asString();
  }

  @Test
  void answers_carry_the_headers_that_browsers_heed() {
    var reply = client.get("/api/v1/hazards");

    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Server")).isEmpty();
    var map = client.get("/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245");
    assertThat(map.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void page_of_another_origin_gets_no_leave() {
    var asked =
        client.raw(
            "OPTIONS /api/v1/sites HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
    assertThat(asked.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-allow");
    var reply =
        client.raw(
            "GET /api/v1/hazards HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                + "Authorization: Bearer "
                + Rows.READER
                + "\r\nConnection: close\r\n\r\n");
    assertThat(reply).startsWith("HTTP/1.1 200");
    assertThat(reply.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-allow");
    assertThat(client.raw("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void links_never_repeat_what_a_request_says_of_its_host() {
    site("host-1");
    site("host-2");
    var reply =
        client.raw(
            "GET /api/v1/sites?limit=1 HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host:"
                + " evil.example\r\nX-Forwarded-For: 6.6.6.6\r\nForwarded: host=evil.example\r\n"
                + "Authorization: Bearer "
                + Rows.READER
                + "\r\nConnection: close\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 200").contains("Link: </api/v1/sites?");
    assertThat(reply).doesNotContain("evil.example");
  }

  @Test
  void other_tenant_finds_nothing_by_any_id() throws SQLException {
    var site = site("foreign");
    var job =
        client
            .post("/api/v1/jobs", "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"" + site + "\"]}")
            .json()
            .get("id")
            .asString();
    var hook = client.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/f\"}");
    var report = UUID.randomUUID();
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "insert into report (id, job_id, tenant, language, body) values ('%s', '%s', 'default', 'en', '{}')"
              .formatted(report, job));
    }
    var unknown = UUID.randomUUID().toString();
    var paths =
        List.of(
            "GET /api/v1/sites/" + site,
            "DELETE /api/v1/sites/" + site,
            "GET /api/v1/sites/" + site + "/risks",
            "GET /api/v1/compare/sites?a=" + site + "&b=" + site,
            "GET /api/v1/jobs/" + job,
            "DELETE /api/v1/jobs/" + job,
            "GET /api/v1/jobs/" + job + "/events",
            "GET /api/v1/jobs/" + job + "/result",
            "GET " + hook.header("Location"),
            "DELETE " + hook.header("Location"),
            "GET /api/v1/reports/" + report,
            "GET /api/v1/reports/" + report + ".json");
    for (var path : paths) {
      var parts = path.split(" ");
      var foreign = client.send(parts[0], parts[1], Rows.STRANGER, "");
      var other =
          client.send(
              parts[0],
              parts[1].replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", unknown),
              Rows.STRANGER,
              "");
      assertThat(foreign.status()).as(path).isEqualTo(404);
      assertThat(other.status()).as(path).isEqualTo(404);
      assertThat(foreign.text().replaceAll("\"traceId\":\"\\w+\"", ""))
          .isEqualTo(other.text().replaceAll("\"traceId\":\"\\w+\"", ""));
    }
    var body = "{\"externalId\":\"x\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    assertThat(client.send("PUT", "/api/v1/sites/" + site, Rows.STRANGER, body).status())
        .isEqualTo(404);
    var ids = "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"" + site + "\"]}";
    assertThat(client.send("POST", "/api/v1/jobs", Rows.STRANGER, ids).status()).isEqualTo(404);
    var move =
        "{\"siteId\":\"%s\",\"scenario\":\"SSP245\",\"year\":2050,\"candidates\":[{\"latitude\":37,\"longitude\":127}]}"
            .formatted(site);
    assertThat(client.send("POST", "/api/v1/simulations/relocation", Rows.STRANGER, move).status())
        .isEqualTo(404);
    assertThat(client.post("/api/v1/simulations/relocation", move).status()).isEqualTo(202);
    var simulated =
        "{\"scenario\":\"SSP245\",\"hazardType\":\"extreme_heat\",\"startYear\":2030,\"endYear\":2030,\"siteIds\":[\"%s\"]}"
            .formatted(site);
    assertThat(
            client.send("POST", "/api/v1/simulations/climate", Rows.STRANGER, simulated).status())
        .isEqualTo(404);
    var exported = client.send("GET", "/api/v1/tenant/export", Rows.STRANGER, "").text();
    // Its own vain attempts are in the stranger's own log.
    assertThat(exported.lines().filter(line -> !line.startsWith("{\"kind\":\"audit\"")))
        .noneMatch(line -> line.contains(site) || line.contains(job));
  }

  @Test
  void tenant_takes_everything_along_and_deletes_it() throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, "leaving-key", "leaving", "EDITOR");
    }
    var body = "{\"externalId\":\"x\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    var site =
        client.send("POST", "/api/v1/sites", "leaving-key", body).json().get("id").asString();
    var job =
        client.send(
            "POST",
            "/api/v1/jobs",
            "leaving-key",
            "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"" + site + "\"]}");
    client.send(
        "POST", "/api/v1/webhooks", "leaving-key", "{\"url\":\"https://hooks.example.com/l\"}");
    var exported = client.send("GET", "/api/v1/tenant/export", "leaving-key", "");
    assertThat(exported.text()).contains(site, job.json().get("id").asString(), "hooks.example");
    assertThat(exported.text().lines()).hasSizeGreaterThanOrEqualTo(3);

    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "insert into portfolio_event (tenant, hazard, scenario, currency, result_set_id, flags,"
              + " sites, aal, deviation, at_return_periods) values ('leaving', 'typhoon', 'SSP245',"
              + " 'KRW', 1, '{}', 1, array_fill(1::float8, array[80]), array_fill(1::float8, array[80]),"
              + " array_fill(1::float8, array[560]))");
    }
    var refused = client.send("DELETE", "/api/v1/tenant/data?confirm=other", "leaving-key", "");
    assertThat(refused.status()).isEqualTo(422);
    var done = client.send("DELETE", "/api/v1/tenant/data?confirm=leaving", "leaving-key", "");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(done.json().get("sites").asInt()).isEqualTo(1);
    assertThat(done.json().get("jobs").asInt()).isEqualTo(1);
    assertThat(client.send("GET", "/api/v1/sites", "leaving-key", "").json().get("items"))
        .isEmpty();
    assertThat(client.send("GET", "/api/v1/jobs", "leaving-key", "").json().get("items")).isEmpty();
    assertThat(tablesWith("leaving")).containsExactlyInAnyOrder("api_key", "audit");
    var log = client.send("GET", "/api/v1/tenant/export", "leaving-key", "").text();
    assertThat(log).contains("GET /api/v1/tenant/export", "/api/v1/sites/" + site);
  }

  /** Every table that says whose its rows are and holds some of this tenant. */
  private List<String> tablesWith(String tenant) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.connect();
        var columns =
            connection
                .createStatement()
                .executeQuery(
                    "select table_name from information_schema.columns"
                        + " where column_name = 'tenant' and table_schema = 'public'")) {
      while (columns.next()) {
        var table = columns.getString(1);
        try (var statement =
            connection.prepareStatement("select 1 from " + table + " where tenant = ?")) {
          statement.setString(1, tenant);
          try (var rows = statement.executeQuery()) {
            if (rows.next()) {
              found.add(table);
            }
          }
        }
      }
    }
    return found;
  }

  @Test
  void text_of_clients_begins_no_line_of_the_log(CapturedOutput output) {
    var evil =
        List.of(
            "%0d%0aFORGED-LOG-LINE",
            "%0aFORGED-LOG-LINE",
            "%1b%5b31mFORGED-LOG-LINE",
            "%e2%80%a8FORGED-LOG-LINE",
            "%c2%85FORGED-LOG-LINE");
    for (var text : evil) {
      client.get("/api/v1/sites/" + text);
      client.get("/api/v1/regions/" + text + "/risks");
      client.get("/api/v1/sites?q=" + text);
      client.get("/api/v1/regions/scores?hazard=" + text + "&scenario=" + text);
      client.send("DELETE", "/api/v1/sites/" + text, Rows.EDITOR, "");
      client.post("/api/v1/sites", "{\"externalId\":\"" + text + "\",\"name\":1}");
    }
    assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("FORGED-LOG-LINE"));
    assertThat(output.getAll()).doesNotContain("\u001b[31mFORGED", Rows.EDITOR);
  }
}
