package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.assessment.HazardRisk;
import ondo.assessment.HazardSite;
import ondo.assessment.SiteAssessor;
import ondo.assessment.SiteProfile;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.explain.BandTerms;
import ondo.explain.EventTerms;
import ondo.explain.HazardTerms;
import ondo.explain.Numbers;
import ondo.explain.SiteTerms;
import ondo.projection.Band;
import ondo.projection.Bands;
import ondo.projection.EventOutlook;
import ondo.projection.EventYear;
import ondo.projection.Ground;
import ondo.projection.HazardOutlook;
import ondo.projection.Ladder;
import ondo.projection.PlaceClimate;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.hazard.HazardInput;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.HazardSeries;
import org.jspecify.annotations.Nullable;

/**
 * One hazard of one site, year by year: index-based, and event-based where the site has events; the
 * event-based loss is the headline then and the index one the screening value (risk model §9).
 *
 * <p>Holds scratch buffers, so an instance belongs to one thread.
 */
final class SiteHazard {

  private static final String WARMING = "WARMING";
  private static final String SEA_LEVEL = "SEA_LEVEL";
  private static final String DAMAGE = "DAMAGE";

  private final Hazard hazard;
  private final SiteAssessor assessor;
  private final SiteProfile profile;
  private final HazardSite hazardSite;
  private final Ground ground;
  private final ClimateBasis basis;
  private final PlaceClimate place;
  private final HazardOutlook outlook;
  private final Optional<EventOutlook> events;
  private @Nullable RungLosses rungs;
  private boolean areRungsKnown;

  SiteHazard(
      Hazard hazard,
      SiteAssessor assessor,
      SiteGround siteGround,
      ClimateBasis basis,
      PlaceClimate place,
      Optional<EventOutlook> events) {
    this.hazard = hazard;
    this.assessor = assessor;
    this.profile = siteGround.profile(hazard);
    this.hazardSite = assessor.at(hazard, profile);
    this.ground = siteGround.ground(profile);
    this.basis = basis;
    this.place = place;
    this.outlook = basis.projection().outlook(hazard, place, ground);
    this.events = events;
  }

  /** The outlook that the years are read from. */
  HazardOutlook outlook() {
    return outlook;
  }

  /** The site as this hazard reads it. */
  SiteProfile profile() {
    return profile;
  }

  /**
   * Every term of a year.
   *
   * @param events terms of the headline loss where that is event-based, else null
   * @param bands net of insurance
   * @param risk what the terms give
   */
  record Terms(
      HazardTerms climate,
      SiteTerms site,
      @Nullable EventTerms events,
      List<BandTerms> bands,
      HazardRisk risk) {}

  /** The terms of a year, 0 for 2021. */
  Terms terms(Scenario scenario, int year) {
    var climate = outlook.terms(scenario, year);
    var ofSite = assessor.terms(hazard, profile, outlook.at(scenario, year));
    var index = index(scenario, year);
    var losses = events(scenario);
    if (losses.isEmpty() || index(scenario, 0).loss().status() == Status.INVALID_INPUT) {
      return new Terms(climate, ofSite, null, bandTerms(scenario, year, index), index);
    }
    var event = losses.get(year);
    return new Terms(
        climate,
        ofSite,
        events.flatMap(found -> found.terms(scenario, year)).orElseThrow(),
        List.of(
            band(DAMAGE, event.damage().low() * kept(), event.damage().high() * kept()),
            band(
                Band.Contents.RESPONSE.name(),
                event.response().low() * kept(),
                event.response().high() * kept())),
        eventBased(index, event));
  }

  private static BandTerms band(String contents, double low, double high) {
    return new BandTerms(contents, null, null, null, null, null, low, high);
  }

