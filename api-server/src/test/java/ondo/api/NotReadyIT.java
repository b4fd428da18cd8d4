package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import ondo.store.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "ondo.api.development=true",
      "ondo.api.snapshot-poll=100ms",
      "management.server.port=0"
    })
@ContextConfiguration(initializers = NotReadyIT.Migrated.class)
@Import(Client.class)
class NotReadyIT {

  /** A database with tables and nothing in them. */
  static final class Migrated
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Rows.register(context, TestDatabase.migrated());
    }
  }

  private final Client client;
  private final TestDatabase database;

  @Autowired
  NotReadyIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  @Test
  void server_says_when_to_come_back_until_the_first_night_is_published_and_follows_the_next()
      throws SQLException {
    var early = client.get("/api/v1/hazards");
    assertThat(early.status()).isEqualTo(503);
    assertThat(early.json().get("code").asString()).isEqualTo("not-ready");
    assertThat(early.header("Retry-After")).isEqualTo("5");
    assertThat(client.send("GET", "/actuator/health/readiness", "", "").status()).isEqualTo(503);
    assertThat(client.send("GET", "/actuator/health/liveness", "", "").status()).isEqualTo(200);

    Rows.fill(database);
    await(200, "/api/v1/hazards");

    var map = "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP126";
    var tag = client.get(map).header("ETag");
    try (var connection = database.connect()) {
      Rows.execute(connection, "update result_set set state = 'RETIRED'");
      Rows.execute(
          connection,
          "insert into result_set (data_set_id, data_version, model_version, switches, job_id,"
              + " state, published_at) values (1, 'data-1', 'ondo-risk-1.0.0', '{}',"
              + " gen_random_uuid(), 'CURRENT', now())");
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get(map, "If-None-Match", tag).status() == 200);
    assertThat(client.get(map).json().get("gaps")).hasSize(3);
  }

  private void await(int status, String path) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get(path).status() == status);
  }
}
