package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The examples of the OpenAPI document, sent as they stand but for the ids of things. */
@ApiTest
class ExampleIT extends WithScheduler {

  private static final String SITE = "11111111-1111-4111-8111-111111111111";

  private final Client client;
  private final TestDatabase database;

  @Autowired
  ExampleIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private static Map<String, JsonNode> examples(Contract document, Contract.Call call) {
    var examples = new TreeMap<String, JsonNode>();
    var json = call.node().at("/requestBody/content").path("application/json");
    json.path("examples")
        .properties()
        .forEach(e -> examples.put(e.getKey(), e.getValue().get("value")));
    var schema = json.path("schema");
    if (schema.path("$ref").asString("").endsWith("SiteBody")) {
      examples.put("site", document.document().at("/components/schemas/SiteBody/example"));
    }
    return examples;
  }

  @Test
  void every_body_of_the_document_has_examples_and_each_is_taken() throws SQLException {
    var things = OneOfEach.of(client, database, "examples", "OPERATOR");
    var document = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    var sent = 0;
    for (var call : document.calls()) {
      if (!call.node().has("requestBody") || call.path().endsWith("/import")) {
        continue;
      }
      var examples = examples(document, call);
      assertThat(examples).as(call.name()).isNotEmpty();
      for (var example : examples.entrySet()) {
        var body = example.getValue().toString().replace(SITE, things.id("site"));
        var path = call.path().replace("{id}", things.id("other"));
        var isTaken = call.method().equals("PUT");
        var reply =
            client.send(
                call.method(),
                path,
                things.key(),
                isTaken ? body.replace("plant-1", "plant-2") : body);
        assertThat(reply.status())
            .as(call.name() + " " + example.getKey() + " " + reply.text())
            .isLessThan(300);
        assertThat(document.faults(call, reply)).as(call.name()).isEmpty();
        sent++;
      }
    }
    LoggerFactory.getLogger(ExampleIT.class).info("examples sent={}", sent);
    assertThat(sent).isGreaterThanOrEqualTo(14);
  }
}
