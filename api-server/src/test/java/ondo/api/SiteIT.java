package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SiteIT {

  private static final String SITES = "/api/v1/sites";

  private final Client client;

  @Autowired
  SiteIT(Client client) {
    this.client = client;
  }

  private static String site(String externalId, String more) {
    return """
        {"externalId":"%s","name":"창고","latitude":37.58,"longitude":126.99%s}"""
        .formatted(externalId, more);
  }

  @Test
  void registered_site_knows_its_nearest_region_and_grid_point() {
    var reply =
        client.post(
            SITES,
            site(
                "busy",
                ",\"assetValue\":1e9,\"currency\":\"KRW\",\"attributes\":{\"use\":\"WAREHOUSE\",\"floorsBelow\":1,\"pilotis\":false}"));

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    var json = reply.json();
    assertThat(reply.header("Location")).isEqualTo(SITES + "/" + json.get("id").asString());
    assertThat(json.get("regionCode").asString()).isEqualTo("11010");
    assertThat(json.get("gridPointId").asInt()).isEqualTo(1);
    // 0.02° of latitude is 2,224 m, 0.01° of longitude at 37.6° N is 881 m
    assertThat(json.get("gridDistanceM").asDouble()).isBetween(2385.0, 2400.0);
    assertThat(json.at("/attributes/floorsBelow").asInt()).isEqualTo(1);
    assertThat(client.get(reply.header("Location")).json()).isEqualTo(json);
  }

  @Test
  void everything_wrong_is_named_by_pointer_and_malformed_weighs_most() {
    var reply =
        client.post(
            SITES,
            """
            {"name":"x","latitude":"37","longitude":127,"tenant":"other","insuredShare":1.5,
             "attributes":{"use":"CASTLE","wings":2}}""");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("errors"))
        .extracting(error -> error.get("pointer").asString() + " " + error.get("code").asString())
        .containsExactlyInAnyOrder(
            "/tenant unknown-field",
            "/attributes/wings unknown-field",
            "/latitude wrong-type",
            "/insuredShare out-of-range",
            "/attributes/use not-one-of",
            "/externalId required");
  }

  @Test
  void swapped_coordinates_are_recognised() {
    var reply =
        client.post(
            SITES, "{\"externalId\":\"s\",\"name\":\"s\",\"latitude\":37.5,\"longitude\":37.5}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("code").asString()).isEqualTo("outside-domain");
    assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/longitude");

    var swapped =
        row("{\"externalId\":\"s\",\"name\":\"s\",\"latitude\":126.5,\"longitude\":37.5}");
    assertThat(swapped.json().at("/errors/0/code").asString()).isEqualTo("coordinates-swapped");
    assertThat(swapped.json().get("code").asString()).isEqualTo("outside-domain");
    assertThat(swapped.json().at("/errors/0/hint").asString()).contains("swapped");
    var wild = row(site("wild", "").replace("37.58", "500"));
    assertThat(wild.json().at("/errors/0/message").asString()).contains("33\u202639");
    assertThat(row(site("far", "").replace("126.99", "140")).status()).isEqualTo(422);
  }

  @Test
  void site_out_of_reach_of_the_grid_has_no_region() {
    var json = row(site("at-sea", "").replace("126.99", "131.5")).json();

    assertThat(json.get("gridDistanceM").asDouble()).isGreaterThan(20_000);
    assertThat(json.get("regionCode").isNull()).isTrue();
  }

  private Client.Reply row(String body) {
    return client.post(SITES, body);
  }

  @Test
  void malformed_bodies_are_400_and_large_ones_413() {
    assertThat(client.post(SITES, "{\"name\":").status()).isEqualTo(400);
    assertThat(client.post(SITES, "[]").status()).isEqualTo(400);
    assertThat(client.post(SITES, "{} {}").status()).isEqualTo(400);
    assertThat(client.post(SITES, "{\"name\":\"a\",\"name\":\"b\"}").status()).isEqualTo(400);
    assertThat(client.post(SITES, "x", "Content-Type", "text/plain").status()).isEqualTo(415);
    var large = client.post(SITES, "{\"name\":\"" + "x".repeat(1 << 20) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.json().get("code").asString()).isEqualTo("too-large");
    var nul = client.post(SITES, site("nul", "").replace("창고", "a\\u0000b"));
    assertThat(nul.status()).isEqualTo(422);
    var half = client.post(SITES, site("half", "").replace("창고", "a\\ud800b"));
    assertThat(half.status()).isEqualTo(422);
    assertThat(half.json().at("/errors/0/code").asString()).isEqualTo("unpaired-surrogate");
    assertThat(client.post(SITES, site("half", ",\"\\ud800\":1")).status()).isEqualTo(400);
    var huge = client.post(SITES, site("huge", ",\"assetValue\":1e999999999,\"currency\":\"KRW\""));
    assertThat(huge.status()).isBetween(400, 422);
  }

  @Test
  void external_id_is_unique_within_a_tenant_alone() {
    assertThat(client.post(SITES, site("twice", "")).status()).isEqualTo(201);
    var second = client.post(SITES, site("twice", ""));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().get("code").asString()).isEqualTo("duplicate-external-id");
    assertThat(client.send("POST", SITES, Rows.STRANGER, site("twice", "")).status())
        .isEqualTo(201);
  }

  @Test
  void nobody_sees_touches_or_deletes_the_site_of_another_tenant() {
    var path = client.post(SITES, site("mine", "")).header("Location");

    for (var method : new String[] {"GET", "DELETE"}) {
      assertThat(client.send(method, path, Rows.STRANGER, "").status()).isEqualTo(404);
    }
    assertThat(client.send("PUT", path, Rows.STRANGER, site("mine", "")).status()).isEqualTo(404);
    assertThat(client.send("GET", path + "/risks", Rows.STRANGER, "").status()).isEqualTo(404);
    assertThat(client.send("GET", SITES + "?q=mine", Rows.STRANGER, "").json().get("items"))
        .isEmpty();
  }

  @Test
  void change_needs_the_version_it_was_made_on() {
    var created = client.post(SITES, site("changing", ""));
    var path = created.header("Location");
    var tag = created.header("ETag");

    var changed =
        client.send(
            "PUT", path, Rows.EDITOR, site("changing", ",\"insuredShare\":0.5"), "If-Match", tag);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().get("version").asInt()).isEqualTo(2);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    var stale = client.send("PUT", path, Rows.EDITOR, site("changing", ""), "If-Match", tag);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().get("code").asString()).isEqualTo("stale-version");
  }

  @Test
  void deleted_site_is_gone() {
    var path = client.post(SITES, site("short-lived", "")).header("Location");

    assertThat(client.send("DELETE", path, Rows.EDITOR, "").status()).isEqualTo(204);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.send("DELETE", path, Rows.EDITOR, "").status()).isEqualTo(404);
    assertThat(client.get(SITES + "/not-an-id").status()).isEqualTo(404);
  }

  @Test
  void list_finds_text_literally_and_pages_by_key() {
    for (var i = 0; i < 3; i++) {
      client.post(SITES, site("page_" + i, ""));
    }
    client.post(SITES, site("pageX9", ""));

    assertThat(client.get(SITES + "?q=page_").json().get("items")).hasSize(3);
    var first = client.get(SITES + "?q=page_&limit=2");
    var rest = client.get(first.header("Link").replaceAll("<(.*)>.*", "$1")).json();
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(client.get(SITES + "?q=page_&province=Seoul").json().get("items")).hasSize(3);
    assertThat(client.get(SITES + "?q=page_&province=Busan").json().get("items")).isEmpty();
    assertThat(client.get(SITES + "?after=!").status()).isEqualTo(422);
  }

  @Test
  void attributes_are_listed_with_domain_and_hazards() {
    var items = client.get("/api/v1/attributes").json().get("items");

    assertThat(items).hasSize(24);
    assertThat(items.get(0).get("name").asString()).isEqualTo("use");
    assertThat(items)
        .anySatisfy(
            item -> {
              assertThat(item.get("name").asString()).isEqualTo("groundFloorHeightM");
              assertThat(item.get("least").asDouble()).isEqualTo(-5);
              assertThat(item.get("hazards").get(0).asString()).isEqualTo("river_flood");
            });
  }

  @Test
  void who_does_not_accept_json_is_refused_before_a_site_is_registered() {
    var site = "{\"externalId\":\"unaccepted\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    var refused = client.post("/api/v1/sites", site, "Accept", "text/html");
    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.header("Location")).isEmpty();
    assertThat(client.get("/api/v1/sites?q=unaccepted").json().get("items")).isEmpty();

    var id = client.post("/api/v1/sites", site, "Accept", "*/*").json().get("id").asString();
    var path = "/api/v1/sites/" + id;
    assertThat(client.send("DELETE", path, Rows.EDITOR, "", "Accept", "text/html").status())
        .isEqualTo(204);
  }
}
