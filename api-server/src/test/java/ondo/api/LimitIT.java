package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.TreeSet;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class LimitIT {

  private static final String MAP =
      "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245&from=2031&to=2033&step=1";

  private final Client client;
  private final TestDatabase database;

  @Autowired
  LimitIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  @Test
  void key_above_its_rate_waits_but_remembered_answers_stay_free() throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, "hasty", "default", "READER");
    }
    var tag = client.send("GET", MAP, "hasty", "").header("ETag");
    var reply = client.send("GET", "/api/v1/sites?limit=1", "hasty", "");
    assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"key\";q=600;w=60");
    assertThat(reply.header("RateLimit")).matches("\"key\";r=59[89];t=1");
    // 600 at once and ten a second after that: far fewer than 3,000 calls use them up
    for (var i = 0; i < 3000 && reply.status() == 200; i++) {
      reply = client.send("GET", "/api/v1/sites?limit=1", "hasty", "");
    }

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.json().get("code").asString()).isEqualTo("rate-limited");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("RateLimit")).isEqualTo("\"key\";r=0;t=60");
    assertThat(client.send("GET", MAP, "hasty", "").status()).isEqualTo(200);
    assertThat(client.send("GET", MAP, "hasty", "", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(client.get("/api/v1/hazards").status()).isEqualTo(200);
  }

  @Test
  void tag_that_nobody_gave_is_no_way_around_the_rate() throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, "sly", "default", "EDITOR");
    }
    var statuses = new TreeSet<Integer>();
    for (var i = 0; i < 3000 && !statuses.contains(429); i++) {
      statuses.add(
          client.send("POST", "/api/v1/webhooks", "sly", "{}", "If-None-Match", "\"x\"").status());
    }
    assertThat(statuses).contains(429);
  }
}
