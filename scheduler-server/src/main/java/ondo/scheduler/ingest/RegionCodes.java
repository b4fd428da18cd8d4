package ondo.scheduler.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ondo.geo.Region;

/** The regions that a file may speak of, under the code of 2018 or a later one. */
final class RegionCodes {

  /** Incheon's Nam-gu was renamed Michuhol-gu in July 2018 and got another code. */
  private static final Map<String, String> RENAMED = Map.of("23090", "23030");

  private final Map<String, Region> byCode;

  RegionCodes(List<Region> regions) {
    byCode = regions.stream().collect(Collectors.toMap(Region::code, region -> region));
  }

  /** The region of a code. */
  Optional<Region> find(String code) {
    var own = byCode.get(code);
    if (own != null) {
      return Optional.of(own);
    }
    return Optional.ofNullable(RENAMED.get(code)).map(byCode::get);
  }

  /** The region in a column of a row; a code of none becomes a problem. */
  Optional<Region> read(CsvRow row, String column) {
    var code = row.text(column);
    var region = find(code);
    if (region.isEmpty() && !code.isEmpty()) {
      row.reject(column, "is no region of korea-regions.csv: " + code);
    }
    return region;
  }
}
