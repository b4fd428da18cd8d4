package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.OpenExposure;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Sites in and out as Open Exposure Data location files. */
@ApiTest
class OpenExposureIT {

  private static final String IMPORT = "/api/v1/sites/import?schema=oed";
  private static final String FILE =
      """
      PortNumber,AccNumber,locnumber,LocName,CountryCode,Latitude,Longitude,StreetAddress,OccupancyCode,ConstructionCode,YearBuilt,NumberOfStoreys,BasementLevelCount,Basement,FirstFloorHeight,FirstFloorHeightUnit,GroundElevation,GroundElevationUnit,CustomFloodSOP,LocPerilsCovered,BuildingTIV,OtherTIV,ContentsTIV,BITIV,BIPOI,LocCurrency,LocDed6All,LocDedType6All,LocLimit6All
      1,A1,mill,Steel mill,KR,36.0,129.4,1 Road,1155,5208,1998,3,2,1,2,1,12.5,2,200,AA1,700000,50000,250000,36500,73,USD,10000,0,900000
      1,A1,bare,,KR,37.5,127.0,,1000,5000,0,-2,0,6,-999,,-999,,0,AA1,0,0,0,0,365,KRW,0,0,0
      1,A1,shop,Shop,KR,35.2,129.0,,1101,5100,2010,1,0,0,0.3,2,-999,2,0,AA1,0,,100,0,365,KRW,5,1,0
      1,A1,odd,Odd,KR,35.2,129.0,,1.5,x,2010,1,0,0,1,9,-999,2,0,AA1,1,,100,0,365,KRW,5,0,0
      """;

  private final Client client;
  private final TestDatabase database;

