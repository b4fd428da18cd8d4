package ondo.scheduler.work;

import ondo.assessment.SiteProfile;
import ondo.catalog.HazardCatalog;
import ondo.projection.Ground;
import ondo.projection.GroundFlags;
import ondo.projection.PlaceClimate;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.exposure.Surroundings;
import ondo.risk.hazard.PluvialFlood;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ground of a site for one hazard after another: what was stated for the site, then imported
 * facts of its grid point, then a distance measured from the grid point where every distance that
 * the site could have gives the same score. Anything else stays unknown.
 */
final class SiteGround {

  /** A fact of the ground stands for places this near, as in the files that it comes from. */
  private static final double NEAR_M = 1000;

  private static final Flags IMPORTED = Flags.of(Flag.IMPORTED);
  private static final Flags MEASURED = Flags.of(Flag.DISTANCE_FROM_GRID_POINT);

  private final HazardCatalog catalog;
  private final SiteProfile stated;
  private final JsonNode attributes;
  private final PlaceClimate place;
  private final double gridDistanceM;

  /**
   * @param stated what was stated for the site
   * @param attributes the same as JSON, for what exposure does not read
   * @param gridDistanceM metres from the site to its grid point
   */
  SiteGround(
      HazardCatalog catalog,
      SiteProfile stated,
      JsonNode attributes,
      PlaceClimate place,
      double gridDistanceM) {
    this.catalog = catalog;
    this.stated = stated;
    this.attributes = attributes;
    this.place = place;
    this.gridDistanceM = gridDistanceM;
  }

  /** The site as the exposure of a hazard reads it. */
  SiteProfile profile(Hazard hazard) {
    var imported = imported(stated.surroundings());
    var flags = imported.equals(stated.surroundings()) ? Flags.NONE : IMPORTED.and(distant());
    var coast = settledCoast(hazard, imported);
    var river = settledRiver(hazard, coast);
    return stated.with(river, river.equals(imported) ? flags : flags.and(MEASURED));
  }

  private Flags distant() {
    return gridDistanceM > NEAR_M ? Flags.of(Flag.GROUND_OF_GRID_POINT) : Flags.NONE;
  }

  /** The site as the hazard itself reads it. */
  Ground ground(SiteProfile profile) {
    var around = profile.surroundings();
    return new Ground(
        known(around.elevationM()),
        coast(around),
        first("meanAnnualMaxLevelM", "mean_annual_max_level_m"),
        first("twi", "twi"),
        around.landCover(),
        new PluvialFlood.Drainage(
            first("drainageCapacityMmH", "drainage_capacity_mm_h"),
            first("urbanShare", "urban_share"),
            first("slope", "slope"),
            Missing.VALUE),
        new GroundFlags(
            stated.surroundings().elevationM() == null ? borrowed("elevation_m") : Flags.NONE,
            stated.surroundings().distanceToCoastM() == null ? MEASURED : Flags.NONE,
            flags("meanAnnualMaxLevelM", "mean_annual_max_level_m"),
            flags("twi", "twi"),
            stated.surroundings().landCover() == null ? borrowed("land_cover") : Flags.NONE,
            flags("drainageCapacityMmH", "drainage_capacity_mm_h")
                .and(flags("urbanShare", "urban_share"))
                .and(flags("slope", "slope"))));
  }

  /** For the sea it is enough to know on which side of its inland limit the site must lie. */
  private double coast(Surroundings around) {
    var ownM = around.distanceToCoastM();
    if (ownM != null) {
      return ownM;
    }
    var fromPointM = place.point().coastDistanceM();
    var limitM = catalog.scores().constants().coastM();
    var isSettled = fromPointM - gridDistanceM >= limitM || fromPointM + gridDistanceM < limitM;
    return isSettled ? fromPointM : Missing.VALUE;
  }

  private Flags flags(String attribute, String fact) {
    return attributes.path(attribute).isNumber() ? Flags.NONE : borrowed(fact);
  }

  /** What is assumed in a fact of the grid point that stands for the site's own. */
  private Flags borrowed(String fact) {
    return place.fact(fact).isPresent() ? place.flags(fact).and(distant()) : Flags.NONE;
  }

  private double first(String attribute, String fact) {
    var node = attributes.path(attribute);
    return node.isNumber() ? node.doubleValue() : place.number(fact);
  }

  private Surroundings imported(Surroundings own) {
    return new Surroundings(
        own.latitude(),
        or(own.elevationM(), "elevation_m"),
        own.landCover() == null ? word("land_cover") : own.landCover(),
        or(own.imperviousness(), "imperviousness"),
        or(own.vegetation(), "vegetation_share"),
        own.distanceToCoastM(),
        own.distanceToRiverM(),
        or(own.distanceToForestM(), "distance_to_forest_m"),
        or(own.handM(), "height_above_drainage_m"),
        own.officialFloodZone() == null ? truth("in_flood_zone") : own.officialFloodZone());
  }

  private @Nullable Double or(@Nullable Double own, String fact) {
    if (own != null) {
      return own;
    }
    var number = place.number(fact);
    return Double.isNaN(number) ? null : number;
  }

  private @Nullable String word(String fact) {
    return place.fact(fact).map(f -> f.word()).orElse(null);
  }

  private @Nullable Boolean truth(String fact) {
    var word = word(fact);
    return word == null ? null : word.equals("TRUE");
  }

  private Surroundings settledCoast(Hazard hazard, Surroundings around) {
    if (around.distanceToCoastM() != null) {
      return around;
    }
    return settled(hazard, around, place.point().coastDistanceM(), SiteGround::withCoast);
  }

  private Surroundings settledRiver(Hazard hazard, Surroundings around) {
    if (around.distanceToRiverM() != null) {
      return around;
    }
    return settled(hazard, around, place.number("distance_to_river_m"), SiteGround::withRiver);
  }

  @FunctionalInterface
  private interface Change {
    Surroundings of(Surroundings around, double distanceM);
  }

  /** By the triangle inequality the site's own distance lies between two others. */
  private Surroundings settled(
      Hazard hazard, Surroundings around, double fromPointM, Change change) {
    if (Double.isNaN(fromPointM)) {
      return around;
    }
    var nearest = change.of(around, Math.max(0, fromPointM - gridDistanceM));
    var farthest = change.of(around, fromPointM + gridDistanceM);
    var exposure = catalog.exposure();
    var building = stated.building();
    var isSettled =
        exposure
            .score(hazard, building, nearest)
            .equals(exposure.score(hazard, building, farthest));
    var matters =
        !exposure
            .score(hazard, building, around)
            .equals(exposure.score(hazard, building, farthest));
    return isSettled && matters ? change.of(around, fromPointM) : around;
  }

  private static Surroundings withCoast(Surroundings s, double distanceM) {
    return new Surroundings(
        s.latitude(),
        s.elevationM(),
        s.landCover(),
        s.imperviousness(),
        s.vegetation(),
        distanceM,
        s.distanceToRiverM(),
        s.distanceToForestM(),
        s.handM(),
        s.officialFloodZone());
  }

  private static Surroundings withRiver(Surroundings s, double distanceM) {
    return new Surroundings(
        s.latitude(),
        s.elevationM(),
        s.landCover(),
        s.imperviousness(),
        s.vegetation(),
        s.distanceToCoastM(),
        distanceM,
        s.distanceToForestM(),
        s.handM(),
        s.officialFloodZone());
  }

  private static double known(@Nullable Double value) {
    return value == null ? Missing.VALUE : value;
  }
}
