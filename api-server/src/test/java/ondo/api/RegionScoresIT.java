package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RegionScoresIT {

  private static final String HEAT = "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP585";

  private final Client client;

  @Autowired
  RegionScoresIT(Client client) {
    this.client = client;
  }

  @Test
  void map_of_heat_has_every_region_and_year_rounded_half_even() {
    var reply = client.get(HEAT);

    assertThat(reply.status()).isEqualTo(200);
    var json = reply.json();
    assertThat(json.get("years")).hasSize(16);
    assertThat(json.get("regionScores")).hasSize(3);
    assertThat(json.get("regionScores").get("11010")).hasSize(16);
    assertThat(json.at("/regionScores/11010/2025").asDouble())
        .isEqualTo(Rows.heat(Scenario.SSP585, 1, 2025));
    // 31 + 0.255 · 9 = 33.295, a tie that goes to the even neighbour
    assertThat(client.get(HEAT + "&from=2030&to=2030").text())
        .contains("\"11010\":{\"2030\":33.3}");
    assertThat(json.get("gaps")).isEmpty();
    assertThat(json.get("modelVersion").asString()).isEqualTo("ondo-risk-1.0.0");
    assertThat(json.get("dataVersion").asString()).isEqualTo("data-1");
    assertThat(json.get("computedAt").asString()).isEqualTo("2026-11-22T02:00:00Z");
    assertThat(json.at("/quality/0/status").asString()).isEqualTo("OK");
  }

  @Test
  void hazard_without_data_is_all_gaps_and_never_zero() {
    var json =
        client.get("/api/v1/regions/scores?hazard=wildfire&scenario=SSP126&metric=aal").json();

    assertThat(json.get("regionScores")).isEmpty();
    assertThat(json.get("gaps")).hasSize(3);
    assertThat(json.at("/gaps/0/region").asString()).isEqualTo("11010");
    assertThat(json.at("/gaps/0/status").asString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(json.at("/gaps/0/flags/0").asString()).isEqualTo("MISSING_VALUES");
  }

  @Test
  void base_loss_has_eight_decimals() {
    var json =
        client
            .get(
                "/api/v1/regions/scores?hazard=extreme_cold&scenario=SSP126&metric=aal&from=2022&to=2022")
            .json();

    assertThat(json.at("/regionScores/21010/2022").asString()).isEqualTo("0.00101235");
    assertThat(json.at("/quality/0/yearFlags/EDGE_WINDOW/0").asInt()).isEqualTo(2021);
  }

  @Test
  void answer_from_memory_has_the_status_headers_and_bytes_of_the_first() {
    for (var headers :
        new String[][] {
          {"Accept", "application/json"},
          {"Accept", "text/csv"},
          {"Accept", "application/json", "Accept-Encoding", "gzip"},
          {"Accept", "text/csv", "Accept-Encoding", "gzip;q=0"}
        }) {
      // Each encoding is asked of years of its own, so that its first answer comes from the
      // handler.
      var last = 2040 + String.join("-", headers).length() % 40;
      var path = HEAT + "&from=2031&to=" + last + "&step=1&metric=hazard";
      var first = client.get(path, headers);
      var second = client.get(path, headers);

      assertThat(first.status()).isEqualTo(200);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.raw().body()).isEqualTo(first.raw().body());
      assertThat(told(second)).isEqualTo(told(first));
      var unchanged =
          client.get(
              path,
              Stream.concat(
                      Arrays.stream(headers), Stream.of("If-None-Match", first.header("ETag")))
                  .toArray(String[]::new));
      assertThat(unchanged.status()).isEqualTo(304);
      assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
      assertThat(unchanged.raw().body()).isEmpty();
    }
  }

  @Test
  void memory_answers_nobody_without_a_key_and_no_other_question() {
    var path = HEAT + "&from=2041&to=2050";
    var csv = client.get(path, "Accept", "text/csv");
    var json = client.get(path, "Accept", "application/json");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(json.header("Content-Type")).startsWith("application/json");
    assertThat(client.get(path, "Accept", "application/json").text()).isEqualTo(json.text());
    assertThat(client.get(path + "&step=1").text()).isNotEqualTo(json.text());
    assertThat(client.send("GET", path, "nobody", "").status()).isEqualTo(401);
    assertThat(client.send("HEAD", path, Rows.READER, "").raw().body()).isEmpty();
  }

  /** What the answer says of itself, without what every answer has of its own. */
  private static Map<String, List<String>> told(Client.Reply reply) {
    var headers = new TreeMap<>(reply.raw().headers().map());
    headers.keySet().removeAll(Set.of("traceparent", "date", ":status"));
    return headers;
  }

  @Test
  void known_answer_is_not_sent_again_and_compressed_answer_is_the_same() {
    var plain = client.get(HEAT);
    var packed = client.get(HEAT, "Accept-Encoding", "gzip");

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.unpacked()).isEqualTo(plain.text());
    assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    for (var tag : new String[] {plain.header("ETag"), packed.header("ETag")}) {
      var again = client.get(HEAT, "If-None-Match", tag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.raw().body()).isEmpty();
    }
    assertThat(client.get(HEAT + "&step=10", "If-None-Match", plain.header("ETag")).status())
        .isEqualTo(200);
  }

  @Test
  void csv_has_a_row_for_every_region_and_year_with_its_flags() {
    var reply =
        client.get(
            "/api/v1/regions/scores?hazard=extreme_cold&scenario=SSP126", "Accept", "text/csv");

    assertThat(reply.header("Content-Type")).startsWith("text/csv");
    var lines = reply.text().lines().toList();
    assertThat(lines).hasSize(1 + 3 * 16);
    assertThat(lines.get(1))
        .isEqualTo(
            "11010,종로구,Jongno-gu,extreme_cold,SSP126,hazard,2025,2.02,OK_WITH_ASSUMPTION,"
                + "EDGE_WINDOW THRESHOLD_FLOORED,ondo-risk-1.0.0,data-1,2026-11-22T02:00:00Z");
    assertThat(lines.get(2)).contains(",THRESHOLD_FLOORED,");
  }

  @Test
  void wrong_parameters_are_all_named_at_once() {
    var reply = client.get("/api/v1/regions/scores?hazard=landslide&from=1999&step=0&metric=money");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("errors"))
        .extracting(error -> error.get("pointer").asString())
        .containsExactly("?hazard", "?scenario", "?metric", "?from", "?step");
    assertThat(client.get(HEAT + "&from=soon").status()).isEqualTo(400);
  }

  @Test
  void regions_come_in_pages_with_a_link() {
    var first = client.get("/api/v1/regions?limit=2");

    assertThat(first.json().get("items")).hasSize(2);
    var next = first.json().get("next").asString();
    assertThat(first.header("Link"))
        .isEqualTo("</api/v1/regions?limit=2&after=" + next + ">; rel=\"next\"");
    var last = client.get("/api/v1/regions?limit=2&after=" + next).json();
    assertThat(last.at("/items/0/code").asString()).isEqualTo("39010");
    assertThat(last.get("next").isNull()).isTrue();
    assertThat(client.get("/api/v1/regions?province=Busan").json().get("items")).hasSize(1);
    assertThat(client.get("/api/v1/regions?limit=1001").status()).isEqualTo(422);
  }
}
