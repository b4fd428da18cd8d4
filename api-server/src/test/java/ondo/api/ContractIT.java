package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ondo.api.document.Operation;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every call once as it should be and once with its main error, each held against the document. */
@ApiTest
class ContractIT extends WithScheduler {

  /**
   * Operation | address | body | status | the same with its main error | body | status | code. A
   * tilde stands for the address or body before it; order matters where something is deleted.
   */
  private static final String CALLS =
      """
      GET /actuator/health/liveness | ~ | | 200 | | | |
      GET /actuator/health/readiness | ~ | | 200 | | | |
      GET /api/v1/attributes | ~ | | 200 | | | |
      GET /api/v1/audit | ~?limit=3 | | 200 | ~?limit=1001 | | 422 | invalid-value
      GET /api/v1/compare/runs | ~?a=<current>&b=<run> | | 200 | ~?a=<current>&b=<site> | | 404 | not-found
      GET /api/v1/compare/sites | ~?a=<site>&b=<other>&year=2050 | | 200 | ~?a=<site>&b=<job> | | 404 | not-found
      GET /api/v1/datasets | ~ | | 200 | | | |
      GET /api/v1/dead-letters | ~ | | 200 | ~?after=x | | 422 | invalid-value
      POST /api/v1/dead-letters/reprocess | ~ | | 202 | | | |
      POST /api/v1/dead-letters/{id}/reprocess | /api/v1/dead-letters/<letter>/reprocess | | 202 | /api/v1/dead-letters/x/reprocess | | 404 | not-found
      GET /api/v1/exchange-rates | ~ | | 200 | ~?limit=0 | | 422 | invalid-value
      POST /api/v1/exchange-rates | ~ | {"rates":[{"date":"2001-01-01","from":"SEK","to":"NOK","rate":0.9,"source":"s"}]} | 200 | ~ | {"rates":[{"date":"x"}]} | 422 | invalid-value
      GET /api/v1/hazards | ~ | | 200 | | | |
      GET /api/v1/indicators | ~ | | 200 | | | |
      GET /api/v1/jobs | ~?status=COMPLETED | | 200 | ~?status=DONE | | 422 | invalid-value
      POST /api/v1/jobs | ~ | {"type":"ASSESS_SITES","siteIds":["<site>"]} | 202 | ~ | {"type":"ASSESS_SITES","siteIds":["<job>"]} | 404 | not-found
      GET /api/v1/jobs/{id} | /api/v1/jobs/<job> | | 200 | /api/v1/jobs/<site> | | 404 | not-found
      DELETE /api/v1/jobs/{id} | /api/v1/jobs/<living> | | 202 | /api/v1/jobs/<job> | | 409 | not-cancellable
      GET /api/v1/jobs/{id}/events | /api/v1/jobs/<job>/events | | 200 | /api/v1/jobs/<site>/events | | 404 | not-found
      GET /api/v1/jobs/{id}/result | /api/v1/jobs/<job>/result | | 200 | /api/v1/jobs/<cancelled>/result | | 404 | not-found
      GET /api/v1/points/hazards | ~?latitude=33.5&longitude=126.5 | | 200 | ~?latitude=10&longitude=126.5 | | 422 | outside-domain
      GET /api/v1/portfolio/summary | ~?scenario=SSP245&year=2050 | | 200 | ~?scenario=SSP245 | | 422 | invalid-value
      GET /api/v1/problems | ~ | | 200 | | | |
      GET /problems/{code} | /problems/not-found | | 200 | /problems/no-such-code | | 404 | not-found
      GET /api/v1/regions | ~?province=11 | | 200 | | | |
      GET /api/v1/regions.geojson | ~ | | 200 | | | |
      GET /api/v1/regions/scores | ~?hazard=extreme_heat&scenario=SSP245 | | 200 | ~?hazard=heat&scenario=SSP245 | | 422 | invalid-value
      GET /api/v1/regions/{code}/risks | /api/v1/regions/11010/risks?decade=2050 | | 200 | /api/v1/regions/99999/risks | | 404 | not-found
      GET /api/v1/regions/{code}/risks/{hazard}/explain | /api/v1/regions/11010/risks/extreme_heat/explain?scenario=SSP245&year=2050 | | 200 | /api/v1/regions/11010/risks/extreme_heat/explain?scenario=SSP245 | | 422 | invalid-value
      GET /api/v1/reports | ~ | | 200 | ~?limit=1001 | | 422 | invalid-value
      POST /api/v1/reports | ~ | {"language":"en"} | 202 | ~ | {"language":"fr"} | 422 | invalid-value
      GET /api/v1/reports/{id} | /api/v1/reports/<report> | | 200 | /api/v1/reports/<site> | | 404 | not-found
      GET /api/v1/reports/{id}.html | /api/v1/reports/<report>.html | | 200 | /api/v1/reports/<site>.html | | 404 | not-found
      GET /api/v1/reports/{id}.json | /api/v1/reports/<report>.json | | 200 | /api/v1/reports/<site>.json | | 404 | not-found
      GET /api/v1/reports/{id}.pdf | /api/v1/reports/<report>.pdf | | 200 | /api/v1/reports/<site>.pdf | | 404 | not-found
      GET /api/v1/reports/{id}.xlsx | /api/v1/reports/<report>.xlsx | | 200 | /api/v1/reports/<site>.xlsx | | 404 | not-found
      GET /api/v1/risks.{format} | /api/v1/risks.csv?scenario=SSP245&year=2050 | | 200 | /api/v1/risks.csv?of=planets | | 422 | invalid-value
      GET /api/v1/runs | ~?type=NIGHT | | 200 | ~?type=REPORT | | 422 | invalid-value
      POST /api/v1/runs | ~ | {"batch":"night"} | 202 | ~ | {"batch":"day"} | 422 | invalid-value
      GET /api/v1/runs/{id} | /api/v1/runs/<run> | | 200 | /api/v1/runs/<site> | | 404 | not-found
      DELETE /api/v1/runs/{id} | /api/v1/runs/<run> | | 202 | /api/v1/runs/<site> | | 404 | not-found
      GET /api/v1/runs/{id}/events | /api/v1/runs/<run>/events | | 200 | /api/v1/runs/<site>/events | | 404 | not-found
      GET /api/v1/runs/{id}/manifest | /api/v1/runs/<run>/manifest | | 200 | /api/v1/runs/<site>/manifest | | 404 | not-found
      GET /api/v1/scenarios | ~ | | 200 | | | |
      POST /api/v1/simulations/climate | ~ | {"scenario":"SSP245","hazardType":"extreme_heat","startYear":2030,"endYear":2040,"siteIds":["<site>"]} | 200 | ~ | {"scenario":"SSP245","hazardType":"extreme_heat","startYear":2030,"endYear":2101} | 422 | invalid-value
      POST /api/v1/simulations/relocation | ~ | {"siteId":"<site>","scenario":"SSP245","year":2050,"candidates":[{"latitude":37,"longitude":127}]} | 202 | ~ | {"siteId":"<site>","scenario":"SSP245","year":2050} | 422 | invalid-value
      GET /api/v1/sites | ~?q=si | | 200 | ~?limit=1001 | | 422 | invalid-value
      GET /api/v1/sites.csv | ~?schema=oed | | 200 | ~?schema=x | | 422 | invalid-value
      POST /api/v1/sites | ~ | {"externalId":"new","name":"n","latitude":37.5,"longitude":127} | 201 | ~ | {"externalId":"new","name":"n","latitude":37.5,"longitude":127} | 409 | duplicate-external-id
      POST /api/v1/sites/import | ~ | [{"externalId":"in","name":"n","latitude":37.5,"longitude":127}] | 200 | ~?mode=strict | [{"externalId":"in"}] | 422 | import-rejected
      GET /api/v1/sites/{id} | /api/v1/sites/<site> | | 200 | /api/v1/sites/<job> | | 404 | not-found
      PUT /api/v1/sites/{id} | /api/v1/sites/<other> | {"externalId":"other","name":"m","latitude":37.5,"longitude":127} | 200 | ~ | {"externalId":"site","name":"m","latitude":37.5,"longitude":127} | 409 | duplicate-external-id
      GET /api/v1/sites/{id}/risks | /api/v1/sites/<site>/risks?horizon=SHORT | | 200 | /api/v1/sites/<site>/risks?horizon=SOON | | 422 | invalid-value
      GET /api/v1/sites/{id}/risks/{hazard}/explain | /api/v1/sites/<site>/risks/typhoon/explain?scenario=SSP245&year=2050 | | 200 | /api/v1/sites/<job>/risks/typhoon/explain?scenario=SSP245&year=2050 | | 404 | not-found
      DELETE /api/v1/sites/{id} | /api/v1/sites/<other> | | 204 | /api/v1/sites/<other> | | 404 | not-found
      GET /api/v1/webhooks | ~ | | 200 | ~?after=x | | 422 | invalid-value
      POST /api/v1/webhooks | ~ | {"url":"https://hooks.example.com/c"} | 201 | ~ | {"url":"http://127.0.0.1/"} | 422 | invalid-value
      GET /api/v1/webhooks/{id} | /api/v1/webhooks/<hook> | | 200 | /api/v1/webhooks/<site> | | 404 | not-found
      DELETE /api/v1/webhooks/{id} | /api/v1/webhooks/<hook> | | 204 | /api/v1/webhooks/<hook> | | 404 | not-found
      GET /api/v1/tenant/export | ~ | | 200 | | | |
      DELETE /api/v1/tenant/data | ~?confirm=contract | | 200 | ~?confirm=other | | 422 | tenant-not-confirmed
      """;

