package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import ondo.climate.Scenario;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Means of decades, and the results of earlier runs. */
@ApiTest
class TermIT {

  private static final String POINT = "/api/v1/points/hazards?latitude=33.5&longitude=126.5";

  private final Client client;
  private final TestDatabase database;

  @Autowired
  TermIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private static double mean(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToDouble(year -> Rows.heat(Scenario.SSP245, 3, year))
        .average()
        .orElseThrow();
  }

  @Test
  void decade_is_the_mean_of_its_yearly_results_and_the_first_begins_in_2021() {
    var reply = client.get(POINT + "&scenario=SSP245&hazard=extreme_heat&decade=2020,2030");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var first = reply.json().at("/risks/0");
    assertThat(first.get("year").asInt()).isEqualTo(2021);
    assertThat(first.get("yearTo").asInt()).isEqualTo(2029);
    assertThat(first.get("h").asDouble()).isCloseTo(mean(2021, 2029), within(0.005));
    var second = reply.json().at("/risks/1");
    assertThat(second.get("year").asInt()).isEqualTo(2030);
    assertThat(second.get("yearTo").asInt()).isEqualTo(2039);
    assertThat(second.get("h").asDouble()).isCloseTo(mean(2030, 2039), within(0.005));
    assertThat(second.get("probabilities")).hasSize(5);
    var year = client.get(POINT + "&scenario=SSP245&hazard=extreme_heat&year=2030").json();
    assertThat(year.at("/risks/0/yearTo").isNull()).isTrue();
  }

  @Test
  void flags_of_a_decade_are_those_of_any_of_its_years() {
    var path = POINT + "&scenario=SSP245&hazard=extreme_cold&decade=";
    assertThat(client.get(path + "2020").json().at("/risks/0/flags").toString())
        .contains("EDGE_WINDOW");
    assertThat(client.get(path + "2030").json().at("/risks/0/flags").toString())
        .doesNotContain("EDGE_WINDOW");
  }

  @Test
  void money_and_total_of_a_decade_are_means_too_and_tables_end_with_the_last_year()
      throws SQLException {
    var body =
        "{\"externalId\":\"decade\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127,\"currency\":\"KRW\"}";
    var id = client.post("/api/v1/sites", body).json().get("id").asString();
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          """
          insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,
            model_version, site_version, status, flags, components, first_year, e, v, h,
            integrated, aal_gross, aal_net, expected_loss, probabilities)
          select '%s', 'extreme_heat', 'SSP585', 1, 'data-1', 'ondo-risk-1.0.0', 1, 'OK', '{}',
            '{}', 2021, 50, 50, a.s, a.s, a.r, a.r, a.m, a.r
          from (select array_agg(y - 2020::float8 order by y) s,
                       array_agg((y - 2020) / 1000::float8 order by y) r,
                       array_agg((y - 2020) * 100::float8 order by y) m
                from generate_series(2021, 2100) y) a"""
              .formatted(id));
    }
    var path = "/api/v1/sites/" + id + "/risks?scenario=SSP585&decade=2090";
    var json = client.get(path).json();
    var row = json.at("/risks/0");
    assertThat(row.get("yearTo").asInt()).isEqualTo(2099);
    assertThat(row.get("h").asDouble()).isEqualTo(74.5);
    assertThat(row.get("aalNet").asDouble()).isEqualTo(0.0745);
    assertThat(row.get("expectedLoss").asInt()).isEqualTo(7450);
    assertThat(json.at("/totals/0/total").asDouble()).isEqualTo(0.0745);
    assertThat(json.at("/totals/0/yearTo").asInt()).isEqualTo(2099);
    var csv = client.get(path, "Accept", "text/csv").text().lines().toList();
    assertThat(csv.getFirst()).endsWith(",year_to,loss20,loss500,loss1000");
    assertThat(csv.get(1)).endsWith(",2099,,,");
  }

  @Test
  void decade_that_is_none_or_beside_another_choice_of_years_is_refused() {
    assertThat(client.get(POINT + "&decade=2035").status()).isEqualTo(422);
    assertThat(client.get(POINT + "&decade=2100").status()).isEqualTo(422);
    assertThat(client.get(POINT + "&decade=2030&year=2030").status()).isEqualTo(422);
    assertThat(client.get(POINT + "&decade=thirties").status()).isEqualTo(400);
  }

  /** A run of an older model whose heat at the third grid point is 77. */
  private UUID retired() throws SQLException {
    var run = UUID.randomUUID();
    try (var connection = database.connect()) {
      Rows.execute(
          connection,
          """
          insert into result_set (data_set_id, data_version, model_version, switches, job_id, state,
            published_at)
          values (1, 'data-1', 'ondo-risk-0.9.0', '{}', '%s', 'RETIRED', '2026-10-01T02:00:00Z');
          select open_partition('hazard_series', (select id from result_set where job_id = '%s'));
          insert into hazard_series
          select id, 'extreme_heat', 'SSP245', 3, 'OK', '{}', null, 2021,
                 array_fill(77::float8, array[80])
          from result_set where job_id = '%s'"""
              .formatted(run, run, run));
    }
    return run;
  }

  @Test
  void results_of_an_older_model_are_read_beside_the_new() throws SQLException {
    var run = retired();
    var question = "&scenario=SSP245&hazard=extreme_heat&year=2050";
    var old = client.get(POINT + question + "&run=" + run);
    assertThat(old.status()).as(old.text()).isEqualTo(200);
    assertThat(old.json().get("modelVersion").asString()).isEqualTo("ondo-risk-0.9.0");
    assertThat(old.json().at("/risks/0/h").asDouble()).isEqualTo(77);
    assertThat(old.json().get("gaps")).hasSize(1);
    var now = client.get(POINT + question);
    assertThat(now.json().get("modelVersion").asString()).isEqualTo("ondo-risk-1.0.0");
    assertThat(now.json().at("/risks/0/h").asDouble()).isNotEqualTo(77);
    assertThat(now.header("ETag")).isNotEqualTo(old.header("ETag"));
    var region = client.get("/api/v1/regions/39010/risks?run=" + run + question);
    assertThat(region.json().at("/risks/0/h").asDouble()).isEqualTo(77);
    assertThat(client.get(POINT + "&run=" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.get(POINT + "&run=x").status()).isEqualTo(404);
  }
}
