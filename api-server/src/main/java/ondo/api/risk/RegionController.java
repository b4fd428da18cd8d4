package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import ondo.api.snapshot.Snapshots;
import ondo.api.table.Format;
import ondo.api.web.Answer;
import ondo.api.web.Light;
import ondo.api.web.Page;
import ondo.api.web.Quota;
import ondo.geo.Region;
import ondo.store.RegionRepository.PlacedRegion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/regions}: the regions in order of their codes. */
@RestController
class RegionController {

  record RegionView(
      String code,
      String nameKo,
      String nameEn,
      String province,
      String provinceCode,
      String provinceKo,
      double latitude,
      double longitude,
      int gridPointId,
      double gridDistanceM) {}

  private static final List<String> MAP_PROPERTIES =
      List.of("code", "nameKo", "nameEn", "province", "gridPointId", "geometryIs");

  private final Snapshots snapshots;
  private final AnswerCache cache;
  private final Quota quota;

  RegionController(Snapshots snapshots, AnswerCache cache, Quota quota) {
    this.snapshots = snapshots;
    this.cache = cache;
    this.quota = quota;
  }

  @Light
  @GetMapping("/api/v1/regions")
  ResponseEntity<Page<RegionView>> list(
      @RequestParam @Nullable String province,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    var last = after == null ? "" : Page.decode(after);
    var rows =
        regions(province)
            .filter(place -> place.region().code().compareTo(last) > 0)
            .limit(most + 1L);
    return Page.of(rows.toList(), most, RegionController::view, place -> place.region().code());
  }

  /** The regions as a map. No boundaries are loaded, so that each is its representative point. */
  @ApiResponse(content = @Content(schema = @Schema(implementation = Object.class)))
  @Light
  @GetMapping("/api/v1/regions.geojson")
  ResponseEntity<byte[]> map(@RequestParam @Nullable String province, HttpServletRequest request) {
    var snapshot = snapshots.current();
    var tag = Answer.tag("regions.geojson", snapshot.dataVersion(), String.valueOf(province));
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    var known = cache.find(tag);
    if (known.isPresent()) {
      quota.forgive(request);
      return known.get().send(request);
    }
    quota.charge(request);
    var body =
        Wire.bytes(
            Format.GEOJSON,
            MAP_PROPERTIES,
            table -> {
              for (var place : regions(province).toList()) {
                var region = place.region();
                table.write(
                    region.point(),
                    region.code(),
                    region.nameKo(),
                    region.nameEn(),
                    region.provinceEn(),
                    place.gridId(),
                    "REPRESENTATIVE_POINT");
              }
            });
    var answer = Answer.of(Format.GEOJSON.type(), body, tag);
    cache.save(answer);
    return answer.send(request);
  }

  private Stream<PlacedRegion> regions(@Nullable String province) {
    var all = snapshots.current().places().stream();
    return province == null ? all : all.filter(place -> isIn(place.region(), province));
  }

  private static boolean isIn(Region region, String province) {
    return Stream.of(region.provinceCode(), region.provinceEn(), region.provinceKo())
        .anyMatch(province::equalsIgnoreCase);
  }

  private static RegionView view(PlacedRegion place) {
    var region = place.region();
    return new RegionView(
        region.code(),
        region.nameKo(),
        region.nameEn(),
        region.provinceEn(),
        region.provinceCode(),
        region.provinceKo(),
        region.point().latitude(),
        region.point().longitude(),
        place.gridId(),
        place.gridDistanceM());
  }
}
