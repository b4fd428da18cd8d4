package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.store.TestDatabase;

/**
 * A tenant that has one of each thing there is: {@code site}, {@code other} (a second site), {@code
 * job} (done), {@code living}, {@code cancelled}, {@code hook}, {@code report} with all its forms,
 * and beside it what belongs to nobody: {@code run} (retired results of an old model), {@code
 * current}, {@code letter}.
 */
record OneOfEach(String key, Map<String, String> ids) {

  static OneOfEach of(Client client, TestDatabase database, String tenant, String role)
      throws SQLException {
    var key = tenant + "-key";
    try (var connection = database.connect()) {
      Rows.insertKey(connection, key, tenant, role);
    }
    var one = new OneOfEach(key, new HashMap<>());
    one.register(client);
    one.insert(database, tenant);
    return one;
  }

  private void register(Client client) {
    for (var name : List.of("site", "other")) {
      var body =
          "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127,\"currency\":\"KRW\"}"
              .formatted(name);
      ids.put(name, post(client, "/api/v1/sites", body));
    }
    ids.put("job", post(client, "/api/v1/jobs", "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\"}"));
    ids.put("cancelled", post(client, "/api/v1/reports", "{\"language\":\"ko\"}"));
    ids.put("living", post(client, "/api/v1/reports", "{\"language\":\"en\"}"));
    client.send("DELETE", "/api/v1/jobs/" + id("cancelled"), key, "");
    ids.put("hook", post(client, "/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/z\"}"));
    ids.put("letter", "1");
    ids.put("run", UUID.randomUUID().toString());
    ids.put("report", UUID.randomUUID().toString());
  }

  private String post(Client client, String path, String body) {
    var reply = client.send("POST", path, key, body);
    assertThat(reply.status()).as(reply.text()).isLessThan(300);
    return reply.json().get("id").asString();
  }

  private void insert(TestDatabase database, String tenant) throws SQLException {
    try (var connection = database.connect()) {
      for (var statement :
          List.of(
              "update job set status = 'COMPLETED', result = '{\"sites\":1}' where id = '%s'"
                  .formatted(id("job")),
              "insert into report (id, job_id, tenant, language, body) values ('%s', '%s', '%s', 'en', '{\"title\":\"t\"}')"
                  .formatted(id("report"), id("job"), tenant),
              "insert into report_file select '%s', f, false, 1, 'sum', '\\x20' from unnest(array['html', 'pdf', 'xlsx']) f"
                  .formatted(id("report")),
              "insert into job (id, type, tenant, params, live_key, request_hash, priority, status) values ('%s', 'NIGHT', 'ondo', '{}', '%s', 'h', 3, 'CANCELLED')"
                  .formatted(id("run"), tenant),
              "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state, result_rows, checksum) values (1, 'data-1', 'm', '{}', '%s', 'RETIRED', 1, 'c')"
                  .formatted(id("run")))) {
        Rows.execute(connection, statement);
      }
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select job_id from result_set where id = 1")) {
        rows.next();
        ids.put("current", rows.getString(1));
      }
    }
  }

  String id(String name) {
    return ids.getOrDefault(name, FuzzRequests.NOBODY);
  }

  /** A text whose {@code <site>} and the like are replaced by ids. */
  String fill(String text) {
    var filled = text;
    for (var id : ids.entrySet()) {
      filled = filled.replace("<" + id.getKey() + ">", id.getValue());
    }
    return filled;
  }
}
