package ondo.scheduler.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ondo.geo.Region;

/** River basins, each approximated by whole provinces of the 2018 codes. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is never changed
enum BasinGroup {
  HAN("11", "23", "31", "32"),
  GEUM("25", "29", "33", "34", "35"),
  NAKDONG("21", "22", "26", "37", "38"),
  YEONGSAN_SEOMJIN("24", "36"),
  JEJU("39");

  private final List<String> provinces;

  BasinGroup(String... provinces) {
    this.provinces = List.of(provinces);
  }

  /** The group of a region's province. */
  static Optional<BasinGroup> of(Region region) {
    return Arrays.stream(values())
        .filter(group -> group.provinces.contains(region.provinceCode()))
        .findAny();
  }
}
