package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ondo.api.document.Operation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Written anew by {@code -Dopenapi.write=true}. */
@ApiTest
class OpenApiIT {

  private static final Path COMMITTED = Path.of("../ecosystem/docs/openapi.json");
  private static final List<String> MAIN =
      List.of(
          "SiteRisks",
          "SiteRiskRow",
          "LossBand",
          "TotalRow",
          "Gap",
          "PointRisks",
          "PointRiskRow",
          "RegionScores",
          "RegionQuality",
          "RegionGap",
          "Simulated",
          "PortfolioSummary",
          "Amounts",
          "SiteView",
          "JobView",
          "Problem");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Client client;
  private final RequestMappingHandlerMapping mappings;

  @Autowired
  OpenApiIT(Client client, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.client = client;
    this.mappings = requestMappingHandlerMapping;
  }

  private Contract contract() {
    return new Contract(client.send("GET", "/v3/api-docs", "", "").json());
  }

  @Test
  void document_is_the_one_that_is_committed() throws IOException {
    var reply = client.send("GET", "/v3/api-docs", "", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("openapi").asString()).startsWith("3.1");
    var text = PRETTY.writeValueAsString(reply.json()) + "\n";
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(COMMITTED, text);
    }

    assertThat(Files.readString(COMMITTED)).isEqualTo(text);
  }

  @Test
  void every_route_is_in_the_inventory_and_in_the_document() {
    var routes = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              for (var path : mapping.getPatternValues()) {
                for (var verb : mapping.getMethodsCondition().getMethods()) {
                  if (path.matches("/(api|actuator|problems)/.*")) {
                    routes.add(verb + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
                  }
                }
              }
            });
    var inventory = new TreeSet<String>();
    Operation.inventory().forEach(one -> inventory.add(one.method() + " " + one.path()));
    var document = new TreeSet<String>();
    contract().calls().forEach(call -> document.add(call.name()));

    assertThat(inventory).isEqualTo(routes);
    assertThat(document).isEqualTo(routes);
  }

  /** Answers of JSON that are free on purpose, by call, and why. */
  private static final Map<String, String> FREE = Map.of();

  @Test
  void every_answer_of_json_has_a_schema_that_says_something() {
    var contract = contract();
    var bare = new TreeSet<String>();
    for (var call : contract.calls()) {
      for (var response : call.node().get("responses").properties()) {
        for (var form : response.getValue().path("content").properties()) {
          var isJson = form.getKey().matches("application/(\\w+\\+)?json");
          if (isJson && contract.isBare(form.getValue().get("schema"))) {
            bare.add(call.name());
          }
        }
      }
    }

    assertThat(bare).isEqualTo(FREE.keySet());
  }

  @Test
  void every_parameter_says_what_it_means() {
    for (var call : contract().calls()) {
      for (var parameter : call.node().path("parameters")) {
        assertThat(parameter.path("description").asString(""))
            .as(call.name() + " " + parameter.get("name"))
            .isNotBlank();
      }
    }
  }

  @Test
  void every_member_of_the_main_answers_says_what_it_means() {
    var schemas = contract().document().at("/components/schemas");
    for (var name : MAIN) {
      for (var member : schemas.path(name).path("properties").properties()) {
        assertThat(member.getValue().path("description").asString(""))
            .as(name + " " + member.getKey())
            .isNotBlank();
      }
    }
  }

  @Test
  void every_component_is_reached_from_some_call() {
    assertThat(contract().orphans()).isEmpty();
  }

  @Test
  void nothing_but_the_inventory_the_documents_and_the_page_answers() {
    for (var path :
        new String[] {"/v2/api-docs", "/api-docs", "/actuator", "/internal/wake", "/h2"}) {
      assertThat(client.send("GET", path, Rows.OPERATOR, "").status()).as(path).isEqualTo(404);
    }
    assertThat(client.send("GET", "/swagger-ui/index.html", "", "").status()).isEqualTo(200);
    assertThat(client.send("GET", "/swagger-ui", "", "").status()).isIn(200, 302);
  }
}
