package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ondo.assessment.SiteProfile;
import ondo.catalog.EventTables;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.projection.CurveOutlook;
import ondo.projection.EventOutlook;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.PlacedCurve;
import ondo.store.HazardCurveRepository;

/**
 * Event-based losses from the hazard curves that a user brought for a site or its neighbourhood.
 * Between the years of two curves of equal return periods the intensity is linear; before the first
 * curve of a scenario the present one holds, after the last the last.
 */
final class BroughtCurves {

  private static final String COUNTRY = "KOR";
  private static final String DAMAGE_REGION = "ASIA";

  private final List<PlacedCurve> curves;

  BroughtCurves(List<HazardCurveRepository.Found> found) {
    curves = found.stream().map(HazardCurveRepository.Found::curve).toList();
  }

  /** The losses of a hazard; empty without a curve, or without the use that water damage needs. */
  Optional<EventOutlook> of(Hazard hazard, SiteProfile site, EventTables tables) {
    var own = curves.stream().filter(curve -> curve.hazard() == hazard).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    if (hazard == Hazard.TYPHOON) {
      var damage = CurveOutlook.Damage.of(tables.windRegion(COUNTRY), tables.windThreshold());
      return Optional.of(
          new CurveOutlook(
              (scenario, year) -> at(own, scenario, year, 0),
              (scenario, year) -> Optional.empty(),
              damage,
              null,
              Flags.of(Flag.IMPORTED)));
    }
    return ofWater(own, site, tables);
  }

  private static Optional<EventOutlook> ofWater(
      List<PlacedCurve> own, SiteProfile site, EventTables tables) {
    var use = site.building().use();
    if (use == null) {
      return Optional.empty();
    }
    var floor = site.building().groundFloorHeightM();
    var down = floor == null ? 0 : -floor;
    var flags = Flags.of(Flag.IMPORTED);
    return Optional.of(
        new CurveOutlook(
            (scenario, year) -> at(own, scenario, year, down),
            (scenario, year) -> present(own).map(curve -> shaped(curve, down)),
            tables.depthDamage(DAMAGE_REGION, DepthDamage.Occupancy.ofUse(use)),
            site.protectionYears(),
            floor == null
                ? flags.and(Flags.about(Flag.UNKNOWN_ATTR, "ground_floor_height_m"))
                : flags));
  }

  private static Optional<PlacedCurve> present(List<PlacedCurve> own) {
    return own.stream().filter(curve -> curve.scenario() == null).findFirst();
  }

  private static Optional<HazardCurve> at(
      List<PlacedCurve> own, Scenario scenario, int year, double shift) {
    var path = new ArrayList<PlacedCurve>();
    present(own).ifPresent(path::add);
    own.stream()
        .filter(curve -> curve.scenario() == scenario)
        .sorted(Comparator.comparingInt(PlacedCurve::year))
        .forEach(path::add);
    var calendar = Warming.FIRST_YEAR + year;
    PlacedCurve before = null;
    for (var curve : path) {
      if (curve.year() > calendar) {
        return before == null
            ? Optional.empty()
            : Optional.of(between(before, curve, calendar, shift));
      }
      before = curve;
    }
    return Optional.ofNullable(before).map(curve -> shaped(curve, shift));
  }

  private static HazardCurve between(
      PlacedCurve before, PlacedCurve after, int year, double shift) {
    if (!Arrays.equals(before.returnPeriods(), after.returnPeriods())) {
      return shaped(before, shift);
    }
    var share = (double) (year - before.year()) / (after.year() - before.year());
    var points = new ArrayList<HazardCurve.Point>();
    for (var i = 0; i < before.returnPeriods().length; i++) {
      var from = before.intensities()[i];
      points.add(
          new HazardCurve.Point(
              before.returnPeriods()[i], from + share * (after.intensities()[i] - from) + shift));
    }
    return new HazardCurve(points);
  }

  private static HazardCurve shaped(PlacedCurve curve, double shift) {
    var points = new ArrayList<HazardCurve.Point>();
    for (var i = 0; i < curve.returnPeriods().length; i++) {
      points.add(new HazardCurve.Point(curve.returnPeriods()[i], curve.intensities()[i] + shift));
    }
    return new HazardCurve(points);
  }
}
