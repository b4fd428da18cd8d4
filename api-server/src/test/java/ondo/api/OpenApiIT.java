package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Client client;
  private final RequestMappingHandlerMapping mappings;

  @Autowired
  OpenApiIT(Client client, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.client = client;
    this.mappings = requestMappingHandlerMapping;
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
                  if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
                    routes.add(verb + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
                  }
                }
              }
            });
    var inventory = new TreeSet<String>();
    Operation.inventory().forEach(one -> inventory.add(one.method() + " " + one.path()));
    var document = new TreeSet<String>();
    new Contract(client.send("GET", "/v3/api-docs", "", "").json())
        .calls()
        .forEach(call -> document.add(call.name()));

    assertThat(inventory).isEqualTo(routes);
    assertThat(document).isEqualTo(routes);
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
