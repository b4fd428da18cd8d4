package ondo.scheduler.work;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.assessment.HazardRisk;
import ondo.assessment.SiteAssessor;
import ondo.assessment.Switches;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.job.Chunk;
import ondo.projection.HazardSignal;
import ondo.projection.PlaceClimate;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.HazardSeries;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/** What a building suffers at one place after another, for one scenario and year. */
final class PlaceRisks {

  /** Grid points whose climate is in memory at a time. */
  private static final int PLACES_AT_ONCE = 50;

  private static final String HERE = "here";

  private final PointWork work;
  private final Places places;
  private final NearestPlaces nearest;
  private final HazardCatalog catalog;
  private final SiteAssessor assessor;
  private final Clock clock;

  PlaceRisks(
      PointWork work, Places places, NearestPlaces nearest, HazardCatalog catalog, Clock clock) {
    this.work = work;
    this.places = places;
    this.nearest = nearest;
    this.catalog = catalog;
    this.assessor = new SiteAssessor(catalog, Switches.DEFAULT);
    this.clock = clock;
  }

  /** A building at a place that it might move to. */
  record Standing(CandidatePlaces.Candidate candidate, StoredSite building) {}

  /**
   * The risks of a place.
   *
   * @param id of the candidate, or {@code here}
   * @param candidate null for the site as it stands
   * @param place its nearest grid point and region
   * @param risks all hazards in the order of the model
   */
  record Found(
      String id,
      CandidatePlaces.@Nullable Candidate candidate,
      Place place,
      List<HazardRisk> risks) {}

  /** The risks of the site where it stands, with all that was stated for it. */
  Found here(ResultSetHead set, StoredSite site, Scenario scenario, int year) {
    var basis = places.basis(work.data(set.dataVersion()));
    var place = nearest.of(set.dataSetId(), site);
    var known = places.of(basis.data(), List.of(place.gridId()));
    var risks =
        risks(
            new SiteYears(catalog, assessor, basis, site, places.curves(site, basis), thisYear()),
            place,
            known,
            scenario,
            year);
    return new Found(HERE, null, place, risks);
  }

  /** The risks of candidates. */
  List<Found> of(
      Chunk chunk, ResultSetHead set, List<Standing> standing, Scenario scenario, int year) {
    var basis = places.basis(work.data(set.dataVersion()));
    var found = new ArrayList<Found>();
    for (var from = 0; from < standing.size(); from += PLACES_AT_ONCE) {
      var some = standing.subList(from, Math.min(standing.size(), from + PLACES_AT_ONCE));
      var where = new HashMap<String, Place>();
      some.forEach(
          one -> where.put(one.candidate().id(), nearest.of(set.dataSetId(), one.building())));
      var known = places.of(basis.data(), gridIds(where.values()));
      for (var one : some) {
        PointWork.checkInterrupted(chunk);
        found.add(found(one, basis, where, known, scenario, year));
      }
    }
    return found;
  }

  private Found found(
      Standing one,
      ClimateBasis basis,
      Map<String, Place> where,
      Map<Integer, PlaceClimate> known,
      Scenario scenario,
      int year) {
    var id = one.candidate().id();
    var place = where.get(id);
    if (place == null) {
      throw new IllegalStateException("no nearest grid point of candidate " + id);
    }
    var building = one.building();
    var position = new LatLon(building.latitude(), building.longitude());
    var curves = places.curvesNear(position, basis);
    var years = new SiteYears(catalog, assessor, basis, building, curves, thisYear());
    return new Found(id, one.candidate(), place, risks(years, place, known, scenario, year));
  }

  private static List<Integer> gridIds(Collection<Place> where) {
    return where.stream().filter(PlaceRisks::isInReach).map(Place::gridId).distinct().toList();
  }

  /** Whether a place has a climate (risk model §8). */
  static boolean isInReach(Place place) {
    return place.gridDistanceM() <= GridPoint.REACH_M;
  }

  private List<HazardRisk> risks(
      SiteYears years, Place place, Map<Integer, PlaceClimate> known, Scenario scenario, int year) {
    var risks = new ArrayList<HazardRisk>();
    for (var hazard : Hazard.values()) {
      if (!isInReach(place)) {
        risks.add(assessor.assess(hazard, years.stated(), HazardSignal.NONE));
        continue;
      }
      var climate = PointWork.place(known, place.gridId());
      var ofHazard = years.of(hazard, climate, place.gridDistanceM());
      risks.add(ofHazard.headline(scenario, year - HazardSeries.FIRST_YEAR));
    }
    return risks;
  }

  private int thisYear() {
    return Year.now(clock).getValue();
  }
}
