package ondo.scheduler.work;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ondo.assessment.SiteAssessor;
import ondo.assessment.Switches;
import ondo.catalog.HazardCatalog;
import ondo.explain.Explanation;
import ondo.explain.Explanation.StoredPoint;
import ondo.explain.Explanation.StoredSiteRisk;
import ondo.explain.Numbers;
import ondo.geo.GridPoint;
import ondo.projection.HazardSignal;
import ondo.projection.PlaceClimate;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.scheduler.work.ExplainRefusedException.Reason;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.DataSetHead;
import ondo.store.ExplainReader;
import ondo.store.ExplainReader.Asked;
import ondo.store.HazardSeries;
import ondo.store.ResponseRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/**
 * Explains stored numbers by the classes that computed them, on the data set and the version of the
 * site that they come from; what does not give the stored number again is refused.
 */
public final class Explanations {

  private final ExplainReader reader;
  private final AssessmentRepository sites;
  private final ResponseRepository responses;
  private final ResultRepository results;
  private final NearestPlaces nearest;
  private final Places places;
  private final HazardCatalog catalog;
  private final SiteAssessor assessor;
  private final ZoneId zone;

  /**
   * @param zone in which a site was assessed: its year counts for the age of a building
   */
  Explanations(
      ExplainReader reader,
      AssessmentRepository sites,
      ResponseRepository responses,
      ResultRepository results,
      Places places,
      HazardCatalog catalog,
      ZoneId zone) {
    this.reader = reader;
    this.sites = sites;
    this.responses = responses;
    this.results = results;
    this.nearest = new NearestPlaces(responses, sites);
    this.places = places;
    this.catalog = catalog;
    this.assessor = new SiteAssessor(catalog, Switches.DEFAULT);
    this.zone = zone;
  }

  /** A number of a region of the current results. */
  public Explanation ofRegion(String code, Asked asked) {
    var set = currentResults();
    var region =
        reader
            .region(set.dataSetId(), code)
            .orElseThrow(() -> refused(Reason.NOT_FOUND, "there is no region " + code));
    return ofPoint(set, region.gridId(), asked, code, region.gridDistanceM());
  }

  /** A number of a grid point of the current results. */
  public Explanation ofPoint(int gridId, Asked asked) {
    return ofPoint(currentResults(), gridId, asked, null, null);
  }

  private ResultSetHead currentResults() {
    return results
        .findCurrent()
        .orElseThrow(() -> refused(Reason.NOT_FOUND, "there are no results yet"));
  }

  private Explanation ofPoint(
      ResultSetHead set,
      int gridId,
      Asked asked,
      @Nullable String region,
      @Nullable Double distanceM) {
    checkModel(set.modelVersion());
    var data = data(set.dataVersion());
    var stored =
        reader
            .point(set.id(), gridId, asked)
            .orElseThrow(() -> refused(Reason.NOT_FOUND, "there is no grid point " + gridId));
    var place = place(data, gridId);
    var terms = new PointTerms(catalog, places.basis(data), place, asked);
    var headline = terms.headline();
    check(stored, terms);
    return new Explanation(
        new Explanation.Subject(null, null, region),
        asked.hazard().code(),
        asked.scenario().name(),
        asked.year(),
        basis(set.id(), data, null),
        point(place, distanceM),
        terms.climate(),
        null,
        null,
        "INDEX",
        terms.events().orElse(null),
        terms.bands(),
        headline,
        reader.sources(data.id(), gridId),
        stored,
        null);
  }

  private static void check(StoredPoint stored, PointTerms terms) {
    var headline = terms.headline();
    Agreement.check("h", stored.h(), headline.h());
    Agreement.check("aal", stored.aal(), headline.aalGross());
    Agreement.check(
        "event aal",
        stored.eventAal(),
        terms.events().map(events -> events.annualLoss()).orElse(null));
  }

  /** A number of a site, whoever owns it: the caller has checked that. */
  public Explanation ofSite(UUID siteId, Asked asked) {
    var site =
        sites.sites(List.of(siteId), null).stream()
            .findFirst()
            .orElseThrow(() -> refused(Reason.NOT_FOUND, "there is no site " + siteId));
    var stored =
        reader
            .site(siteId, asked)
            .orElseThrow(() -> refused(Reason.NOT_FOUND, "the site was never assessed"));
    if (stored.siteVersion() != site.version()) {
      throw refused(
          Reason.SITE_CHANGED,
          "version %d of the site was assessed and it is at version %d now"
              .formatted(stored.siteVersion(), site.version()));
    }
    checkModel(stored.modelVersion());
    return ofSite(site, stored, data(stored.dataVersion()), asked);
  }

