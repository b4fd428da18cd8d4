package ondo.api.site;

import java.util.Locale;
import java.util.Set;
import ondo.risk.Hazard;

/** What a client may tell about a site's building and ground (risk model §5 and §13). */
@SuppressWarnings("ImmutableEnumChecker") // kinds are records, the set is never changed
enum SiteAttribute {
  USE(
      new Kind.Word(
          "FACTORY POWER DATA_CENTER AGRICULTURE BATH_CARWASH HOSPITAL OFFICE RETAIL LODGING"
              + " ASSEMBLY EDUCATION PUBLIC RESIDENTIAL WAREHOUSE OTHER"),
      "",
      Hazard.EXTREME_HEAT,
      Hazard.DROUGHT,
      Hazard.WATER_STRESS),
  STRUCTURE(
      new Kind.Word("RC SRC STEEL SANDWICH_PANEL MASONRY WOOD OTHER"),
      "",
      Hazard.EXTREME_HEAT,
      Hazard.EXTREME_COLD,
      Hazard.WILDFIRE,
      Hazard.TYPHOON),
  AGE_YEARS(new Kind.Decimal(0, 300), "yr", Hazard.values()),
  BUILT_YEAR(new Kind.Whole(1700, 2100), "yr", Hazard.values()),
  FLOORS_ABOVE(
      new Kind.Whole(1, 300),
      "1",
      Hazard.WATER_STRESS,
      Hazard.SEA_LEVEL_RISE,
      Hazard.RIVER_FLOOD,
      Hazard.URBAN_FLOOD,
      Hazard.TYPHOON),
  FLOORS_BELOW(
      new Kind.Whole(0, 20), "1", Hazard.SEA_LEVEL_RISE, Hazard.RIVER_FLOOD, Hazard.URBAN_FLOOD),
  GROUND_FLOOR_HEIGHT_M(new Kind.Decimal(-5, 20), "m", Hazard.RIVER_FLOOD),
  ELEVATION_M(new Kind.Decimal(-50, 3000), "m", Hazard.EXTREME_COLD, Hazard.SEA_LEVEL_RISE),
  DISTANCE_TO_COAST_M(new Kind.Decimal(0, 1e6), "m", Hazard.SEA_LEVEL_RISE, Hazard.TYPHOON),
  DISTANCE_TO_RIVER_M(new Kind.Decimal(0, 1e6), "m", Hazard.RIVER_FLOOD),
  DISTANCE_TO_FOREST_M(new Kind.Decimal(0, 1e6), "m", Hazard.WILDFIRE),
  HEIGHT_ABOVE_DRAINAGE_M(new Kind.Decimal(0, 3000), "m", Hazard.RIVER_FLOOD),
  IN_FLOOD_ZONE(new Kind.Truth(), "", Hazard.RIVER_FLOOD),
  IMPERVIOUSNESS(new Kind.Decimal(0, 1), "1", Hazard.EXTREME_HEAT, Hazard.URBAN_FLOOD),
  VEGETATION_SHARE(new Kind.Decimal(0, 1), "1", Hazard.EXTREME_HEAT),
  LAND_COVER(
      new Kind.Word(
          "URBAN COMMERCIAL INDUSTRIAL RESIDENTIAL MIXED AGRICULTURAL FOREST GRASSLAND WETLAND"
              + " BARREN WATER"),
      "",
      Hazard.EXTREME_HEAT,
      Hazard.WILDFIRE,
      Hazard.URBAN_FLOOD),
  SLOPE(new Kind.Decimal(0, 10), "m/m", Hazard.URBAN_FLOOD),
  TWI(new Kind.Decimal(-10, 50), "1", Hazard.RIVER_FLOOD),
  DRAINAGE_CAPACITY_MM_H(new Kind.Decimal(0, 1000), "mm/h", Hazard.URBAN_FLOOD),
  URBAN_SHARE(new Kind.Decimal(0, 1), "1", Hazard.URBAN_FLOOD),
  WATER_TANK(new Kind.Truth(), "", Hazard.WATER_STRESS),
  EMERGENCY_WATER(new Kind.Truth(), "", Hazard.DROUGHT),
  FIRE_ACCESS(new Kind.Truth(), "", Hazard.WILDFIRE),
  PILOTIS(new Kind.Truth(), "", Hazard.SEA_LEVEL_RISE, Hazard.RIVER_FLOOD, Hazard.URBAN_FLOOD);

  private final Kind kind;
  private final String unit;
  private final Set<Hazard> hazards;

  SiteAttribute(Kind kind, String unit, Hazard... hazards) {
    this.kind = kind;
    this.unit = unit;
    this.hazards = Set.of(hazards);
  }

  Kind kind() {
    return kind;
  }

  /** Empty where there is none. */
  String unit() {
    return unit;
  }

  /** Hazards whose exposure or vulnerability may depend on it. */
  Set<Hazard> hazards() {
    return hazards;
  }

  /** The name in JSON: {@code groundFloorHeightM}. */
  String field() {
    return camelCase(name());
  }

  static String camelCase(String name) {
    var field = new StringBuilder();
    var isUpper = false;
    for (var letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (letter == '_') {
        isUpper = true;
        continue;
      }
      field.append(isUpper ? Character.toUpperCase(letter) : letter);
      isUpper = false;
    }
    return field.toString();
  }
}
