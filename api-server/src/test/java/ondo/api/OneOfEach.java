package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
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

  /** As the scheduler writes one, with one block and one cell of each kind. */
  private static final String REPORT =
      """
      {"language":"en","title":"t","subtitle":"s","computedAt":"2026-11-25T00:00:00Z",
       "facts":[{"label":"l","value":"words"}],
       "sections":[{"id":"i","title":"t","blocks":[
         {"heading":"h"},
         {"text":"w","figures":[{"figure":"f","value":1.5,"shown":"1.5","result":"/api/v1/sites"}]},
         {"table":"x","title":"t","columns":[{"group":"g","label":"l","unit":"%"},{"label":"l"}],
          "rows":[["a",{"gap":"OUT_OF_DOMAIN"}],[0.5,null]]}]}]}
      """;

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
              "update job set status = 'COMPLETED', result = '{\"skippedSites\":1,\"seconds\":{\"ASSESS\":0.5}}' where id = '%s'"
                  .formatted(id("job")),
              "insert into report (id, job_id, tenant, language, body) values ('%s', '%s', '%s', 'en', '%s')"
                  .formatted(id("report"), id("job"), tenant, REPORT),
              "insert into report_file select '%s', f, false, 1, 'sum', '\\x20' from unnest(array['html', 'pdf', 'xlsx']) f"
                  .formatted(id("report")),
              "insert into job (id, type, tenant, params, live_key, request_hash, priority, status) values ('%s', 'NIGHT', 'ondo', '{}', '%s', 'h', 3, 'CANCELLED')"
                  .formatted(id("run"), tenant),
              "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state, result_rows, checksum) values (1, 'data-1', 'm', '{}', '%s', 'RETIRED', 1, 'c')"
                  .formatted(id("run")))) {
        Rows.execute(connection, statement);
      }
      assess(connection, id("site"));
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select job_id from result_set where id = 1")) {
        rows.next();
        ids.put("current", rows.getString(1));
      }
    }
  }

  /**
   * Results of a site as an assessment might leave them: one from the index, one from single
   * events, one with gaps in its last years, a score without a loss, and a gap.
   */
  static void assess(Connection connection, String site) throws SQLException {
    var columns =
        "(site_id, hazard, scenario, result_set_id, data_version, model_version,"
            + " site_version, status, flags, year_flags, components, first_year, e, v, h, integrated,"
            + " aal_gross, aal_net, expected_loss, probabilities)";
    var row =
        "insert into site_risk %s select '%s', '%s', 'SSP245', 1, 'data-1', 'ondo-risk-1.0.0', 1,"
            + " '%s', '{F}', '{\"EDGE_WINDOW\":[2030]}', '{\"h\":{\"status\":\"OK\"}}', 2021,"
            + " 50, 70, a.h, a.h, %s from (select array_fill(64.125::float8, array[80]) h,"
            + " array_fill(0.0012345::float8, array[80]) l, array_fill(1234.5::float8, array[80]) m,"
            + " array_fill(0.5::float8, array[160]) p, array_fill(0.5::float8, array[70])"
            + " || array_fill('NaN'::float8, array[10]) g) a";
    for (var one :
        List.of(
            row.formatted(
                columns, site, "extreme_heat", "OK_WITH_ASSUMPTION", "a.l, a.l, a.m, a.p"),
            row.formatted(columns, site, "typhoon", "OK", "a.l, a.l, a.m, a.p"),
            row.formatted(columns, site, "extreme_cold", "OK", "a.g, a.g, a.g, a.p"),
            row.formatted(columns, site, "drought", "OK", "null, null, null, null"),
            "insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,"
                + " model_version, site_version, status, flags, components, first_year) values ('"
                + site
                + "', 'wildfire', 'SSP245', 1, 'data-1', 'ondo-risk-1.0.0', 1,"
                + " 'INSUFFICIENT_DATA', '{MISSING_VALUES}', '{}', 2021)",
            "update site_risk set method = 'EVENT', screening = aal_net, band_contents = 'DAMAGE',"
                + " aal_low = aal_net, aal_high = aal_net, response_low = aal_net,"
                + " response_high = aal_net, deviation = aal_net,"
                + " at_return_periods = array_fill(0.1::float8, array[560])"
                + " where hazard = 'typhoon' and site_id = '"
                + site
                + "'")) {
      Rows.execute(connection, one);
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
