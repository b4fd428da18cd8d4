package ondo.scheduler.ingest;

import java.util.Optional;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;

/**
 * The place of an imported row: a region by its code, or a position.
 *
 * @param region code, null for a position
 * @param position null for a region
 */
record ImportPlace(@Nullable String region, @Nullable LatLon position) {

  ImportPlace {
    if ((region == null) == (position == null)) {
      throw new IllegalArgumentException("a place is a region or a position");
    }
  }

  /** From columns region_code, or lat and lon; empty after a problem. */
  static Optional<ImportPlace> read(CsvRow row, RegionCodes regions) {
    var code = row.textOrEmpty("region_code");
    var hasPosition = !row.textOrEmpty("lat").isEmpty() || !row.textOrEmpty("lon").isEmpty();
    if (code.isEmpty() != hasPosition) {
      row.reject("region_code", "a row has either a region_code or lat and lon");
      return Optional.empty();
    }
    if (hasPosition) {
      if (!row.has("lat") || !row.has("lon")) {
        row.reject("lat", "lat and lon come together");
        return Optional.empty();
      }
      var position = row.position();
      return row.isValid() ? Optional.of(new ImportPlace(null, position)) : Optional.empty();
    }
    return regions.read(row, "region_code").map(r -> new ImportPlace(r.code(), null));
  }

  @Override
  public String toString() {
    return position == null
        ? String.valueOf(region)
        : position.latitude() + " " + position.longitude();
  }
}
