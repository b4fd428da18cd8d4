package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class CorpusIT {

  private final Client client;
  private final TestDatabase database;

  @Autowired
  CorpusIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  /** 8 ways to leave a literal, 13 things to do then, 2 ways to end: 208 strings. */
  static List<String> injections() {
    var strings = new ArrayList<String>();
    for (var start : List.of("'", "\"", "')", "'))", "1", "1)", "\\'", "$$")) {
      for (var middle :
          List.of(
              " or 1=1",
              " or 'a'='a'",
              " and 1=2",
              "; drop table site",
              "; update api_key set role='OPERATOR'",
              " union select null",
              " union select key_hash from api_key",
              " or pg_sleep(10) is null",
              "; select pg_sleep(10)",
              "||(select version())",
              " and 1=cast((select version()) as int)",
              "; copy site to program 'id'",
              " order by 99")) {
        for (var end : List.of(" --", " /*")) {
          strings.add(start + middle + end);
        }
      }
    }
    return strings;
  }

  static List<String> traversals() {
    var strings = new ArrayList<String>();
    for (var step :
        List.of(
            "../",
            "..\\",
            "%2e%2e/",
            "%2e%2e%2f",
            "..%2f",
            "..%5c",
            "%252e%252e%252f",
            "....//",
            "..;/",
            "%c0%ae%c0%ae/",
            "..%00/",
            ".%2e/")) {
      for (var target :
          List.of(
              "etc/passwd",
              "windows/win.ini",
              "proc/self/environ",
              "internal/wake",
              "application.yml")) {
        strings.add(step.repeat(6) + target);
      }
    }
    strings.addAll(
        List.of("/etc/passwd", "%2fetc%2fpasswd", "file:///etc/passwd", "C:%5cwindows%5cwin.ini"));
    return strings;
  }

  private long count(String table) throws SQLException {
    try (var connection = database.connect();
        var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<String> keys(int number) throws SQLException {
    var keys = new ArrayList<String>();
    try (var connection = database.connect()) {
      for (var i = 0; i < number; i++) {
        var key = "corpus-key-" + number + "-" + i;
        Rows.insertKey(connection, key, "corpus", "OPERATOR");
        keys.add(key);
      }
    }
    return keys;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void injected_sql_is_a_value_like_any_other_in_every_parameter_and_header() throws SQLException {
    var strings = injections();
    assertThat(strings).hasSizeGreaterThanOrEqualTo(200);
    var places =
        List.of(
            "/api/v1/sites?q=%s",
            "/api/v1/sites?province=%s",
            "/api/v1/sites?after=%s",
            "/api/v1/sites?limit=%s",
            "/api/v1/sites?sort=%s",
            "/api/v1/sites/%s",
            "/api/v1/sites/%s/risks",
            "/api/v1/regions?province=%s",
            "/api/v1/regions/%s/risks",
            "/api/v1/regions/11010/risks?hazard=%s",
            "/api/v1/regions/11010/risks?scenario=%s",
            "/api/v1/regions/11010/risks?year=%s",
            "/api/v1/regions/11010/risks?from=%s",
            "/api/v1/regions/11010/risks?horizon=%s",
            "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245&metric=%s",
            "/api/v1/points/hazards?latitude=%s&longitude=127",
            "/api/v1/portfolio/summary?scenario=%s&year=2050",
            "/api/v1/compare/sites?a=%s&b=x",
            "/api/v1/compare/runs?a=%s&b=x",
            "/api/v1/jobs?status=%s",
            "/api/v1/jobs?type=%s",
            "/api/v1/jobs?after=%s",
            "/api/v1/jobs/%s",
            "/api/v1/runs?status=%s",
            "/api/v1/audit?tenant=%s",
            "/api/v1/audit?after=%s",
            "/api/v1/dead-letters?after=%s",
            "/api/v1/reports/%s",
            "/api/v1/webhooks/%s",
            "/api/v1/risks.csv?of=%s");
    var headers =
        List.of(
            "Idempotency-Key",
            "If-None-Match",
            "If-Match",
            "Last-Event-ID",
            "Accept-Language",
            "traceparent");
    var keys = keys(strings.size() * (places.size() + headers.size()) / 500 + 1);
    var sites = count("site");
    var owners = count("api_key where role = 'OPERATOR'");
    var sent = 0;
    var slowest = 0L;
    for (var text : strings) {
      for (var place : places) {
        var begun = System.nanoTime();
        var reply =
            client.send(
                "GET", place.formatted(encode(text).replace("+", "%20")), keys.get(sent / 500), "");
        slowest = Math.max(slowest, System.nanoTime() - begun);
        assertThat(reply.status()).as(place + " " + text).isLessThan(500);
        sent++;
      }
      for (var header : headers) {
        var reply =
            client.send(
                "POST",
                "/api/v1/simulations/climate",
                keys.get(sent / 500),
                "{\"scenario\":\"SSP245\"}",
                header,
                text);
        assertThat(reply.status()).as(header + " " + text).isLessThan(500);
        sent++;
      }
    }
    org.slf4j.LoggerFactory.getLogger(CorpusIT.class)
        .info(
            "injection strings={} places={} requests={} slowestMillis={}",
            strings.size(),
            places.size() + headers.size(),
            sent,
            slowest / 1_000_000);
    assertThat(count("site")).isEqualTo(sites);
    assertThat(count("api_key where role = 'OPERATOR'")).isEqualTo(owners);
    // Nobody slept for ten seconds.
    assertThat(slowest).isLessThan(9_000_000_000L);
  }

  @Test
  void path_that_climbs_leads_nowhere() throws SQLException {
    var strings = traversals();
    assertThat(strings).hasSizeGreaterThanOrEqualTo(60);
    var keys = keys(2);
    var sent = 0;
    for (var text : strings) {
      for (var place :
          List.of(
              "/api/v1/reports/%s",
              "/api/v1/risks.%s", "/swagger-ui/%s", "/api/v1/jobs/%s/result", "/%s")) {
        var target = place.formatted(text).replace("\\", "%5c");
        var reply =
            client.raw(
                "GET "
                    + target
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + keys.get(sent++ % keys.size())
                    + "\r\n\r\n");
        assertThat(reply).as(target).startsWith("HTTP/1.1 4");
        assertThat(reply).doesNotContain("root:", "[fonts]", "PATH=", "datasource");
      }
    }
  }
}
