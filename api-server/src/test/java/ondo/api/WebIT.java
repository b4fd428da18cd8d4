package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import ondo.job.FailureCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class WebIT {

  private final Client client;

  @Autowired
  WebIT(Client client) {
    this.client = client;
  }

  @Test
  void call_without_a_good_key_is_a_problem_of_401() {
    for (var key : new String[] {"", "wrong", "x".repeat(500)}) {
      var reply = client.send("GET", "/api/v1/hazards", key, "");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(reply.json().get("code").asString()).isEqualTo("unauthorized");
    }
  }

  @Test
  void reader_changes_nothing_and_editor_runs_nothing() {
    assertThat(client.send("POST", "/api/v1/sites", Rows.READER, "{}").status()).isEqualTo(403);
    assertThat(client.send("GET", "/api/v1/jobs", Rows.READER, "").status()).isEqualTo(403);
    assertThat(client.send("GET", "/api/v1/runs", Rows.EDITOR, "").status()).isEqualTo(403);
  }

  @Test
  void trace_of_the_client_goes_on_in_the_answer_and_the_problem() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var reply =
        client.get("/api/v1/nothing", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("traceparent")).startsWith("00-" + trace + "-");
    assertThat(reply.json().get("traceId").asString()).isEqualTo(trace);
    assertThat(client.get("/api/v1/hazards", "traceparent", "nonsense").header("traceparent"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void problems_speak_korean_when_asked() {
    var reply = client.get("/api/v1/nothing", "Accept-Language", "ko-KR,en;q=0.5");

    assertThat(reply.json().get("title").asString()).isEqualTo("찾을 수 없습니다");
    assertThat(reply.header("Content-Language")).isEqualTo("ko");
    assertThat(
            client.get("/api/v1/nothing", "Accept-Language", "de").json().get("title").asString())
        .isEqualTo("Not found");
  }

  @Test
  void catalogues_are_complete_in_both_languages() {
    assertThat(client.get("/api/v1/hazards").json().get("items")).hasSize(9);
    assertThat(client.get("/api/v1/hazards").json().at("/items/0/nameKo").asString())
        .isEqualTo("폭염");
    assertThat(client.get("/api/v1/scenarios").json().get("items")).hasSize(4);
    var problems = client.get("/api/v1/problems").json().get("items");
    assertThat(problems).hasSizeGreaterThan(20);
    assertThat(problems).allMatch(problem -> !problem.get("titleKo").asString().isBlank());
    var sets = client.get("/api/v1/datasets").json();
    assertThat(sets.at("/items/0/sources/0/licence").asString()).isEqualTo("KOGL-1");
    assertThat(sets.at("/hazards/0/state").asString()).isEqualTo("DERIVED");
    assertThat(sets.at("/hazards/2/state").asString()).isEqualTo("MISSING");
    assertThat(sets.at("/hazards/0/counted").asString()).contains("one region");
    assertThat(sets.at("/items/0").has("origin")).isFalse();
    var whole = client.send("GET", "/api/v1/datasets", Rows.OPERATOR, "").json();
    assertThat(whole.at("/items/0/origin").asString()).isEqualTo("test");
    assertThat(whole.at("/items/0/warmingLevelsK/0").asString()).isEqualTo("1.53");
    assertThat(client.get("/api/v1/indicators").status()).isEqualTo(200);
  }

  @Test
  void probes_answer_without_a_key_on_the_clients_port_and_nothing_else_does() {
    assertThat(client.send("GET", "/actuator/health/liveness", "", "").status()).isEqualTo(200);
    assertThat(client.send("GET", "/actuator/health/readiness", "", "").status()).isEqualTo(200);
    for (var path : new String[] {"", "/env", "/prometheus", "/heapdump", "/health"}) {
      assertThat(client.send("GET", "/actuator" + path, Rows.OPERATOR, "").status()).isEqualTo(404);
    }
    assertThat(client.send("POST", "/internal/wake", Rows.OPERATOR, "{}").status()).isEqualTo(404);
  }

  private String raw(String method, String target, String headers, String body) {
    return client.raw(
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + Rows.EDITOR
            + "\r\n"
            + headers
            + "\r\n"
            + body);
  }

  @Test
  void escape_that_decodes_to_nothing_is_malformed() {
    for (var target :
        List.of(
            "/api/v1/regions/scores?hazard=%zz",
            "/api/v1/sites?q=%zz",
            "/api/v1/sites?q=%E0%A4",
            "/api/v1/points/hazards?latitude=%zz&longitude=127")) {
      var reply = raw("GET", target, "", "");
      assertThat(reply).as(target).startsWith("HTTP/1.1 400");
      assertThat(reply).contains("malformed-request", "\"traceId\":\"");
    }
    var form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n";
    assertThat(raw("POST", "/api/v1/sites/import?mode=partial", form, "a=%zz"))
        .startsWith("HTTP/1.1 4")
        .contains("application/problem+json");
    for (var method : List.of("PUT", "DELETE", "POST")) {
      assertThat(raw(method, "/api/v1/sites/1", form, "a=%zz"))
          .startsWith("HTTP/1.1 4")
          .contains("application/problem+json");
    }
  }

  @Test
  void what_the_container_refuses_by_itself_is_a_problem_too() {
    for (var target : List.of("/api/v1/hazards%2f", "/api/v1/[x]", "/api/v1/%00")) {
      var reply = raw("GET", target, "", "");
      assertThat(reply).as(target).startsWith("HTTP/1.1 400").doesNotContain("<html");
      assertThat(reply).contains("application/problem+json", "\"code\":\"malformed-request\"");
      assertThat(reply).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    }
    for (var header :
        List.of(
            "X-Large: " + "x".repeat(20_000),
            "Expect: foo",
            "Transfer-Encoding: foo",
            "Accept-Language: ko\r\nExpect: foo")) {
      var reply = raw("GET", "/api/v1/hazards", header + "\r\n", "");
      assertThat(reply).as(header).startsWith("HTTP/1.1 400").doesNotContain("<html");
      assertThat(reply).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    }
  }

  @Test
  void wrong_method_names_the_right_one() {
    var reply = client.send("DELETE", "/api/v1/regions", Rows.EDITOR, "");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains("GET");
  }

  @Test
  void catalogue_holds_every_code_of_an_answer_in_both_languages() {
    var catalogue = client.get("/api/v1/problems").json();
    assertThat(codes(catalogue, "items")).contains("invalid-value", "not-ready");
    assertThat(codes(catalogue, "faults"))
        .contains(
            "out-of-range",
            "malformed-row",
            "malformed-json-row",
            "coordinates-swapped",
            "not-one-of",
            "unknown-site");
    assertThat(codes(catalogue, "gaps")).contains("NOT_ASSESSED", "TOO_FAR_FROM_GRID");
    assertThat(codes(catalogue, "jobErrors"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FailureCode.values()).map(FailureCode::code).toList());
    for (var list : List.of("faults", "gaps", "jobErrors")) {
      for (var code : catalogue.get(list)) {
        assertThat(code.get("textEn").asString()).as(code.toString()).isNotBlank();
        assertThat(code.get("textKo").asString()).as(code.toString()).containsPattern("[가-힣]");
      }
    }
  }

  private static List<String> codes(JsonNode catalogue, String list) {
    return catalogue.get(list).valueStream().map(one -> one.get("code").asString()).toList();
  }

  @Test
  void type_of_a_problem_leads_to_what_it_means_without_a_key() {
    var refusal = client.send("GET", "/api/v1/sites", "", "").json();
    var meaning = client.send("GET", refusal.get("type").asString(), "", "");
    assertThat(meaning.status()).as(meaning.text()).isEqualTo(200);
    assertThat(meaning.json().get("code").asString()).isEqualTo("unauthorized");
    assertThat(meaning.json().get("status").asInt()).isEqualTo(401);
    assertThat(meaning.json().get("titleKo").asString()).containsPattern("[가-힣]");
    assertThat(client.send("GET", "/problems/no-such-code", "", "").status()).isEqualTo(404);
  }

  @Test
  void fault_of_a_whole_body_or_a_parameter_reads_as_a_sentence() {
    var whole = client.send("POST", "/api/v1/sites", Rows.EDITOR, "[]").json();
    assertThat(whole.get("detail").asString()).isEqualTo("expected an object");
    var parameter =
        client.get("/api/v1/points/hazards?latitude=x&longitude=127", "Accept-Language", "ko");
    assertThat(parameter.json().get("detail").asString()).isEqualTo("?latitude: 숫자 형식이어야 합니다");
    var deep = client.send("POST", "/api/v1/sites", Rows.EDITOR, "[".repeat(2000)).json();
    assertThat(deep.get("detail").asString())
        .isEqualTo("the JSON could not be read: objects or lists in it are nested too deep");
  }
}
