package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class SiteRiskIT {

  private final Client client;
  private final TestDatabase database;

  @Autowired
  SiteRiskIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private String site(String externalId) {
    var body =
        "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127,\"currency\":\"KRW\"}"
            .formatted(externalId);
    return client.post("/api/v1/sites", body).json().get("id").asString();
  }

  private void assess(String id) throws SQLException {
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,"
              + " model_version, site_version, status, flags, year_flags, components, first_year,"
              + " e, v, h, integrated, aal_gross, aal_net, expected_loss, probabilities) select '"
              + id
              + "', 'extreme_heat', 'SSP585', 1, 'data-1', 'ondo-risk-1.0.0', 1,"
              + " 'OK_WITH_ASSUMPTION', '{UNKNOWN_ATTR:age_years}', '{\"EDGE_WINDOW\":[2030]}',"
              + " '{\"h\":{\"status\":\"OK\"}}', 2021, 50, 70, a.h, a.h, a.l, a.l, a.m, a.p from"
              + " (select array_fill(64.125::float8, array[80]) h,"
              + " array_fill(0.0012345678901::float8, array[80]) l,"
              + " array_fill(1234567.5::float8, array[80]) m,"
              + " array_fill(0.9::float8, array[80]) || array_fill(0.1::float8, array[80]) p) a");
      Rows.execute(
          connection,
          "insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,"
              + " model_version, site_version, status, flags, components, first_year) values ('"
              + id
              + "', 'wildfire', 'SSP585', 1, 'data-1', 'ondo-risk-1.0.0', 1,"
              + " 'INSUFFICIENT_DATA', '{MISSING_VALUES}', '{}', 2021)");
    }
  }

  @Test
  void site_nobody_assessed_shows_gaps_with_a_code_and_no_number() {
    var reply = client.get("/api/v1/sites/" + site("risk-0") + "/risks?scenario=SSP245&year=2050");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().get("risks")).isEmpty();
    assertThat(reply.json().get("gaps")).hasSize(9);
    assertThat(reply.json().at("/gaps/0/code").asString()).isEqualTo("NOT_ASSESSED");
    assertThat(reply.json().get("dataVersion").isNull()).isTrue();
  }

  @Test
  void assessed_site_shows_every_number_rounded_with_status_and_flags() throws SQLException {
    var id = site("risk-1");
    assess(id);
    var path = "/api/v1/sites/" + id + "/risks?scenario=SSP585";
    var reply = client.get(path + "&horizon=SHORT");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var row = reply.json().at("/risks/0");
    assertThat(row.get("year").asInt()).isEqualTo(2030);
    assertThat(row.get("h").asString()).isEqualTo("64.12");
    assertThat(row.get("level").asString()).isEqualTo("HIGH");
    assertThat(row.get("aalNet").asString()).isEqualTo("0.00123457");
    // the won has no minor unit; a half goes to the even neighbour
    assertThat(row.get("expectedLoss").asString()).isEqualTo("1234568");
    assertThat(row.get("probabilities")).hasSize(2);
    assertThat(row.at("/probabilities/1").asString()).isEqualTo("0.1");
    assertThat(row.get("method").asString()).isEqualTo("INDEX");
    assertThat(row.get("flags")).hasSize(2);
    assertThat(reply.json().get("gaps")).hasSize(8);
    var total = reply.json().at("/totals/0");
    assertThat(total.get("total").asString()).isEqualTo("0.00123457");
    assertThat(total.get("damage").asString()).isEqualTo("0");
    assertThat(total.get("status").asString()).isEqualTo("OK_WITH_ASSUMPTION");
    assertThat(total.get("missing")).hasSize(8);
    assertThat(reply.json().get("gaps")).anySatisfy(gap -> assertThat(gap.get("flags")).hasSize(1));
    assertThat(client.get(path + "&from=2031&to=2040&step=3").json().get("risks")).hasSize(4);
    assertThat(client.get(path + "&year=2050&horizon=LONG").status()).isEqualTo(422);
    var gaps = client.get(path + "&hazard=wildfire").json().get("gaps");
    assertThat(gaps).hasSize(1);
    assertThat(gaps.get(0).get("missing")).hasSize(6);

    var csv = client.get(path + "&year=2030", "Accept", "text/csv").text().lines().toList();
    assertThat(csv).hasSize(1 + 1 + 8);
    assertThat(csv.get(1))
        .startsWith(id + ",extreme_heat,SSP585,2030,64.12,50,70,64.12,HIGH,0.9 0.1,");
    var columns = csv.get(0).chars().filter(c -> c == ',').count();
    assertThat(csv).allMatch(line -> line.chars().filter(c -> c == ',').count() == columns);
  }

  @Test
  void loss_from_single_events_comes_with_screening_bands_and_return_periods() throws SQLException {
    var id = site("risk-events");
    assess(id);
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "update site_risk set method = 'EVENT', screening = array_fill(0.004::float8, array[80]),"
              + " band_contents = 'DAMAGE', aal_low = array_fill(0.001::float8, array[80]),"
              + " aal_high = array_fill(0.002::float8, array[80]),"
              + " response_low = array_fill(0.0011::float8, array[80]),"
              + " response_high = array_fill(0.0013::float8, array[80]),"
              + " deviation = array_fill(0.03::float8, array[80]),"
              + " at_return_periods = array_fill(0.1::float8, array[80])"
              + " || array_fill(0.15::float8, array[80]) || array_fill(0.2::float8, array[80])"
              + " || array_fill(0.3::float8, array[80]) || array_fill(0.4::float8, array[240])"
              + " where h is not null and site_id = '"
              + id
              + "'");
    }
    var row =
        client
            .get("/api/v1/sites/" + id + "/risks?scenario=SSP585&year=2050")
            .json()
            .at("/risks/0");
    assertThat(row.get("method").asString()).isEqualTo("EVENT");
    assertThat(row.get("screening").asDouble()).isEqualTo(0.004);
    assertThat(row.at("/band/low").asDouble()).isEqualTo(0.001);
    assertThat(row.at("/band/high").asDouble()).isEqualTo(0.002);
    assertThat(row.at("/band/contents").asString()).isEqualTo("DAMAGE");
    assertThat(row.at("/responseBand/high").asDouble()).isEqualTo(0.0013);
    assertThat(row.get("deviation").asDouble()).isEqualTo(0.03);
    assertThat(row.at("/returnPeriods/10").asDouble()).isEqualTo(0.1);
    assertThat(row.at("/returnPeriods/100").asDouble()).isEqualTo(0.3);
    assertThat(row.at("/returnPeriods/250").asDouble()).isEqualTo(0.4);
    assertThat(row.get("returnPeriods")).hasSize(4);
    var asked =
        client
            .get("/api/v1/sites/" + id + "/risks?scenario=SSP585&year=2050&returnPeriod=500,20")
            .json()
            .at("/risks/0/returnPeriods");
    assertThat(asked.propertyNames()).containsExactly("20", "500");
    assertThat(asked.get("20").asDouble()).isEqualTo(0.15);
    var refused = client.get("/api/v1/sites/" + id + "/risks?returnPeriod=30");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("?returnPeriod");
    assertThat(client.get("/api/v1/risks.csv?returnPeriod=20").status()).isEqualTo(422);
  }

  @Test
  void score_without_a_loss_is_one_row_of_its_own_night_and_a_gap_in_json_alone()
      throws SQLException {
    var id = site("risk-part");
    assess(id);
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "update site_risk set aal_gross = null, aal_net = null, expected_loss = null,"
              + " probabilities = null, model_version = 'ondo-risk-0.9.0',"
              + " computed_at = '2020-01-01T00:00:00Z', components ="
              + " '{\"aal\":{\"status\":\"INSUFFICIENT_DATA\",\"flags\":[\"OWN\"]}}'"
              + " where hazard = 'extreme_heat' and site_id = '"
              + id
              + "'");
    }
    var path = "/api/v1/sites/" + id + "/risks?scenario=SSP585&year=2050";
    var json = client.get(path + "&hazard=extreme_heat").json();
    assertThat(json.at("/gaps/0/missing/0").asString()).isEqualTo("probabilities");
    var all = client.get(path).json();
    assertThat(all.get("modelVersion").asString()).isEqualTo("ondo-risk-1.0.0");
    assertThat(all.at("/risks/0/modelVersion").asString()).isEqualTo("ondo-risk-0.9.0");
    assertThat(all.at("/risks/0/computedAt").asString()).isEqualTo("2020-01-01T00:00:00Z");
    var lines = client.get(path, "Accept", "text/csv").text().lines().toList();
    assertThat(lines).hasSize(1 + 9);
    assertThat(lines)
        .filteredOn(line -> line.contains(",extreme_heat,"))
        .singleElement()
        .asString()
        .endsWith("ondo-risk-0.9.0,data-1,2020-01-01T00:00:00Z,,,,");
    var body =
        """
        {"scenario":"SSP585","hazardType":"extreme_heat","startYear":2025,"endYear":2035,
         "siteIds":["%s"]}"""
            .formatted(id);
    var simulated = client.send("POST", "/api/v1/simulations/climate", Rows.READER, body).json();
    assertThat(simulated.at("/siteGaps/0/status").asString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(simulated.at("/siteGaps/0/flags/0").asString()).isEqualTo("OWN");
  }

  @Test
  void unchanged_risks_are_304_until_they_are_assessed_again() throws SQLException {
    var id = site("risk-2");
    var path = "/api/v1/sites/" + id + "/risks?scenario=SSP585&year=2050";
    var tag = client.get(path).header("ETag");

    assertThat(client.get(path, "If-None-Match", tag).status()).isEqualTo(304);
    assess(id);
    assertThat(client.get(path, "If-None-Match", tag).status()).isEqualTo(200);
    var packed = client.get(path, "Accept-Encoding", "gzip");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.unpacked()).isEqualTo(client.get(path).text());
  }

  @Test
  void results_of_the_model_before_are_asked_for_by_its_version() throws SQLException {
    var id = site("risk-models");
    assess(id);
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          "update site_risk set model_version = 'ondo-risk-1.1.0', computed_at = clock_timestamp(),"
              + " h = array_fill(70::float8, array[80]) where hazard = 'extreme_heat' and site_id = '"
              + id
              + "'");
    }
    var path = "/api/v1/sites/" + id + "/risks?scenario=SSP585&hazard=extreme_heat&year=2050";

    var now = client.get(path).json();
    var before = client.get(path + "&modelVersion=ondo-risk-1.0.0").json();
    var never = client.get(path + "&modelVersion=ondo-risk-9");

    assertThat(now.get("modelVersions").valueStream().map(JsonNode::asString))
        .containsExactly("ondo-risk-1.1.0", "ondo-risk-1.0.0");
    assertThat(now.at("/risks/0/h").asDouble()).isEqualTo(70);
    assertThat(before.at("/risks/0/h").asDouble()).isEqualTo(64.12);
    assertThat(before.at("/risks/0/modelVersion").asString()).isEqualTo("ondo-risk-1.0.0");
    assertThat(before.get("modelVersion").asString()).isEqualTo("ondo-risk-1.0.0");
    assertThat(never.status()).isEqualTo(404);
    assertThat(never.json().at("/errors/0/pointer").asString()).isEqualTo("?modelVersion");
    assertThat(never.json().at("/errors/0/message").asString()).contains("ondo-risk-1.0.0");
  }

  @Test
  void simulation_gives_regions_and_sites_side_by_side() throws SQLException {
    var assessed = site("risk-3");
    var waiting = site("risk-4");
    assess(assessed);
    var body =
        """
        {"scenario":"SSP585","hazardType":"extreme_heat","startYear":2025,"endYear":2035,"step":5,
         "siteIds":["%s","%s"]}"""
            .formatted(assessed, waiting);
    var reply = client.send("POST", "/api/v1/simulations/climate", Rows.READER, body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.at("/regionScores/11010")).hasSize(3);
    assertThat(json.at("/siteAALs/" + assessed + "/2030").asString()).isEqualTo("0.00123457");
    assertThat(json.get("siteAALs")).hasSize(1);
    assertThat(json.at("/siteGaps/0/siteId").asString()).isEqualTo(waiting);
    assertThat(json.at("/siteGaps/0/code").asString()).isEqualTo("NOT_ASSESSED");
    var foreign = client.send("POST", "/api/v1/simulations/climate", Rows.STRANGER, body);
    assertThat(foreign.status()).isEqualTo(404);
    var wrong = body.replace("2025", "1025").replace("extreme_heat", "locusts");
    assertThat(client.post("/api/v1/simulations/climate", wrong).json().get("errors")).hasSize(2);
    assertThat(client.post("/api/v1/simulations/climate", "{\"startYear\":\"x\"}").status())
        .isEqualTo(400);
  }

  @Test
  void place_out_of_reach_of_the_grid_has_gaps_and_no_number() {
    var path = "/api/v1/points/hazards?latitude=35&longitude=130.5&scenario=SSP126&year=2050";
    var json = client.get(path).json();

    assertThat(json.get("gridDistanceM").asDouble()).isGreaterThan(20_000);
    assertThat(json.get("risks")).isEmpty();
    assertThat(json.get("gaps")).hasSize(9);
    assertThat(json.get("gaps"))
        .allMatch(gap -> gap.get("code").asString().equals("TOO_FAR_FROM_GRID"));
    var swapped = client.get("/api/v1/points/hazards?latitude=127&longitude=37.5");
    assertThat(swapped.status()).isEqualTo(422);
    assertThat(swapped.json().at("/errors/0/code").asString()).isEqualTo("coordinates-swapped");
    assertThat(swapped.json().get("code").asString()).isEqualTo("outside-domain");
    assertThat(
            client
                .get("/api/v1/points/hazards?latitude=500&longitude=127")
                .json()
                .at("/errors/0/message")
                .asString())
        .contains("33\u202639");
  }

  @Test
  void representation_is_negotiated_and_what_is_not_offered_is_406() {
    var point = "/api/v1/points/hazards?latitude=33.5&longitude=126.5&scenario=SSP126&year=2050";
    for (var path :
        List.of(
            point,
            "/api/v1/regions/21010/risks?year=2030",
            "/api/v1/sites/" + site("risk-accept") + "/risks?year=2030")) {
      assertThat(client.get(path, "Accept", "text/csv").header("Content-Type"))
          .startsWith("text/csv");
      var weighed = client.get(path, "Accept", "text/csv;q=0.1, application/json");
      assertThat(weighed.header("Content-Type")).isEqualTo("application/json");
      var refused = client.get(path, "Accept", "text/csv;q=0, */*;q=0.5");
      assertThat(refused.header("Content-Type")).isEqualTo("application/json");
      assertThat(client.get(path, "Accept", "image/png").status()).as(path).isEqualTo(406);
      assertThat(client.get(path, "Accept", "nonsense").status()).as(path).isEqualTo(406);
    }
    assertThat(client.get(point, "Accept", "text/csv").text().lines().skip(1))
        .first()
        .asString()
        .startsWith("33.5 126.5,");
  }

  @Test
  void point_and_region_show_the_nearest_grid_point_with_its_distance() {
    var point =
        client.get(
            "/api/v1/points/hazards?latitude=33.5&longitude=126.5&scenario=SSP126&year=2050");

    assertThat(point.status()).as(point.text()).isEqualTo(200);
    assertThat(point.json().get("gridPointId").asInt()).isEqualTo(3);
    assertThat(point.json().get("gridDistanceM").asDouble()).isZero();
    assertThat(point.json().get("risks")).hasSize(2);
    assertThat(point.json().get("gaps")).hasSize(7);
    assertThat(client.get("/api/v1/points/hazards?latitude=50&longitude=126.5").status())
        .isEqualTo(422);
    assertThat(client.get("/api/v1/points/hazards?latitude=abc&longitude=126.5").status())
        .isEqualTo(400);
    assertThat(client.get("/api/v1/points/hazards?latitude=35").status()).isEqualTo(400);

    var region = client.get("/api/v1/regions/21010/risks?scenario=SSP126&year=2021").json();
    assertThat(region.at("/risks/0/probabilities")).hasSize(5);
    assertThat(region.at("/risks/1/flags")).hasSize(2);
    assertThat(region.at("/risks/1/status").asString()).isEqualTo("OK_WITH_ASSUMPTION");
    assertThat(client.get("/api/v1/regions/99999/risks").status()).isEqualTo(404);
  }

  @Test
  void every_assessed_site_stands_in_the_stream_of_all_sites() throws SQLException {
    var id = site("risk-all");
    assess(id);

    var reply = client.get("/api/v1/risks.csv?of=sites&scenario=SSP585&year=2050");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var lines = reply.text().lines().toList();
    assertThat(lines.getFirst()).startsWith("site_id,hazard,scenario,year,h,e,v,");
    assertThat(lines).filteredOn(line -> line.startsWith(id)).hasSize(9);
    assertThat(lines)
        .filteredOn(line -> line.startsWith(id + ",extreme_heat,SSP585,2050,64.12,50,70,"))
        .hasSize(1);
  }

  @Test
  void every_region_stands_in_the_stream_of_all_regions() {
    var reply = client.get("/api/v1/risks.csv?scenario=SSP585&year=2050&hazard=extreme_heat");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).startsWith("place,hazard,scenario,year,h,");
    assertThat(reply.text().lines().count()).isGreaterThan(1);
    assertThat(client.get("/api/v1/risks.csv?of=planets").status()).isEqualTo(422);
  }
}
