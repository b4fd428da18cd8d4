package ondo.api.risk;

import java.util.stream.Stream;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Light;
import ondo.api.web.Page;
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

  private final Snapshots snapshots;

  RegionController(Snapshots snapshots) {
    this.snapshots = snapshots;
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

  private Stream<PlacedRegion> regions(@Nullable String province) {
    var all = snapshots.current().places().stream();
    return province == null ? all : all.filter(place -> isIn(place.region(), province));
  }

  /** Whether a region belongs to a province, named by its code or in either language. */
  static boolean isIn(Region region, String province) {
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
