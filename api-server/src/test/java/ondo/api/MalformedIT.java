package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies, files and numbers that are wrong, each with the one status that it has to have. */
@ApiTest
class MalformedIT {

  private static final String SITE =
      "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":%s,\"longitude\":%s%s}";
  private static final String HEAD = "external_id,name,latitude,longitude\n";
  // Stated as 50 ms on a machine of its own; many tests share this one.
  private static final long MOST_MILLIS = 2_000;

  private final Client client;
  private final TestDatabase database;
  private int made;

  @Autowired
  MalformedIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private String key(String name) throws SQLException {
    var key = "malformed-" + name;
    try (var connection = database.connect()) {
      Rows.insertKey(connection, key, key, "EDITOR");
    }
    return key;
  }

  private String site(String latitude, String longitude, String more) {
    return SITE.formatted("m" + made++, latitude, longitude, more);
  }

  private static void told(String name, int cases, long slowest) {
    LoggerFactory.getLogger(MalformedIT.class)
        .info("malformed corpus={} cases={} slowestMillis={}", name, cases, slowest);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private Map<String, byte[]> malformed() {
    var bodies = new LinkedHashMap<String, byte[]>();
    for (var text :
        List.of(
            "",
            " ",
            "{",
            "{\"externalId\"",
            "{\"externalId\":}",
            "{\"externalId\":\"x\",}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"externalId\":\"a\",\"externalId\":\"b\"}",
            site("9".repeat(900_000), "127", ""),
            site("NaN", "127", ""),
            site("-Infinity", "127", ""),
            site("３７.5", "127", ""),
            site("037.5", "127", ""),
            site("+37.5", "127", ""),
            site("37.", "127", ""),
            site("\"37.5\"", "127", ""),
            site("true", "127", ""),
            site("[37.5]", "127", ""),
            site("37.5", "127", "}"),
            site("37.5", "127", ",\"tenantId\":\"other\""),
            site("37.5", "127", ",\"id\":\"x\""),
            site("37.5", "127", ",\"status\":\"OK\""),
            site("37.5", "127", ",\"attributes\":[]"),
            site("37.5", "127", ",\"attributes\":{\"unknown\":1}"),
            "null",
            "[]",
            "\"text\"",
            "1",
            "'single'",
            "\u0000",
            "{\"@class\":\"java.lang.Runtime\"}",
            "<?xml version=\"1.0\"?><a/>",
            "a=b&c=d")) {
      bodies.put(text.substring(0, Math.min(80, text.length())) + "#" + bodies.size(), utf8(text));
    }
    var good = site("37.5", "127", "");
    bodies.put(
        "UTF-8 cut within a letter", joined(utf8("{\"name\":\"가"), new byte[] {(byte) 0xea}));
    bodies.put("CP949 in JSON", "{\"name\":\"서울\"}".getBytes(Charset.forName("x-windows-949")));
    bodies.put("Latin-1 in JSON", "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    bodies.put("raw NUL in a text", utf8(good.replace("\"n\"", "\"a\u0000b\"")));
    bodies.put("raw line break in a text", utf8(good.replace("\"n\"", "\"a\nb\"")));
    return bodies;
  }

  @Test
  void body_that_is_malformed_is_400_with_a_problem_and_quick() throws SQLException {
    var key = key("json");
    var slowest = 0L;
    var bodies = malformed();
    for (var body : bodies.entrySet()) {
      var begun = System.nanoTime();
      var reply = client.sendBytes("/api/v1/sites", key, body.getValue(), "application/json");
      slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
      assertThat(reply.status()).as(body.getKey() + " " + reply.text()).isEqualTo(400);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
    told("F45 malformed JSON", bodies.size(), slowest);
    assertThat(slowest).isLessThan(MOST_MILLIS);

    var surrogate =
        client.send(
            "POST", "/api/v1/sites", key, site("37.5", "127", "").replace("\"n\"", "\"\\ud800\""));
    assertThat(surrogate.status()).isEqualTo(422);
    assertThat(surrogate.json().at("/errors/0/code").asString()).isEqualTo("unpaired-surrogate");
    var marked =
        joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, utf8(site("37.5", "127", "")));
    assertThat(client.sendBytes("/api/v1/sites", key, marked, "application/json").status())
        .isEqualTo(201);
    var packed = client.send("POST", "/api/v1/sites", key, "{}", "Content-Encoding", "gzip");
    assertThat(packed.status()).isEqualTo(415);
    assertThat(client.sendBytes("/api/v1/sites", key, utf8("{}"), "text/plain").status())
        .isEqualTo(415);
    var large = client.send("POST", "/api/v1/sites", key, " ".repeat((1 << 20) + 1));
    assertThat(large.status()).isEqualTo(413);
  }

  /**
   * A file of sites and what has to become of it.
   *
   * @param code of its first error; empty without one
   */
  private record File(String name, byte[] body, int accepted, int rejected, String code) {

    static File of(String name, String body, int accepted, int rejected, String code) {
      return new File(name, utf8(body), accepted, rejected, code);
    }
  }

  private static List<File> files() {
    var many = new StringBuilder("external_id,name,latitude,longitude");
    var wide = new StringBuilder("w1,n,37.5,127");
    for (var i = 0; i < 100_000; i++) {
      many.append(",x").append(i);
      wide.append(',');
    }
    var korean = HEAD + "k1,서울 공장,37.5,127\n";
    return List.of(
        File.of("empty file", "", 0, 0, ""),
        File.of("header alone", HEAD, 0, 0, ""),
        File.of("unclosed quote", HEAD + "q1,\"never closed,37.5,127\n", 0, 1, "malformed-row"),
        File.of(
            "mixed line ends", HEAD + "e1,n,37.5,127\re2,n,37.5,127\r\ne3,n,37.5,127\n", 3, 0, ""),
        File.of("100,000 columns", many + "\n" + wide + "\n", 0, 1, "malformed-row"),
        File.of("too few cells", HEAD + "s1,n,37.5\n", 0, 1, "malformed-row"),
        File.of("too many cells", HEAD + "s2,n,37.5,127,x\n", 0, 1, "malformed-row"),
        File.of("NUL in a cell", HEAD + "z1,a\u0000b,37.5,127\n", 0, 1, "control-character"),
        File.of(
            "2 MB in one line",
            HEAD + "l1," + "x".repeat(2 << 20) + ",37.5,127\n",
            0,
            1,
            "malformed-row"),
        File.of("repeated column", "lat,latitude,lon,name,id\n", 0, 1, "duplicate-column"),
        File.of("no header", "1,2,3\n4,5,6\n", 0, 1, "missing-column"),
        File.of("repeated id", HEAD + "d1,n,37.5,127\nd1,n,37.5,127\n", 1, 1, "duplicate-in-file"),
        File.of("byte order mark", "\uFEFF" + HEAD + "o1,n,37.5,127\n", 1, 0, ""),
        new File("CP949", korean.getBytes(Charset.forName("x-windows-949")), 1, 0, ""),
        new File(
            "UTF-8 that breaks off",
            joined(
                utf8(HEAD + "u0,서울,37.5,127\nu1,"),
                new byte[] {(byte) 0xea, (byte) 0xb0},
                utf8(",37.5,127\n")),
            0,
            1,
            "malformed-row"));
  }

  @Test
  void file_that_is_malformed_is_read_as_far_as_it_can_be_and_tells_the_rest() throws SQLException {
    var slowest = 0L;
    for (var file : files()) {
      var begun = System.nanoTime();
      var reply =
          client.sendBytes(
              "/api/v1/sites/import",
              key(file.name().replaceAll("\\W", "-")),
              file.body(),
              "text/csv");
      slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
      assertThat(reply.status()).as(file.name()).isEqualTo(200);
      var json = reply.json();
      assertThat(json.get("accepted").asInt())
          .as(file.name() + reply.text())
          .isEqualTo(file.accepted());
      assertThat(json.get("rejected").asInt())
          .as(file.name() + reply.text())
          .isEqualTo(file.rejected());
      assertThat(json.at("/errors/0/code").asString("")).as(file.name()).isEqualTo(file.code());
    }
    told("F46 malformed files", files().size(), slowest);
  }

  @Test
  void position_outside_its_domain_is_422_with_a_pointer() throws SQLException {
    var key = key("places");
    var places =
        List.of(
            "0,0",
            "-0,0",
            "-37.5,127",
            "127,37.5",
            "39.0001,127",
            "32.9999,127",
            "37,124.4999",
            "37,132.0001",
            "37,-180",
            "37,180",
            "1e308,127",
            "1e999999999,127",
            "37.5,-1e400",
            "-1e308,127",
            "90,180",
            "37.5,-0e0");
    for (var place : places) {
      var parts = place.split(",");
      var reply = client.send("POST", "/api/v1/sites", key, site(parts[0], parts[1], ""));
      assertThat(reply.status()).as(place).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/pointer").asString()).isIn("/latitude", "/longitude");
      assertThat(reply.json().at("/errors/0/code").asString())
          .isEqualTo(place.equals("127,37.5") ? "coordinates-swapped" : "outside-domain");
    }
    var borders = List.of("33,124.5", "39,132", "33,132", "39,124.5");
    for (var border : borders) {
      var parts = border.split(",");
      var reply = client.send("POST", "/api/v1/sites", key, site(parts[0], parts[1], ""));
      assertThat(reply.status()).as(border).isEqualTo(201);
    }
    told("F47 positions", places.size() + borders.size(), 0);
  }

  @Test
  void value_outside_its_domain_is_422_with_a_pointer() throws SQLException {
    var key = key("values");
    var values = new ArrayList<String>();
    for (var value :
        List.of(
            "assetValue|-1",
            "assetValue|1e18",
            "assetValue|1e400",
            "annualValueAdded|-0.01",
            "annualValueAdded|1e18",
            "insuredShare|1.01",
            "insuredShare|-0.01",
            "deductible|-5",
            "limit|-5",
            "limit|1e18",
            "standardOfProtectionYears|-1",
            "currency|\"XXZ\"",
            "currency|\"krw\"",
            "currency|\"\"",
            "name|\"\"",
            "name|\"\\u0000\"")) {
      values.add("\"" + value.replace("|", "\":"));
    }
    for (var value :
        List.of(
            "floorsAbove|0",
            "floorsAbove|301",
            "floorsBelow|-1",
            "floorsBelow|21",
            "builtYear|1500",
            "builtYear|2101",
            "ageYears|-1",
            "ageYears|301",
            "use|\"CASTLE\"",
            "structure|\"STRAW\"",
            "landCover|\"LAVA\"",
            "imperviousness|1.1",
            "imperviousness|-0.1",
            "elevationM|9000",
            "groundFloorHeightM|21",
            "slope|11",
            "distanceToCoastM|-1")) {
      values.add("\"attributes\":{\"" + value.replace("|", "\":") + "}");
    }
    values.add("\"attributes\":{\"ageYears\":1,\"builtYear\":2000}");
    for (var value : values) {
      var money = value.startsWith("\"currency\"") ? "" : ",\"currency\":\"KRW\"";
      var body = site("37.5", "127", money + "," + value);
      var whole = value.startsWith("\"name\"") ? body.replaceFirst("\"name\":\"n\",", "") : body;
      var reply = client.send("POST", "/api/v1/sites", key, whole);
      assertThat(reply.status()).as(value + reply.text()).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/pointer").asString()).as(value).startsWith("/");
    }
    var alone = client.send("POST", "/api/v1/sites", key, site("37.5", "127", ",\"assetValue\":1"));
    assertThat(alone.json().at("/errors/0/pointer").asString()).isEqualTo("/currency");
    for (var zero :
        List.of("assetValue", "annualValueAdded", "deductible", "limit", "insuredShare")) {
      var body = site("37.5", "127", ",\"currency\":\"KRW\",\"" + zero + "\":0");
      assertThat(client.send("POST", "/api/v1/sites", key, body).status()).as(zero).isEqualTo(201);
    }
    told("F48 values", values.size() + 6, 0);
  }

  @Test
  void year_scenario_and_hazard_that_there_are_not_are_422_and_case_counts() throws SQLException {
    var key = key("queries");
    var queries =
        List.of(
            "year=2020",
            "year=2101",
            "year=-2050",
            "year=0",
            "from=2050&to=2040",
            "from=2020",
            "to=2101",
            "step=0",
            "step=80",
            "scenario=ssp245",
            "scenario=SSP5-8.5",
            "scenario=RCP85",
            "scenario=",
            "hazard=Typhoon",
            "hazard=flood",
            "hazard=",
            "horizon=short",
            "decade=2025",
            "decade=2100",
            "year=2030&horizon=SHORT");
    for (var query : queries) {
      var reply = client.send("GET", "/api/v1/regions/11010/risks?" + query, key, "");
      assertThat(reply.status()).as(query).isEqualTo(422);
    }
    var words = List.of("year=x", "year=2050.5", "year=9223372036854775808", "step=NaN", "from=");
    for (var query : words) {
      var reply = client.send("GET", "/api/v1/regions/11010/risks?" + query, key, "");
      assertThat(reply.status()).as(query).isEqualTo(400);
    }
    told("F48 parameters", queries.size() + words.size(), 0);
  }
}