  @Autowired
  OpenExposureIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private void key(String key) throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, key, key, "EDITOR");
    }
  }

  private Client.Reply load(String key, String path, String csv) {
    return client.sendBytes(path, key, csv.getBytes(StandardCharsets.UTF_8), "text/csv");
  }

  private Map<String, JsonNode> sites(String key) {
    var sites = new HashMap<String, JsonNode>();
    for (var site : client.send("GET", "/api/v1/sites", key, "").json().get("items")) {
      sites.put(site.get("externalId").asString(), site);
    }
    return sites;
  }

  @Test
  void location_file_becomes_sites_and_what_is_unknown_stays_absent() throws SQLException {
    key("oed-in");
    var reply = load("oed-in", IMPORT, FILE);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(reply.json().get("ignoredColumns").toString()).contains("StreetAddress");
    var errors = reply.json().get("errors").toString();
    // The shop's deductible is a share, the odd row has no codes and a unit that there is not.
    assertThat(errors)
        .contains("\"line\":4,\"column\":\"LocDedType6All\"")
        .contains("\"line\":5,\"column\":\"OccupancyCode\"")
        .contains("\"line\":5,\"column\":\"ConstructionCode\"")
        .contains("\"line\":5,\"column\":\"FirstFloorHeightUnit\"");

    var mill = sites("oed-in").get("mill");
    assertThat(mill.get("name").asString()).isEqualTo("Steel mill");
    assertThat(mill.get("assetValue").asDouble()).isEqualTo(1_000_000);
    // 36,500 for 73 days are 182,500 a year.
    assertThat(mill.get("annualValueAdded").asDouble()).isEqualTo(182_500);
    assertThat(mill.get("currency").asString()).isEqualTo("USD");
    assertThat(mill.get("deductible").asDouble()).isEqualTo(10_000);
    assertThat(mill.get("limit").asDouble()).isEqualTo(900_000);
    assertThat(mill.get("standardOfProtectionYears").asDouble()).isEqualTo(200);
    var attributes = mill.get("attributes");
    assertThat(attributes.get("use").asString()).isEqualTo("FACTORY");
    assertThat(attributes.get("structure").asString()).isEqualTo("SRC");
    assertThat(attributes.get("builtYear").asInt()).isEqualTo(1998);
    assertThat(attributes.get("floorsAbove").asInt()).isEqualTo(3);
    assertThat(attributes.get("floorsBelow").asInt()).isEqualTo(2);
    assertThat(attributes.get("groundFloorHeightM").asDouble()).isEqualTo(0.6096);
    assertThat(attributes.get("elevationM").asDouble()).isEqualTo(12.5);

    var bare = sites("oed-in").get("bare");
    assertThat(bare.get("name").asString()).isEqualTo("bare");
    assertThat(bare.get("assetValue").isNull()).isTrue();
    assertThat(bare.get("attributes").toString()).isEqualTo("{\"floorsBelow\":0}");
  }

  @Test
  void sites_written_as_a_location_file_are_read_back_the_same() throws SQLException {
    key("oed-out");
    key("oed-back");
    load("oed-out", IMPORT, FILE);
    var written = client.send("GET", "/api/v1/sites.csv?schema=oed", "oed-out", "");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.header("Content-Disposition")).contains("locations.csv");
    assertThat(written.text().lines().findFirst().orElseThrow())
        .startsWith("PortNumber,AccNumber,LocNumber,LocName,CountryCode,Latitude,Longitude,");
    // The mill is out of reach of the three grid points here, so that no country is known.
    assertThat(written.text())
        .contains("1,1,mill,Steel mill,,36.0,129.4,1150,5208,1998,3,2,5,0.6096,2,12.5,2,200,AA1,")
        .contains("1,1,bare,bare,KR,37.5,127.0,1000,5000,0,0,0,6,-999,2,-999,2,0,AA1,0,0,0,");
    var back = load("oed-back", IMPORT, written.text());
    assertThat(back.json().get("errors")).isEmpty();
    assertSame(sites("oed-out"), sites("oed-back"));
  }

  @Test
  void sites_written_in_their_own_columns_are_read_back_the_same() throws SQLException {
    key("own-out");
    key("own-back");
    load("own-out", IMPORT, FILE);
    var body =
        """
        {"externalId":"all","name":"a, \\"b\\"","latitude":33.5,"longitude":126.5,"insuredShare":0.25,
         "attributes":{"use":"DATA_CENTER","inFloodZone":true,"waterTank":false,"ageYears":12,
          "drainageCapacityMmH":50,"landCover":"URBAN"}}""";
    assertThat(client.send("POST", "/api/v1/sites", "own-out", body).status()).isEqualTo(201);
    var written = client.send("GET", "/api/v1/sites.csv", "own-out", "");
    assertThat(written.text()).startsWith("external_id,name,latitude,longitude,asset_value,");
    var back = load("own-back", "/api/v1/sites/import", written.text());
    assertThat(back.json().get("accepted").asInt()).as(back.text()).isEqualTo(3);
    assertThat(back.json().get("ignoredColumns")).isEmpty();
    assertSame(sites("own-out"), sites("own-back"));
  }

  private static void assertSame(Map<String, JsonNode> one, Map<String, JsonNode> other) {
    assertThat(other.keySet()).isEqualTo(one.keySet());
    for (var id : one.keySet()) {
      for (var field :
          List.of(
              "name",
              "latitude",
              "longitude",
              "assetValue",
              "currency",
              "annualValueAdded",
              "insuredShare",
              "deductible",
              "limit",
              "standardOfProtectionYears",
              "attributes")) {
        assertThat(other.get(id).get(field)).as(id + " " + field).isEqualTo(one.get(id).get(field));
      }
    }
  }

  @Test
  void names_that_look_like_formulas_come_back_as_they_were() throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, "formula-key", "formula", "EDITOR");
    }
    for (var id : List.of("-12A", "@hq", "'=quoted")) {
      var body =
          "{\"externalId\":\"%s\",\"name\":\"=cmd\",\"latitude\":37.5,\"longitude\":127}"
              .formatted(id);
      assertThat(client.send("POST", "/api/v1/sites", "formula-key", body).status()).isEqualTo(201);
    }
    var table = client.send("GET", "/api/v1/sites.csv", "formula-key", "").text();
    assertThat(table).contains("'-12A,'=cmd");

    var taken =
        client.send(
            "POST", "/api/v1/sites/import", "formula-key", table, "Content-Type", "text/csv");

    assertThat(taken.json().get("accepted").asInt()).as(taken.text()).isEqualTo(3);
    var again = client.send("GET", "/api/v1/sites.csv", "formula-key", "").text();
    assertThat(again.lines()).containsExactlyInAnyOrderElementsOf(table.lines().toList());
  }

  @Test
  void schema_that_there_is_not_and_a_file_without_its_columns_are_refused() {
    assertThat(load(Rows.EDITOR, "/api/v1/sites/import?schema=rms", FILE).status()).isEqualTo(422);
    assertThat(client.get("/api/v1/sites.csv?schema=rms").status()).isEqualTo(422);
    var reply = load(Rows.EDITOR, IMPORT, "LocName,Latitude\nx,37\n");
    assertThat(reply.json().get("errors").toString())
        .contains("\"column\":\"LocNumber\"")
        .contains("\"column\":\"Longitude\"");
  }

  @Test
  void page_of_the_standard_names_every_column_and_code_of_the_tables() throws Exception {
    var page = Files.readString(Path.of("../ecosystem/docs/data/open-exposure-data.md"));
    var tables = OpenExposure.read();
    for (var column : tables.columns()) {
      assertThat(page).contains("`" + column.name() + "`");
      if (column.hasColumnBeside()) {
        assertThat(page).contains("`" + column.beside() + "`");
      }
    }
    tables.occupancy().words().values().forEach(word -> assertThat(page).contains(word));
    tables.construction().words().values().forEach(word -> assertThat(page).contains(word));
  }
}