  private List<BandTerms> bandTerms(Scenario scenario, int year, HazardRisk risk) {
    var all = new ArrayList<BandTerms>();
    var loss = risk.loss().value();
    if (loss.isEmpty() || risk.loss().status() == Status.NOT_APPLICABLE) {
      return all;
    }
    if (hazard == Hazard.SEA_LEVEL_RISE) {
      seaLevelTerms(scenario, year, loss.get().net()).ifPresent(all::add);
      return all;
    }
    rungs()
        .ifPresent(
            found -> {
              var score = risk.h().value().map(Score::value).orElse(Double.NaN);
              for (var contents : Band.Contents.values()) {
                found
                    .bands()
                    .terms(contents, scenario, year, score, found.losses(), loss.get().net())
                    .ifPresent(all::add);
              }
            });
    return all;
  }

  private Optional<BandTerms> seaLevelTerms(Scenario scenario, int year, double net) {
    var low = seaLevel(Warming.Curve.LOW, scenario);
    var high = seaLevel(Warming.Curve.HIGH, scenario);
    if (low.length == 0 || high.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new BandTerms(
            SEA_LEVEL,
            rise(Warming.Curve.LOW, scenario, year),
            rise(Warming.Curve.CENTRAL, scenario, year),
            rise(Warming.Curve.HIGH, scenario, year),
            null,
            null,
            Math.min(low[year], net),
            Math.max(high[year], net)));
  }

  private @Nullable Double rise(Warming.Curve curve, Scenario scenario, int year) {
    var other = basis.projection().seaLevel(place, ground, curve);
    return Numbers.of(
        other.inputs(other.moment(scenario, year)).getOrDefault(HazardInput.SLR_CM, Double.NaN));
  }

