package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ParameterIT {

  private final Client client;

  @Autowired
  ParameterIT(Client client) {
    this.client = client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/regions/11010/risks?hazards=extreme_heat",
        "/api/v1/sites?run=00000000-0000-0000-0000-000000000000",
        "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245&%68azards=typhoon"
      })
  void parameter_that_a_call_does_not_have_is_refused_by_its_name(String path) {
    var reply = client.get(path);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.json().get("code").asString()).isEqualTo("unknown-parameter");
    assertThat(reply.json().at("/errors/0/pointer").asString()).isIn("?hazards", "?run");
  }

  @Test
  void single_parameter_that_comes_twice_is_refused_and_a_list_is_not() {
    var reply = client.get("/api/v1/sites?limit=1&limit=2");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/errors/0/code").asString()).isEqualTo("repeated");

    var list = client.get("/api/v1/regions/11010/risks?hazard=typhoon&hazard=drought");
    assertThat(list.status()).as(list.text()).isEqualTo(200);
  }
}
