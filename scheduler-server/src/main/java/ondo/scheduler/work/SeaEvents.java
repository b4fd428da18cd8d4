package ondo.scheduler.work;

import java.util.List;
import java.util.Optional;
import ondo.assessment.SiteProfile;
import ondo.climate.GroundFact;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.projection.CurveOutlook;
import ondo.projection.EventOutlook;
import ondo.projection.PlaceClimate;
import ondo.risk.Flags;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import org.jspecify.annotations.Nullable;

/**
 * Coastal flooding of a site whose height is known: the water level of its coast, raised by the sea
 * of a year, over its ground floor (risk model §9.2).
 */
final class SeaEvents {

  private static final double CM_PER_M = 100;
  private static final int HUNDRED_YEARS = 100;
  private static final String LEVEL = "water_level_100yr_m";
  private static final String RISE = "slr_cm";
  private static final String DAMAGE_REGION = "ASIA";

  private SeaEvents() {}

  /** The losses of a site; empty where its height, its floor's use or the water is unknown. */
  static Optional<EventOutlook> of(ClimateBasis basis, PlaceClimate place, SiteProfile site) {
    var level = place.fact(LEVEL);
    var ground = site.surroundings().elevationM();
    var use = site.building().use();
    var isProjected = place.isProjected(RISE);
    if (level.isEmpty() || ground == null || use == null || !isProjected) {
      return Optional.empty();
    }
    var floor = site.building().groundFloorHeightM();
    var depth = place.number(LEVEL) - ground - (floor == null ? 0 : floor);
    CurveOutlook.Curves today = (scenario, year) -> Optional.of(curve(depth));
    CurveOutlook.Curves future =
        (scenario, year) -> rise(place, scenario, year).map(metres -> curve(depth + metres));
    var damage = basis.tables().depthDamage(DAMAGE_REGION, DepthDamage.Occupancy.ofUse(use));
    return Optional.of(
        new CurveOutlook(
            future, today, damage, protection(site), flags(level.get(), floor == null)));
  }

  private static Flags flags(GroundFact level, boolean isFloorUnknown) {
    var flags = new Flags(level.flags());
    return isFloorUnknown
        ? flags.and(new Flags(List.of("UNKNOWN_ATTR:ground_floor_height_m")))
        : flags;
  }

  private static @Nullable Double protection(SiteProfile site) {
    return site.protectionYears();
  }

  private static HazardCurve curve(double depthM) {
    return new HazardCurve(List.of(new HazardCurve.Point(HUNDRED_YEARS, depthM)));
  }

  private static Optional<Double> rise(PlaceClimate place, Scenario scenario, int year) {
    return place
        .yearly(RISE, scenario)
        .map(series -> series.at(Warming.FIRST_YEAR + year) / CM_PER_M)
        .filter(metres -> !Double.isNaN(metres));
  }
}
