package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OperatorIT {

  private final Client client;
  private final TestDatabase database;

  @Autowired
  OperatorIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private Client.Reply get(String path) {
    return client.send("GET", path, Rows.OPERATOR, "");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.connect()) {
      Rows.execute(connection, sql);
    }
  }

  private UUID job(String type, String status) throws SQLException {
    var id = UUID.randomUUID();
    execute(
        "insert into job (id, type, tenant, params, live_key, request_hash, priority, status)"
            + " values ('%s', '%s', 'ondo', '{}', '%s', 'h', 3, '%s')"
                .formatted(id, type, id, status));
    return id;
  }

  @Test
  void night_is_begun_once_and_cancelled() {
    var first = client.send("POST", "/api/v1/runs", Rows.OPERATOR, "{\"batch\":\"night\"}");
    var second = client.send("POST", "/api/v1/runs", Rows.OPERATOR, "{\"batch\":\"night\"}");

    assertThat(first.status()).as(first.text()).isEqualTo(202);
    var id = first.json().get("id").asString();
    assertThat(second.json().get("id").asString()).isEqualTo(id);
    assertThat(first.header("Location")).isEqualTo("/api/v1/runs/" + id);
    assertThat(get("/api/v1/runs/" + id).json().get("type").asString()).isEqualTo("NIGHT");
    var ended = client.send("DELETE", "/api/v1/runs/" + id, Rows.OPERATOR, "");
    assertThat(ended.status()).isEqualTo(202);
    assertThat(ended.json().get("status").asString()).isEqualTo("CANCELLED");
    var other = client.send("POST", "/api/v1/runs", Rows.OPERATOR, "{\"batch\":\"day\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("/batch");
  }

  @Test
  void manifest_of_a_run_names_versions_checksum_and_sources() throws SQLException {
    var run = job("NIGHT", "COMPLETED");
    execute(
        "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state,"
            + " result_rows, checksum) values (1, 'data-1', 'ondo-risk-1.0.0',"
            + " '{\"a\":\"b\"}', '"
            + run
            + "', 'RETIRED', 108, 'abc')");
    var manifest = get("/api/v1/runs/" + run + "/manifest");

    assertThat(manifest.status()).as(manifest.text()).isEqualTo(200);
    assertThat(manifest.json().get("checksum").asString()).isEqualTo("abc");
    assertThat(manifest.json().get("rows").asLong()).isEqualTo(108);
    assertThat(manifest.json().at("/switches/a").asString()).isEqualTo("b");
    assertThat(manifest.json().at("/sources/0/licence").asString()).isEqualTo("KOGL-1");
    assertThat(get("/api/v1/runs/" + job("INGEST", "COMPLETED") + "/manifest").status())
        .isEqualTo(404);
  }

  @Test
  void two_runs_are_compared_hazard_by_hazard() throws SQLException {
    var run = job("NIGHT", "COMPLETED");
    execute(
        "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state,"
            + " checksum) values (1, 'data-1', 'ondo-risk-0.9.0', '{}', '"
            + run
            + "', 'RETIRED', 'other')");
    execute(
        "select open_partition(t, (select id from result_set where job_id = '"
            + run
            + "')) from unnest(array['hazard_series', 'loss_series']) t");
    // Point 1 is higher by two, point 2 the same, point 3 has lost its value.
    execute(
        "insert into hazard_series select (select id from result_set where job_id = '"
            + run
            + "'), hazard, scenario, grid_id,"
            + " case when grid_id = 3 then 'INSUFFICIENT_DATA' else status end, flags, year_flags,"
            + " first_year, case grid_id when 1 then (select array_agg(x + 2 order by n) from"
            + " unnest(h) with ordinality u (x, n)) when 2 then h end from hazard_series"
            + " where result_set_id = 1 and hazard = 'extreme_heat'");
    var current =
        database
            .connect()
            .createStatement()
            .executeQuery("select job_id from result_set where id = 1");
    current.next();
    var reply =
        client.get(
            "/api/v1/compare/runs?a=%s&b=%s&hazard=extreme_heat&scenario=SSP245,SSP585&year=2040"
                .formatted(current.getString(1), run));

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.get("h")).hasSize(2);
    var row = json.at("/h/0");
    assertThat(row.get("points").asInt()).isEqualTo(3);
    assertThat(row.get("valued").asInt()).isEqualTo(2);
    assertThat(row.get("gainedOrLost").asInt()).isEqualTo(1);
    assertThat(row.get("changed").asInt()).isEqualTo(1);
    assertThat(row.get("mean").asString()).isEqualTo("1");
    assertThat(row.get("largest").asString()).isEqualTo("2");
    assertThat(json.get("isIdentical").asBoolean()).isFalse();
    assertThat(
            client.get("/api/v1/compare/runs?a=%s&b=%s".formatted(run, UUID.randomUUID())).status())
        .isEqualTo(404);
  }

  @Test
  void dead_letters_show_cause_and_input_and_wait_for_the_scheduler() throws SQLException {
    var run = job("NIGHT", "FAILED");
    execute(
        "insert into step (job_id, ordinal, name, status) values ('"
            + run
            + "', 1, 'hazard', 'FAILED')");
    execute(
        "insert into chunk (job_id, step, ordinal, input, status, attempts, error, finished_at) values ('"
            + run
            + "', 1, 1, '{\"points\":[7]}', 'FAILED', 3, 'bad row', now())");
    execute(
        "insert into dead_letter (job_id, chunk_id, step, step_name, code, cause, input, attempts)"
            + " select job_id, id, 1, 'hazard', 'failed', error, input, attempts from chunk"
            + " where job_id = '"
            + run
            + "'");
    var letter = get("/api/v1/dead-letters?limit=1").json().at("/items/0");

    assertThat(letter.get("cause").asString()).isEqualTo("bad row");
    assertThat(letter.at("/input/points/0").asInt()).isEqualTo(7);
    assertThat(letter.get("attempts").asInt()).isEqualTo(3);
    // No scheduler runs beside this test: the order is refused for now, not lost silently.
    var path = letter.at("/links/reprocess").asString();
    var refused = client.send("POST", path, Rows.OPERATOR, "");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(client.send("POST", "/api/v1/dead-letters/x/reprocess", Rows.OPERATOR, "").status())
        .isEqualTo(404);
  }

  @Test
  void audit_tells_who_changed_what_and_what_was_refused() {
    var body = "{\"externalId\":\"audited\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    var id = client.post("/api/v1/sites", body).json().get("id").asString();
    client.send("DELETE", "/api/v1/sites/" + id, Rows.READER, "");
    client.send("DELETE", "/api/v1/sites/" + id, Rows.EDITOR, "");
    var target = "/api/v1/sites/" + id;

    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    var found = entries(target);
    while (found.size() < 3 && System.nanoTime() < until) {
      found = entries(target);
    }
    assertThat(found)
        .containsExactly(
            "EDITOR DELETE /api/v1/sites/{id} 204",
            "READER DELETE ? 403",
            "EDITOR POST /api/v1/sites 201");
    assertThat(get("/api/v1/audit?tenant=nobody").json().get("items")).isEmpty();
    for (var chosen : List.of("action=TRACE", "until=2026-01-01", "keyId=" + FuzzRequests.NOBODY)) {
      assertThat(get("/api/v1/audit?tenant=default&" + chosen).json().get("items")).isEmpty();
    }
    assertThat(
            get("/api/v1/audit?action=POST%20/api/v1/sites&since=2026-01-01T09:00:00%2B09:00")
                .json()
                .get("items"))
        .isNotEmpty();
    for (var wrong : List.of("since=yesterday", "until=2026-13-01", "keyId=7")) {
      assertThat(get("/api/v1/audit?" + wrong).status()).isEqualTo(422);
    }
  }

  private List<String> entries(String target) {
    return get("/api/v1/audit?tenant=default&limit=50")
        .json()
        .get("items")
        .valueStream()
        .filter(entry -> entry.get("target").asString().equals(target))
        .map(
            entry ->
                entry.get("role").asString()
                    + " "
                    + entry.get("action").asString()
                    + " "
                    + entry.get("status").asInt())
        .toList();
  }
}
