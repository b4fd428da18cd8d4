package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ImportIT {

  private static final String IMPORT = "/api/v1/sites/import";

  private final Client client;

  @Autowired
  ImportIT(Client client) {
    this.client = client;
  }

  private Client.Reply csv(String query, String body) {
    return client.post(IMPORT + query, body, "Content-Type", "text/csv");
  }

  private int stored(String text) {
    return client.get("/api/v1/sites?q=" + text).json().get("items").size();
  }

  @Test
  void csv_with_mark_aliases_quotes_and_foreign_columns_is_taken() {
    var reply =
        csv(
            "",
            "\uFEFFsite_id,Name,fuel,lat,lng,floors_below,in_flood_zone,elevation_m\r\n"
                    .replace("Name", "name")
                + "csv-1,\"Plant \"\"A\"\", 서울\",Coal,37.5,127.0,2,no,-999\r\n"
                + "csv-2,Plant B,Gas,35.1,129.0,,,\r\n");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.get("received").asInt()).isEqualTo(2);
    assertThat(json.get("accepted").asInt()).isEqualTo(2);
    assertThat(json.get("ignoredColumns").get(0).asString()).isEqualTo("fuel");
    var site = client.get("/api/v1/sites?q=csv-1").json().at("/items/0");
    assertThat(site.get("name").asString()).isEqualTo("Plant \"A\", 서울");
    assertThat(site.at("/attributes/floorsBelow").asInt()).isEqualTo(2);
    assertThat(site.at("/attributes/inFloodZone").asBoolean()).isFalse();
    assertThat(site.at("/attributes/elevationM").isMissingNode()).isTrue();
  }

  @Test
  void partial_import_stores_good_rows_and_tells_line_and_column_of_bad_ones() {
    var reply =
        csv(
            "?mode=partial",
            """
            externalId,name,latitude,longitude,floors_below
            part-1,good,37.5,127,1
            part-2,far,52.5,13.4,1
            part-3,text,37.5,127,two
            part-1,again,37.5,127,1
            part-4,short,37.5
            part-5,swapped,37.9,35.1,
            """);

    assertThat(reply.status()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.get("received").asInt()).isEqualTo(6);
    assertThat(json.get("accepted").asInt()).isEqualTo(1);
    assertThat(json.get("rejected").asInt()).isEqualTo(5);
    assertThat(json.get("errors"))
        .extracting(
            error ->
                error.get("line").asInt()
                    + " "
                    + error.get("column").asString()
                    + " "
                    + error.get("code").asString())
        .containsExactly(
            "3 latitude outside-domain",
            "3 longitude outside-domain",
            "4 floors_below not-a-number",
            "5 externalId duplicate-in-file",
            "6 longitude malformed-row",
            "7 longitude outside-domain");
    assertThat(json.at("/errors/0/hint").asString()).contains("33");
    assertThat(stored("part-")).isEqualTo(1);
  }

  @Test
  void strict_import_with_one_bad_row_stores_nothing() {
    var body = new StringBuilder("external_id,name,latitude,longitude\n");
    for (var i = 0; i < 600; i++) {
      body.append("strict-").append(i).append(",n,37.5,127\n");
    }
    var reply = csv("?mode=strict", body + "strict-bad,n,0,0\n");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("code").asString()).isEqualTo("import-rejected");
    assertThat(reply.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(602);
    assertThat(stored("strict-")).isZero();

    assertThat(csv("?mode=strict", body.toString()).json().get("accepted").asInt()).isEqualTo(600);
    assertThat(client.get("/api/v1/sites?q=strict-&limit=1000").json().get("items")).hasSize(600);
  }

  @Test
  void dry_run_stores_nothing_and_second_import_replaces_the_first() {
    var row = "external_id,name,latitude,longitude\nagain,%s,37.5,127\n";

    assertThat(csv("?mode=dry-run", row.formatted("one")).json().get("accepted").asInt())
        .isEqualTo(1);
    assertThat(stored("again")).isZero();
    csv("", row.formatted("one"));
    csv("", row.formatted("two"));
    assertThat(csv("", row.formatted("two")).json().get("accepted").asInt()).isEqualTo(1);
    var site = client.get("/api/v1/sites?q=again").json().at("/items/0");
    assertThat(site.get("name").asString()).isEqualTo("two");
    assertThat(site.get("version").asInt()).isEqualTo(2);
    assertThat(csv("?mode=maybe", row).status()).isEqualTo(422);
  }

  @Test
  void json_array_and_json_lines_are_taken_row_by_row() {
    var good = "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    var array =
        client.post(
            IMPORT, "[" + good.formatted("array-1") + ",{\"externalId\":\"array-2\",\"x\":1}]");
    assertThat(array.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(array.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(array.json().at("/errors/0/code").asString()).isEqualTo("unknown-field");

    var lines =
        client.post(
            IMPORT,
            good.formatted("line-1") + "\n{broken\n\n" + good.formatted("line-2"),
            "Content-Type",
            "application/x-ndjson");
    assertThat(lines.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(lines.json().at("/errors/0/line").asInt()).isEqualTo(2);
    var half = client.post(IMPORT, "[" + good.formatted("half-\\ud800") + "]").json();
    assertThat(half.at("/errors/0/code").asString()).isEqualTo("unpaired-surrogate");
    assertThat(client.post(IMPORT, "x", "Content-Type", "application/xml").status()).isEqualTo(415);
  }

  @Test
  void client_that_hangs_up_stores_nothing_and_alarms_nobody(CapturedOutput output) {
    var starts =
        Map.of(
            "text/csv", "external_id,name,latitude,longitude\nhung-up,n,37.5,127\n",
            "application/json", "[ {\"externalId\":\"hung-up\",",
            "application/x-ndjson", "{\"externalId\":\"hung-up\",");
    for (var type : starts.keySet()) {
      var reply =
          client.raw(
              "POST "
                  + IMPORT
                  + "?mode=strict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Authorization: Bearer "
                  + Rows.EDITOR
                  + "\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: 5000\r\n\r\n"
                  + starts.get(type));
      assertThat(reply).as(type).startsWith("HTTP/1.1 400");
    }
    assertThat(stored("hung-up")).isZero();
    assertThat(output.getAll()).doesNotContain("unforeseen");
  }

  @Test
  void header_without_the_needed_columns_says_which() {
    var json = csv("", "name,lat,latitude\nx,1,2\n").json();

    assertThat(json.get("accepted").asInt()).isZero();
    assertThat(json.get("errors"))
        .extracting(error -> error.get("code").asString())
        .containsExactlyInAnyOrder("duplicate-column", "missing-column", "missing-column");
  }

  @Test
  void file_that_is_not_utf8_or_ends_within_a_quote_is_told_and_harms_nothing() {
    var head = "external_id,name,latitude,longitude\n";
    var open = csv("", head + "quote-1,\"never closed,37.5,127\n");
    assertThat(open.status()).isEqualTo(200);
    assertThat(open.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(stored("quote-1")).isZero();
  }

  /** The first error of one line of JSON. */
  private Error told(String line, String language) {
    var reply =
        client.post(
            IMPORT, line, "Content-Type", "application/x-ndjson", "Accept-Language", language);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var error = reply.json().at("/errors/0");
    return new Error(
        error.get("code").asString(),
        error.get("message").asString(),
        error.get("hint").asString());
  }

  private record Error(String code, String message, String hint) {}

  @Test
  void json_that_cannot_be_read_is_told_in_our_own_words_and_one_language() {
    var lines =
        Map.of(
            "[".repeat(2000),
            "nested too deep",
            "{\"a\":" + "9".repeat(2000) + "}",
            "too many digits",
            "{\"externalId\":\"x\"",
            "ends before",
            "{\"a\":1,\"a\":2}",
            "twice",
            "{\"a\":1} {}",
            "something follows",
            "{broken",
            "not valid JSON at column");
    lines.forEach(
        (line, reason) -> {
          var english = told(line, "en");
          assertThat(english.code()).isEqualTo("malformed-json-row");
          assertThat(english.message()).as(line.substring(0, 6)).contains(reason);
          assertThat(english.message()).doesNotContain("Stream", "`", "Constraints", "token");
          assertThat(english.hint()).contains("JSON").doesNotContain("commas");
          var korean = told(line, "ko");
          assertThat(korean.message()).startsWith("행을 읽을 수 없습니다: ");
          assertThat(korean.message().replace("JSON", "")).doesNotContainPattern("[A-Za-z]");
        });
  }

  @Test
  void words_for_types_are_told_in_the_language_of_the_reader() {
    assertThat(told("[]", "en").message()).isEqualTo("expected an object");
    assertThat(told("[]", "ko").message()).isEqualTo("객체 형식이어야 합니다");
    var number = "{\"externalId\":\"a\",\"name\":\"n\",\"latitude\":[],\"longitude\":127}";
    assertThat(told(number, "ko").message()).isEqualTo("숫자 형식이어야 합니다");
    var uneven = csv("", "external_id,name,latitude,longitude\nshort,n,37.5\n").json();
    assertThat(uneven.at("/errors/0/message").asString())
        .isEqualTo("the row could not be read: 3 fields where the header has 4");
  }
}
