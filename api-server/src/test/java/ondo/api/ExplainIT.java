package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A small server stands where the scheduler does and answers what each test tells it to. */
@ApiTest
class ExplainIT {

  private static final BlockingQueue<String> QUESTIONS = new LinkedBlockingQueue<>(100);
  private static final HttpServer SCHEDULER = scheduler();
  private static volatile int status = 200;
  private static volatile String body = "";

  private final Client client;

  @Autowired
  ExplainIT(Client client) {
    this.client = client;
  }

  private static HttpServer scheduler() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      server.createContext("/internal/explain", ExplainIT::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      QUESTIONS.add(text);
      if (status == 0) {
        return;
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @DynamicPropertySource
  static void scheduler(DynamicPropertyRegistry registry) {
    registry.add(
        "ondo.api.scheduler-url", () -> "http://127.0.0.1:" + SCHEDULER.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    SCHEDULER.stop(0);
  }

  private Client.Reply ask(int schedulerStatus, String schedulerBody, String path, String key) {
    status = schedulerStatus;
    body = schedulerBody;
    QUESTIONS.clear();
    return client.send("GET", path, key, "");
  }

  private String site(String externalId) {
    var site =
        "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}"
            .formatted(externalId);
    var id = client.post("/api/v1/sites", site).json().get("id").asString();
    return "/api/v1/sites/" + id + "/risks/typhoon/explain?scenario=SSP245&year=2050";
  }

  private static final String REGION =
      "/api/v1/regions/11010/risks/extreme_heat/explain?scenario=SSP585&year=2090";

  @Test
  void explanation_arrives_as_the_scheduler_wrote_it() {
    var reply = ask(200, "{\"h\":64.12500000000001}", REGION, Rows.READER);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"h\":64.12500000000001}");
    assertThat(QUESTIONS.poll())
        .contains(
            "\"region\":\"11010\"",
            "\"hazard\":\"extreme_heat\"",
            "\"scenario\":\"SSP585\"",
            "\"year\":2090");
  }

  @Test
  void site_of_another_tenant_is_never_asked_about() {
    var path = site("explain-1");
    assertThat(ask(200, "{}", path, Rows.STRANGER).status()).isEqualTo(404);
    assertThat(QUESTIONS).isEmpty();
    assertThat(ask(200, "{}", path, Rows.READER).status()).isEqualTo(200);
    assertThat(QUESTIONS.poll()).contains("\"siteId\":\"", "\"hazard\":\"typhoon\"");
  }

  @Test
  void refusals_of_the_scheduler_keep_their_code() {
    var path = site("explain-2");
    for (var code :
        new String[] {"site-changed", "data-gone", "model-changed", "not-reproducible"}) {
      var reply = ask(409, "{\"code\":\"" + code + "\"}", path, Rows.READER);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.json().get("code").asString()).isEqualTo(code);
    }
    assertThat(ask(404, "{\"code\":\"not-found\"}", path, Rows.READER).status()).isEqualTo(404);
  }

  @Test
  void scheduler_that_does_not_answer_is_to_be_asked_again() {
    for (var broken : new int[] {0, 401, 500}) {
      var reply = ask(broken, "", REGION, Rows.READER);
      assertThat(reply.status()).as("scheduler " + broken).isEqualTo(503);
      assertThat(reply.json().get("code").asString()).isEqualTo("scheduler-away");
      assertThat(reply.header("Retry-After")).isEqualTo("5");
    }
  }

  @Test
  void wrong_questions_are_refused_here() {
    var region = "/api/v1/regions/11010/risks/";
    assertThat(ask(200, "{}", region + "plague/explain?scenario=SSP245&year=2050", Rows.READER))
        .returns(422, Client.Reply::status);
    assertThat(ask(200, "{}", region + "typhoon/explain?scenario=SSP245&year=2101", Rows.READER))
        .returns(422, Client.Reply::status);
    assertThat(ask(200, "{}", region + "typhoon/explain", Rows.READER))
        .returns(422, Client.Reply::status);
    assertThat(ask(200, "{}", REGION.replace("11010", "99999"), Rows.READER))
        .returns(404, Client.Reply::status);
    assertThat(QUESTIONS).isEmpty();
  }
}
