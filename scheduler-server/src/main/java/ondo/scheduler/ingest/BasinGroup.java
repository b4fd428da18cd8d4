package ondo.scheduler.ingest;

import java.util.Optional;
import ondo.geo.Region;

/** River basins, each approximated by whole provinces of the 2018 codes. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is never changed
enum BasinGroup {
  HAN,
  GEUM,
  NAKDONG,
  YEONGSAN_SEOMJIN,
  JEJU;

  /** The group of a region's province. */
  static Optional<BasinGroup> of(Region region) {
    return switch (region.provinceCode()) {
      case "11", "23", "31", "32" -> Optional.of(HAN);
      case "25", "29", "33", "34", "35" -> Optional.of(GEUM);
      case "21", "22", "26", "37", "38" -> Optional.of(NAKDONG);
      case "24", "36" -> Optional.of(YEONGSAN_SEOMJIN);
      case "39" -> Optional.of(JEJU);
      default -> Optional.empty();
    };
  }
}
