package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

  @Test
  void wrong_method_names_the_right_one() {
    var reply = client.send("DELETE", "/api/v1/regions", Rows.EDITOR, "");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains("GET");
  }
}
