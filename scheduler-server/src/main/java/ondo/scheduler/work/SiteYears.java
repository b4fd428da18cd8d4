package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.Optional;
import ondo.assessment.HazardRisk;
import ondo.assessment.SiteAssessor;
import ondo.assessment.SiteProfile;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.projection.EventOutlook;
import ondo.projection.HazardSignal;
import ondo.projection.PlaceClimate;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.HazardSeries;

/** One site as the formulas read it, hazard by hazard. */
final class SiteYears {

  private final HazardCatalog catalog;
  private final SiteAssessor assessor;
  private final ClimateBasis basis;
  private final StoredSite site;
  private final BroughtCurves curves;
  private final SiteProfile stated;

  /**
   * @param curves that a user brought for the site
   * @param year of the assessment, for the age of a building
   */
  SiteYears(
      HazardCatalog catalog,
      SiteAssessor assessor,
      ClimateBasis basis,
      StoredSite site,
      BroughtCurves curves,
      int year) {
    this.catalog = catalog;
    this.assessor = assessor;
    this.basis = basis;
    this.site = site;
    this.curves = curves;
    this.stated = SiteProfiles.of(site, year);
  }

  /** What was stated for the site. */
  SiteProfile stated() {
    return stated;
  }

  /** A hazard with the climate of the site's grid point, {@code distanceM} metres away. */
  SiteHazard of(Hazard hazard, PlaceClimate place, double distanceM) {
    var ground = new SiteGround(catalog, stated, Json.tree(site.attributes()), place, distanceM);
    return new SiteHazard(hazard, assessor, ground, basis, place, events(hazard, place, ground));
  }

  private Optional<EventOutlook> events(Hazard hazard, PlaceClimate place, SiteGround ground) {
    var brought = curves.of(hazard, ground.profile(hazard), basis.tables());
    if (brought.isPresent()) {
      return brought;
    }
    return switch (hazard) {
      case TYPHOON -> basis.storms(place);
      case SEA_LEVEL_RISE -> SeaEvents.of(basis, place, ground.profile(hazard));
      case EXTREME_HEAT, EXTREME_COLD, WILDFIRE, DROUGHT, WATER_STRESS, RIVER_FLOOD, URBAN_FLOOD ->
          Optional.empty();
    };
  }

  /** The row of a site that is out of reach of the grid: a gap. */
  SiteRisk withoutClimate(Hazard hazard, Scenario scenario) {
    var years = new ArrayList<HazardRisk>();
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      years.add(assessor.assess(hazard, stated, HazardSignal.NONE));
    }
    return RiskSeries.row(site, scenario, years, LossDetail.NONE);
  }
}
