package ondo.api.risk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Answer;
import ondo.api.web.Light;
import ondo.api.web.Quota;
import ondo.store.RegionRepository;
import ondo.store.RegionRepository.PlacedRegion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/**
 * {@code GET /api/v1/regions.geojson}: a feature for every region (RFC 7946), its outline where the
 * data set has one and its point otherwise.
 */
@RestController
class RegionBoundaryController {

  private static final MediaType GEO_JSON = new MediaType("application", "geo+json");
  private static final int EXPECTED_BYTES = 1 << 19;

  private final Snapshots snapshots;
  private final RegionRepository regions;
  private final AnswerCache cache;
  private final Quota quota;

  RegionBoundaryController(
      Snapshots snapshots, RegionRepository regions, AnswerCache cache, Quota quota) {
    this.snapshots = snapshots;
    this.regions = regions;
    this.cache = cache;
    this.quota = quota;
  }

  @Light
  @GetMapping("/api/v1/regions.geojson")
  ResponseEntity<byte[]> boundaries(
      @RequestParam @Nullable String province, HttpServletRequest request) {
    var snapshot = snapshots.current();
    var tag =
        Answer.tag(
            "regions.geojson",
            snapshot.dataSetId(),
            snapshot.dataVersion(),
            String.valueOf(province));
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    var known = cache.find(tag);
    if (known.isPresent()) {
      quota.forgive(request);
      return known.get().send(request);
    }
    quota.charge(request);
    var body = body(snapshot, province, regions.boundaries(snapshot.dataSetId()));
    var answer = Answer.of(GEO_JSON, body, tag);
    cache.save(answer);
    return answer.send(request);
  }

  private static byte[] body(
      Snapshot snapshot, @Nullable String province, Map<String, String> boundaries) {
    var bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
    try (var json = Wire.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeStringProperty("dataVersion", snapshot.dataVersion());
      json.writeName("features");
      json.writeStartArray();
      for (var place : snapshot.places()) {
        if (province == null || RegionController.isIn(place.region(), province)) {
          writeFeature(json, place, boundaries.get(place.region().code()));
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeFeature(
      JsonGenerator json, PlacedRegion place, @Nullable String outline) {
    var region = place.region();
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", region.code());
    json.writeName("properties");
    json.writeStartObject();
    json.writeStringProperty("code", region.code());
    json.writeStringProperty("nameKo", region.nameKo());
    json.writeStringProperty("nameEn", region.nameEn());
    json.writeStringProperty("province", region.provinceEn());
    json.writeStringProperty("provinceCode", region.provinceCode());
    json.writeStringProperty("provinceKo", region.provinceKo());
    json.writeNumberProperty("latitude", region.point().latitude());
    json.writeNumberProperty("longitude", region.point().longitude());
    json.writeNumberProperty("gridPointId", place.gridId());
    json.writeStringProperty(
        "geometryIs", outline == null ? "REPRESENTATIVE_POINT" : "SIMPLIFIED_OUTLINE");
    json.writeEndObject();
    json.writeName("geometry");
    json.writeStartObject();
    json.writeStringProperty("type", outline == null ? "Point" : "MultiPolygon");
    json.writeName("coordinates");
    if (outline == null) {
      json.writeStartArray();
      json.writeNumber(region.point().longitude());
      json.writeNumber(region.point().latitude());
      json.writeEndArray();
    } else {
      // Stored in the very form it is sent in, so nobody reads half a megabyte to write it again.
      json.writeRawValue(outline);
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
