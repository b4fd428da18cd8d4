package ondo.scheduler.work;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import ondo.assessment.SiteProfile;
import ondo.geo.LatLon;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.loss.SiteValue;
import ondo.store.AssessmentRepository.StoredSite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stored site as the formulas read it; what was not given stays unknown. */
final class SiteProfiles {

  private SiteProfiles() {}

  /**
   * The profile of a site.
   *
   * @param year of the assessment, for the age of a building whose year of building is given
   */
  static SiteProfile of(StoredSite site, int year) {
    var attributes = Json.tree(site.attributes());
    return new SiteProfile(
        building(attributes, year),
        surroundings(attributes, site.latitude()),
        new SiteValue(
            number(site.assetValue()),
            number(site.annualValueAdded()),
            site.insuredShare() == null ? 0 : site.insuredShare()),
        site.standardOfProtectionYears());
  }

  /** What a building takes along when it moves; everything else is of the place it leaves. */
  private static final List<String> OF_THE_BUILDING =
      List.of(
          "ageYears",
          "builtYear",
          "structure",
          "use",
          "floorsAbove",
          "floorsBelow",
          "pilotis",
          "groundFloorHeightM",
          "fireAccess",
          "emergencyWater",
          "waterTank");

  /**
   * The same building, value and insurance at another place, of whose surroundings and protection
   * nothing was stated.
   */
  static StoredSite elsewhere(StoredSite site, LatLon position) {
    var own = new TreeMap<String, JsonNode>();
    for (var attribute : Json.tree(site.attributes()).properties()) {
      if (OF_THE_BUILDING.contains(attribute.getKey())) {
        own.put(attribute.getKey(), attribute.getValue());
      }
    }
    return new StoredSite(
        site.id(),
        site.tenant(),
        site.externalId(),
        position.latitude(),
        position.longitude(),
        site.assetValue(),
        site.currency(),
        site.annualValueAdded(),
        site.insuredShare(),
        null,
        Json.of(own),
        null,
        null,
        null,
        site.version(),
        site.hasInsuranceTerms());
  }

  private static Building building(JsonNode attributes, int year) {
    return new Building(
        age(attributes, year),
        word(attributes, "structure"),
        word(attributes, "use"),
        whole(attributes, "floorsAbove"),
        whole(attributes, "floorsBelow"),
        truth(attributes, "pilotis"),
        number(attributes, "groundFloorHeightM"),
        truth(attributes, "fireAccess"),
        truth(attributes, "emergencyWater"),
        truth(attributes, "waterTank"));
  }

  private static @Nullable Double age(JsonNode attributes, int year) {
    var built = number(attributes, "builtYear");
    var age = number(attributes, "ageYears");
    if (age != null || built == null) {
      return age;
    }
    return year - built;
  }

  private static Surroundings surroundings(JsonNode attributes, double latitude) {
    return new Surroundings(
        latitude,
        number(attributes, "elevationM"),
        word(attributes, "landCover"),
        number(attributes, "imperviousness"),
        number(attributes, "vegetationShare"),
        number(attributes, "distanceToCoastM"),
        number(attributes, "distanceToRiverM"),
        number(attributes, "distanceToForestM"),
        number(attributes, "heightAboveDrainageM"),
        truth(attributes, "inFloodZone"));
  }

  private static @Nullable Double number(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }

  private static @Nullable Double number(JsonNode attributes, String name) {
    var node = attributes.path(name);
    return node.isNumber() ? node.doubleValue() : null;
  }

  private static @Nullable Integer whole(JsonNode attributes, String name) {
    var node = attributes.path(name);
    return node.isInt() ? node.intValue() : null;
  }

  private static @Nullable Boolean truth(JsonNode attributes, String name) {
    var node = attributes.path(name);
    return node.isBoolean() ? node.booleanValue() : null;
  }

  private static @Nullable String word(JsonNode attributes, String name) {
    var node = attributes.path(name);
    return node.isString() ? node.asString() : null;
  }
}