  private Explanation ofSite(
      StoredSite site, StoredSiteRisk stored, DataSetHead data, Asked asked) {
    var assessed = stored.computedAt().atZone(zone).getYear();
    var years =
        new SiteYears(
            catalog,
            assessor,
            places.basis(data),
            site,
            places.curves(site, places.basis(data)),
            assessed);
    var standing = standing(site, data);
    if (standing.isEmpty()) {
      return withoutClimate(site, stored, data, asked, years);
    }
    var place = place(data, standing.get().gridId());
    var ofHazard = years.of(asked.hazard(), place, standing.get().distanceM());
    var terms = ofHazard.terms(asked.scenario(), asked.year() - HazardSeries.FIRST_YEAR);
    Agreement.check(stored, terms);
    return new Explanation(
        new Explanation.Subject(site.id(), site.version(), null),
        asked.hazard().code(),
        asked.scenario().name(),
        asked.year(),
        basis(stored.resultSetId(), data, stored),
        point(place, standing.get().distanceM()),
        terms.climate(),
        facts(site, ofHazard.profile()),
        terms.site(),
        terms.events() == null ? "INDEX" : "EVENT",
        terms.events(),
        terms.bands(),
        headline(terms),
        reader.sources(data.id(), standing.get().gridId()),
        null,
        stored);
  }

  /** A site beyond the reach of every grid point has no climate; its own terms stand alone. */
  private Explanation withoutClimate(
      StoredSite site, StoredSiteRisk stored, DataSetHead data, Asked asked, SiteYears years) {
    return new Explanation(
        new Explanation.Subject(site.id(), site.version(), null),
        asked.hazard().code(),
        asked.scenario().name(),
        asked.year(),
        basis(stored.resultSetId(), data, stored),
        null,
        null,
        facts(site, years.stated()),
        assessor.terms(asked.hazard(), years.stated(), HazardSignal.NONE),
        "INDEX",
        null,
        List.of(),
        new Explanation.Headline(null, null, null, null, null, null),
        List.of(),
        null,
        stored);
  }

  private static Explanation.Headline headline(SiteHazard.Terms terms) {
    var risk = terms.risk();
    var loss = risk.loss().value();
    return new Explanation.Headline(
        risk.h().value().map(score -> score.value()).orElse(null),
        risk.risk().value().map(score -> score.value()).orElse(null),
        loss.map(AverageAnnualLoss::gross).orElse(null),
        loss.map(AverageAnnualLoss::net).orElse(null),
        risk.expectedLoss().value().orElse(null),
        terms.events() == null ? null : terms.site().net().value());
  }

  private static Explanation.SiteFacts facts(StoredSite site, ondo.assessment.SiteProfile profile) {
    return new Explanation.SiteFacts(
        profile.building(),
        profile.surroundings(),
        profile.protectionYears(),
        site.currency(),
        profile.assumed().codes());
  }

  /** The grid point of a site; empty where all are out of reach. */
  private record Standing(int gridId, double distanceM) {}

  private Optional<Standing> standing(StoredSite site, DataSetHead data) {
    var dataSetId = site.dataSetId();
    var gridId = site.gridId();
    var distanceM = site.gridDistanceM();
    if (gridId == null || distanceM == null || dataSetId == null || dataSetId != data.id()) {
      var place = nearest.of(data.id(), site);
      gridId = place.gridId();
      distanceM = place.gridDistanceM();
    }
    return distanceM <= GridPoint.REACH_M
        ? Optional.of(new Standing(gridId, distanceM))
        : Optional.empty();
  }

  private void checkModel(String modelVersion) {
    if (!modelVersion.equals(catalog.modelVersion())) {
      throw refused(
          Reason.MODEL_CHANGED,
          "the number comes from model %s and this is %s"
              .formatted(modelVersion, catalog.modelVersion()));
    }
  }

  private DataSetHead data(String version) {
    return responses
        .find(version)
        .orElseThrow(
            () ->
                refused(
                    Reason.DATA_GONE, "data version " + version + " was removed; assess again"));
  }

  private PlaceClimate place(DataSetHead data, int gridId) {
    Map<Integer, PlaceClimate> found = places.of(data, List.of(gridId));
    var place = found.get(gridId);
    if (place == null) {
      throw refused(Reason.DATA_GONE, "the data set has no grid point " + gridId + " any more");
    }
    return place;
  }

  private Explanation.Basis basis(
      int resultSetId, DataSetHead data, @Nullable StoredSiteRisk stored) {
    return new Explanation.Basis(
        catalog.modelVersion(),
        data.dataVersion(),
        resultSetId,
        CheckDataRunner.SWITCHES,
        Arrays.stream(data.baseYears()).boxed().toList(),
        stored == null ? null : stored.computedAt());
  }

  private static Explanation.Point point(PlaceClimate place, @Nullable Double distanceM) {
    var point = place.point();
    return new Explanation.Point(
        point.id(),
        point.position().latitude(),
        point.position().longitude(),
        Numbers.of(point.elevationM()),
        Numbers.of(point.coastDistanceM()),
        distanceM);
  }

  private static ExplainRefusedException refused(Reason reason, String message) {
    return new ExplainRefusedException(reason, message);
  }
}
