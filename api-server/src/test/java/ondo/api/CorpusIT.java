package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class CorpusIT extends WithScheduler {

  private static final boolean IS_ALL = "all".equals(System.getProperty("ondo.injections"));
  private static final int CALLS_PER_KEY = 300;
  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "Last-Event-ID",
          "Accept-Language",
          "traceparent",
          "User-Agent",
          "X-Forwarded-For");

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

  /** Texts in one place of a call, and how they fared. */
  private final class Storm {

    private final FuzzRequests requests;
    private final List<String> keys;
    private int sent;
    private int places;
    private long slowest;

    Storm(FuzzRequests requests, List<String> keys) {
      this.requests = requests;
      this.keys = keys;
    }

    void send(Contract.Call call, FuzzRequests.Place place, List<String> texts) {
      places++;
      for (var text : texts) {
        var request = requests.with(call, place, text);
        var begun = System.nanoTime();
        var key = keys.get(sent++ / CALLS_PER_KEY % keys.size());
        var headers = request.headers().toArray(String[]::new);
        var reply = client.send(call.method(), request.path(), key, request.body(), headers);
        slowest = Math.max(slowest, System.nanoTime() - begun);
        var what = call.name() + " " + place + " " + text;
        assertThat(reply.status()).as(what + ": " + reply.text()).isLessThan(500);
        // What is kept is the text itself.
        if (place.in().equals("body") && reply.status() == 201 && reply.json().has(place.name())) {
          assertThat(reply.json().get(place.name()).asString()).as(what).isEqualTo(text);
        }
        client.undo(call.method(), reply, key);
      }
    }
  }

  /**
   * All strings in all places with {@code -Dondo.injections=all}; else each place has an eighth of
   * them, and each string an eighth of the places.
   */
  @Test
  void injected_sql_is_a_value_like_any_other_in_every_parameter_header_and_field()
      throws SQLException {
    var strings = injections();
    assertThat(strings).hasSizeGreaterThanOrEqualTo(200);
    var contract = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    var ids = OneOfEach.of(client, database, "corpus", "OPERATOR").ids();
    var things = new FuzzRequests.Things(List.of(ids.get("site")), ids, "corpus", "corpus-nobody");
    var storm = new Storm(new FuzzRequests(contract, new Random(1), things), keys(120));
    var owners = count("api_key where role = 'OPERATOR'");
    var sites = count("site");
    for (var call : contract.calls()) {
      for (var place : storm.requests.places(call)) {
        storm.send(call, place, share(strings, storm.places));
      }
    }
    var anywhere = contract.call("POST /api/v1/simulations/climate");
    for (var header : HEADERS) {
      storm.send(anywhere, new FuzzRequests.Place("header", header), share(strings, storm.places));
    }
    LoggerFactory.getLogger(CorpusIT.class)
        .info(
            "injection strings={} places={} requests={} slowestMillis={}",
            strings.size(),
            storm.places,
            storm.sent,
            storm.slowest / 1_000_000);
    assertThat(count("site")).isEqualTo(sites);
    assertThat(count("api_key where role = 'OPERATOR'")).isEqualTo(owners);
    // Nobody slept for ten seconds.
    assertThat(storm.slowest).isLessThan(9_000_000_000L);
  }

  private static List<String> share(List<String> strings, int place) {
    if (IS_ALL) {
      return strings;
    }
    return IntStream.range(0, strings.size())
        .filter(i -> i % 8 == place % 8)
        .mapToObj(strings::get)
        .toList();
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