  /** The row of a scenario. */
  SiteRisk row(StoredSite site, Scenario scenario) {
    var years = new ArrayList<HazardRisk>(HazardSeries.YEARS);
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      years.add(index(scenario, year));
    }
    var losses = events(scenario);
    if (losses.isEmpty() || years.getFirst().loss().status() == Status.INVALID_INPUT) {
      return RiskSeries.row(site, scenario, years, indexDetail(scenario, years));
    }
    var headline = new ArrayList<HazardRisk>(HazardSeries.YEARS);
    for (var year = 0; year < years.size(); year++) {
      headline.add(eventBased(years.get(year), losses.get(year)));
    }
    return RiskSeries.row(site, scenario, headline, eventDetail(years, losses));
  }

  /** The risk of a year as it is shown: by single events where the site has them. */
  HazardRisk headline(Scenario scenario, int year) {
    var index = index(scenario, year);
    var losses = events(scenario);
    return losses.isEmpty() || index(scenario, 0).loss().status() == Status.INVALID_INPUT
        ? index
        : eventBased(index, losses.get(year));
  }

  /** The risk of a year by the index method. */
  HazardRisk index(Scenario scenario, int year) {
    return hazardSite.assess(outlook.at(scenario, year));
  }

  /** The event-based losses of all years; empty when one of them has none. */
  private List<EventYear> events(Scenario scenario) {
    var losses = new ArrayList<EventYear>();
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      var loss = event(scenario, year);
      if (loss.isEmpty()) {
        return List.of();
      }
      losses.add(loss.get());
    }
    return losses;
  }

  /** The event-based loss of a year, where the site has events. */
  Optional<EventYear> event(Scenario scenario, int year) {
    return events.flatMap(found -> found.at(scenario, year));
  }

  /** A risk whose loss comes from single events; insurance bears its share of every one. */
  HazardRisk eventBased(HazardRisk index, EventYear event) {
    Outcome<AverageAnnualLoss> loss =
        Outcome.of(
            new AverageAnnualLoss(
                event.annualLoss(), event.annualLoss() * kept(), Double.NaN, Double.NaN),
            event.flags());
    return new HazardRisk(
        hazard,
        index.h(),
        index.e(),
        index.v(),
        index.risk(),
        index.probabilities(),
        loss,
        profile.value().expectedLoss(hazard.impact(), loss));
  }

  private double kept() {
    return 1 - profile.value().insuredShare();
  }

  private LossDetail eventDetail(List<HazardRisk> index, List<EventYear> events) {
    var n = HazardSeries.YEARS;
    var periods = EventYear.RETURN_PERIODS.size();
    var detail =
        new LossDetail(
            true,
            net(index),
            DAMAGE,
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new double[periods * n]);
    for (var year = 0; year < n; year++) {
      var event = events.get(year);
      detail.low()[year] = event.damage().low() * kept();
      detail.high()[year] = event.damage().high() * kept();
      detail.responseLow()[year] = event.response().low() * kept();
      detail.responseHigh()[year] = event.response().high() * kept();
      detail.deviation()[year] = event.deviation();
      for (var i = 0; i < periods; i++) {
        detail.atReturnPeriods()[i * n + year] = event.atReturnPeriods()[i];
      }
    }
    return detail;
  }

  private static double[] net(List<HazardRisk> years) {
    var net = new double[years.size()];
    for (var year = 0; year < net.length; year++) {
      var loss = years.get(year).loss().value();
      if (loss.isEmpty()) {
        return new double[0];
      }
      net[year] = loss.get().net();
    }
    return net;
  }

  private LossDetail indexDetail(Scenario scenario, List<HazardRisk> years) {
    var net = net(years);
    var isComputed = years.getFirst().loss().status() != Status.NOT_APPLICABLE;
    if (net.length == 0 || !isComputed) {
      return LossDetail.NONE;
    }
    if (hazard == Hazard.SEA_LEVEL_RISE) {
      return seaLevelDetail(scenario, net);
    }
    var found = rungs();
    if (found.isEmpty()) {
      return LossDetail.NONE;
    }
    var warming = ends(found.get(), Band.Contents.WARMING, scenario, net);
    var response = ends(found.get(), Band.Contents.RESPONSE, scenario, net);
    return new LossDetail(
        false,
        new double[0],
        WARMING,
        warming[0],
        warming[1],
        response[0],
        response[1],
        new double[0],
        new double[0]);
  }

  private double[] netClassLosses() {
    var losses = hazardSite.classLosses();
    for (var i = 0; i < losses.length; i++) {
      losses[i] *= kept();
    }
    return losses;
  }

  /** Bands, and the net loss of the site at every rung that they are read from. */
  private record RungLosses(Bands bands, double[] losses) {}

  private Optional<RungLosses> rungs() {
    if (!areRungsKnown) {
      rungs =
          Ladder.of(outlook)
              .map(
                  ladder ->
                      new RungLosses(
                          new Bands(hazard, basis.projection().path(), basis.range(), ladder),
                          ladder.losses(netClassLosses())))
              .orElse(null);
      areRungsKnown = true;
    }
    return Optional.ofNullable(rungs);
  }

  private static double[][] ends(
      RungLosses rungs, Band.Contents contents, Scenario scenario, double[] net) {
    var ends = new double[2][net.length];
    for (var year = 0; year < net.length; year++) {
      var band = rungs.bands().loss(contents, scenario, year, rungs.losses(), net[year]);
      if (band.isEmpty()) {
        return new double[2][0];
      }
      ends[0][year] = band.get().low();
      ends[1][year] = band.get().high();
    }
    return ends;
  }

  /** The sea has curves of its own: 5 % and 95 % of its rise. */
  private LossDetail seaLevelDetail(Scenario scenario, double[] net) {
    var low = seaLevel(Warming.Curve.LOW, scenario);
    var high = seaLevel(Warming.Curve.HIGH, scenario);
    if (low.length == 0 || high.length == 0) {
      return LossDetail.NONE;
    }
    for (var year = 0; year < net.length; year++) {
      low[year] = Math.min(low[year], net[year]);
      high[year] = Math.max(high[year], net[year]);
    }
    var none = new double[0];
    return new LossDetail(false, none, SEA_LEVEL, low, high, none, none, none, none);
  }

  private double[] seaLevel(Warming.Curve curve, Scenario scenario) {
    var other = basis.projection().seaLevel(place, ground, curve);
    var years = new ArrayList<HazardRisk>();
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      years.add(hazardSite.assess(other.at(scenario, year)));
    }
    return net(years);
  }
}
