package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** One of the three regions of {@link Rows} has an outline. */
@ApiTest
class RegionBoundaryIT {

  private static final String PATH = "/api/v1/regions.geojson";

  private final Client client;

  @Autowired
  RegionBoundaryIT(Client client) {
    this.client = client;
  }

  @Test
  void region_is_its_outline_where_there_is_one_and_its_point_otherwise() {
    var reply = client.get(PATH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/geo+json");
    var json = reply.json();
    assertThat(json.get("type").asString()).isEqualTo("FeatureCollection");
    assertThat(json.get("features")).hasSize(3);
    var jongno = json.at("/features/0");
    assertThat(jongno.get("id").asString()).isEqualTo("11010");
    assertThat(jongno.at("/properties/nameKo").asString()).isEqualTo("종로구");
    assertThat(jongno.at("/geometry/type").asString()).isEqualTo("MultiPolygon");
    assertThat(jongno.at("/geometry/coordinates").toString()).isEqualTo(Rows.OUTLINE);
    var busan = json.at("/features/1/geometry");
    assertThat(busan.get("type").asString()).isEqualTo("Point");
    assertThat(busan.at("/coordinates/0").asDouble()).isEqualTo(129.03);
    assertThat(json.at("/features/1/properties/geometryIs").asString())
        .isEqualTo("REPRESENTATIVE_POINT");
  }

  @Test
  void one_province_can_be_asked_for() {
    for (var province :
        new String[] {"21", "busan", "%EB%B6%80%EC%82%B0%EA%B4%91%EC%97%AD%EC%8B%9C"}) {
      var features = client.get(PATH + "?province=" + province).json().get("features");
      assertThat(features).hasSize(1);
      assertThat(features.at("/0/id").asString()).isEqualTo("21010");
    }
  }

  @Test
  void outlines_are_compressed_tagged_and_not_sent_twice() {
    var plain = client.get(PATH);
    var packed = client.get(PATH, "Accept-Encoding", "gzip");

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(JsonMapper.shared().readTree(packed.unpacked())).isEqualTo(plain.json());
    assertThat(client.get(PATH, "If-None-Match", packed.header("ETag")).status()).isEqualTo(304);
    assertThat(client.send("GET", PATH, "", "").status()).isEqualTo(401);
  }
}