  private final Client client;
  private final TestDatabase database;

  @Autowired
  ContractIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private record Row(
      String operation,
      String path,
      String body,
      int status,
      String badPath,
      String badBody,
      int badStatus,
      String badCode) {

    static Row of(String line) {
      var cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
      var own = cells.getFirst().replaceFirst("^\\S+ ", "");
      var path = cells.get(1).replace("~", own);
      return new Row(
          cells.getFirst(),
          path,
          cells.get(2),
          Integer.parseInt(cells.get(3)),
          cells.get(4).replace("~", path.replaceFirst("\\?.*", "")),
          cells.get(5),
          cells.get(6).isEmpty() ? 0 : Integer.parseInt(cells.get(6)),
          cells.get(7));
    }

    String method() {
      return operation.replaceFirst(" .*", "");
    }
  }

  @Test
  void every_call_answers_as_it_should_and_refuses_its_main_error() throws SQLException {
    var rows = CALLS.lines().map(Row::of).toList();
    var named = new TreeSet<>(rows.stream().map(Row::operation).toList());
    var inventory = new TreeSet<String>();
    Operation.inventory().forEach(one -> inventory.add(one.method() + " " + one.path()));
    assertThat(named).isEqualTo(inventory);

    var things = OneOfEach.of(client, database, "contract", "OPERATOR");
    var document = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    var faults = new ArrayList<String>();
    var successes = 0;
    var errors = 0;
    for (var row : rows) {
      check(document, things, row, row.path(), row.body(), row.status(), "", faults);
      successes++;
      if (row.badStatus() > 0) {
        check(
            document,
            things,
            row,
            row.badPath(),
            row.badBody(),
            row.badStatus(),
            row.badCode(),
            faults);
        errors++;
      }
    }
    LoggerFactory.getLogger(ContractIT.class)
        .info("contract operations={} successes={} errors={}", rows.size(), successes, errors);
    assertThat(faults).isEmpty();
  }

  private void check(
      Contract document,
      OneOfEach things,
      Row row,
      String path,
      String body,
      int status,
      String code,
      List<String> faults) {
    var key = row.path().startsWith("/actuator") ? "" : things.key();
    var reply = client.send(row.method(), things.fill(path), key, things.fill(body));
    var what = row.method() + " " + path;
    if (reply.status() != status) {
      faults.add(what + " answered " + reply.status() + " in place of " + status + reply.text());
      return;
    }
    if (!code.isEmpty() && !reply.json().path("code").asString("").equals(code)) {
      faults.add(what + " has another code than " + code + ": " + reply.text());
    }
    var call =
        document.calls().stream()
            .filter(one -> one.name().equals(row.operation()))
            .findFirst()
            .orElseThrow();
    if (!code.isEmpty() && !document.refusals(call, status).matches(".*\\b" + code + "\\b.*")) {
      faults.add(what + " is not documented to refuse by " + code);
    }
    document.faults(call, reply).forEach(fault -> faults.add(fault + " in " + what));
  }
}
