package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipFile;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class PortfolioIT {

  private static final String KEY = "portfolio-key";

  private final Client client;
  private final TestDatabase database;

  @Autowired
  PortfolioIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private Client.Reply get(String path, String... headers) {
    return client.send("GET", path, KEY, "", headers);
  }

  private String site(String name, double latitude, double longitude, String more) {
    var body =
        "{\"externalId\":\"%s\",\"name\":\"%s\",\"latitude\":%s,\"longitude\":%s,\"currency\":\"KRW\"%s}"
            .formatted(name, name, latitude, longitude, more);
    return client.send("POST", "/api/v1/sites", KEY, body).json().get("id").asString();
  }

  private static void risk(
      java.sql.Connection connection, String site, String hazard, double score, double money)
      throws SQLException {
    Rows.execute(
        connection,
        """
        insert into site_risk (site_id, hazard, scenario, result_set_id, data_version, model_version,
          site_version, status, flags, components, first_year, e, v, h, integrated, aal_gross, aal_net,
          expected_loss, probabilities)
        values ('%s', '%s', 'SSP585', 1, 'data-1', 'ondo-risk-1.0.0', 1, 'OK', '{}', '{}', 2021, 50, 50,
          array_fill(50::float8, array[80]), array_fill(%s::float8, array[80]),
          array_fill(0.02::float8, array[80]), array_fill(0.01::float8, array[80]),
          array_fill(%s::float8, array[80]), array_fill(1::float8, array[80]))"""
            .formatted(site, hazard, score, money));
  }

  private void fill() throws SQLException {
    try (var connection = database.connect()) {
      Rows.execute(connection, "delete from api_key where tenant = 'portfolio'");
      Rows.execute(connection, "delete from site where tenant = 'portfolio'");
      Rows.insertKey(connection, KEY, "portfolio", "EDITOR");
      var seoul =
          site(
              "=seoul",
              37.6,
              127,
              ",\"assetValue\":1000,\"attributes\":{\"use\":\"OFFICE\",\"inFloodZone\":true}");
      var busan =
          site("busan", 35.1, 129, ",\"assetValue\":3000,\"attributes\":{\"inFloodZone\":false}");
      site("nobody", 33.5, 126.5, "");
      risk(connection, seoul, "river_flood", 70, 40);
      risk(connection, seoul, "urban_flood", 10, 30);
      risk(connection, seoul, "extreme_heat", 10, 10);
      risk(connection, busan, "water_stress", 65, 100);
    }
  }

  @Test
  void summary_adds_up_by_hazard_region_use_and_site() throws SQLException {
    fill();
    var reply = get("/api/v1/portfolio/summary?scenario=SSP585&year=2050");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.get("sites").asInt()).isEqualTo(3);
    assertThat(json.get("assessedSites").asInt()).isEqualTo(2);
    var total = json.at("/totals/0");
    // The two floods wet the same basement once: 40 of 70 in the low total.
    assertThat(total.get("high").asInt()).isEqualTo(180);
    assertThat(total.get("low").asInt()).isEqualTo(150);
    assertThat(total.get("gross").asInt()).isEqualTo(360);
    assertThat(total.get("damage").asInt()).isEqualTo(70);
    assertThat(total.get("disruption").asInt()).isEqualTo(110);
    assertThat(total.get("acute").asInt()).isEqualTo(70);
    assertThat(total.get("chronic").asInt()).isEqualTo(110);
    assertThat(json.at("/highOrAbove/share").asDouble()).isEqualTo(1);
    assertThat(json.get("byRegion")).hasSize(3);
    assertThat(json.at("/byRegion/0/nameEn").asString()).isEqualTo("Jongno-gu");
    assertThat(json.at("/byRegion/0/shareOfTotal").asDouble()).isEqualTo(0.444444);
    assertThat(json.get("byUse")).hasSize(2);
    assertThat(total.get("pricedSites").asInt()).isEqualTo(2);
    // A site without results and value is not one that loses nothing.
    var unknown =
        json.get("byRegion").valueStream().filter(row -> row.get("pricedSites").asInt() == 0);
    assertThat(unknown)
        .singleElement()
        .satisfies(
            row -> {
              for (var name : List.of("assetValue", "low", "high", "gross", "acute")) {
                assertThat(row.get(name).isNull()).as(name).isTrue();
              }
            });
    assertThat(json.at("/byHazard/0/expectedLoss/0/gross").asInt()).isEqualTo(20);
    assertThat(json.at("/topSites/0/externalId").asString()).isEqualTo("busan");
    assertThat(json.at("/s2/inFloodZone/share").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/s2/inFloodZone/assetValue/0/share").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/s2/highWaterStress/sites").asInt()).isEqualTo(1);
    assertThat(json.get("gaps")).hasSize(9);
    var tag = reply.header("ETag");
    assertThat(
            get("/api/v1/portfolio/summary?scenario=SSP585&year=2050", "If-None-Match", tag)
                .status())
        .isEqualTo(304);
    site("new", 37.6, 127, "");
    assertThat(
            get("/api/v1/portfolio/summary?scenario=SSP585&year=2050", "If-None-Match", tag)
                .status())
        .isEqualTo(200);
    assertThat(get("/api/v1/portfolio/summary?scenario=SSP585").status()).isEqualTo(422);
    assertThat(get("/api/v1/portfolio/summary?scenario=SSP1&year=2050").status()).isEqualTo(422);
  }

  @Test
  void site_of_which_only_a_hazard_that_cannot_act_is_known_is_not_judged() throws SQLException {
    fill();
    var inland = site("inland", 37.6, 127, "");
    try (var connection = database.connect()) {
      risk(connection, inland, "sea_level_rise", 0, 0);
      Rows.execute(
          connection,
          "update site_risk set status = 'NOT_APPLICABLE' where site_id = '%s'".formatted(inland));
    }

    var json = get("/api/v1/portfolio/summary?scenario=SSP585&year=2050").json();

    assertThat(json.get("assessedSites").asInt()).isEqualTo(3);
    assertThat(json.at("/highOrAbove/sites").asInt()).isEqualTo(2);
    assertThat(json.at("/highOrAbove/ofSites").asInt()).isEqualTo(2);
  }

  @Test
  void two_sites_stand_side_by_side_with_their_differences() throws SQLException {
    fill();
    var sites = get("/api/v1/sites").json().get("items");
    var ids = new java.util.HashMap<String, String>();
    sites.forEach(s -> ids.put(s.get("externalId").asString(), s.get("id").asString()));
    var path =
        "/api/v1/compare/sites?a=%s&b=%s&scenario=SSP585&year=2050"
            .formatted(ids.get("=seoul"), ids.get("busan"));
    var reply = get(path);
    var json = reply.json();

    assertThat(client.send("GET", path, KEY, "", "If-None-Match", reply.header("ETag")).status())
        .isEqualTo(304);
    assertThat(json.get("rows")).hasSize(4);
    assertThat(json.at("/rows/0/a/expectedLoss").asInt()).isEqualTo(10);
    assertThat(json.at("/rows/0/b").isNull()).isTrue();
    assertThat(json.get("gapsOfB")).hasSize(8);
    assertThat(client.get(path).status()).isEqualTo(404);
  }

  @Test
  void rows_of_all_sites_come_in_every_form_and_a_formula_stays_text() throws Exception {
    fill();
    var query =
        "?of=sites&scenario=SSP585,SSP126&year=2030,2050&hazard=river_flood&hazard=urban_flood";
    var csv = get("/api/v1/risks.csv" + query).text().lines().toList();
    var lines = get("/api/v1/risks.ndjson" + query).text().lines().toList();
    var map = get("/api/v1/risks.geojson" + query).json();
    var json = get("/api/v1/risks.json" + query).json();
    var book = get("/api/v1/risks.xlsx" + query);

    // One site has two hazards, two years; everything else is one gap a hazard and scenario.
    assertThat(csv).hasSize(1 + 4 + 2 + 8);
    assertThat(lines).hasSize(14).allMatch(line -> JsonMapper.shared().readTree(line).isObject());
    assertThat(map.get("features")).hasSize(14);
    assertThat(map.at("/features/0/geometry/type").asString()).isEqualTo("Point");
    assertThat(json.get("items")).hasSize(14);
    assertThat(sheet(book))
        .contains("river_flood")
        .contains("<row r=\"15\"")
        .doesNotContain("r=\"16\"");
    assertThat(get("/api/v1/risks.pdf").status()).isEqualTo(404);
    assertThat(get("/api/v1/risks.csv?of=planets").status()).isEqualTo(422);
  }

  private static String sheet(Client.Reply book) throws java.io.IOException {
    assertThat(book.header("Content-Disposition")).contains("site-risks.xlsx");
    var file = Files.createTempFile("ondo-sheet", ".xlsx");
    try {
      Files.write(file, book.raw().body());
      try (var zip = new ZipFile(file.toFile())) {
        var entry = zip.getEntry("xl/worksheets/sheet1.xml");
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }
}
