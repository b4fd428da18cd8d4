package ondo.assessment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import ondo.catalog.HazardCatalog;
import ondo.explain.SiteTerms;
import ondo.projection.HazardSignal;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.loss.LossModel;
import ondo.risk.loss.Totals;

/** Turns the climate of a point and the facts of a site into risks; a pure function of both. */
public final class SiteAssessor {

  private final HazardCatalog catalog;
  private final Switches switches;
  private final Map<Hazard, LossModel> losses = new EnumMap<>(Hazard.class);

  public SiteAssessor(HazardCatalog catalog, Switches switches) {
    this.catalog = catalog;
    this.switches = switches;
    for (var hazard : Hazard.values()) {
      losses.put(hazard, modelOf(hazard));
    }
  }

  /** The loss formula of a hazard with the catalogue's numbers and the chosen alternatives. */
  public LossModel lossModel(Hazard hazard) {
    return requireNonNull(losses.get(hazard));
  }

  private LossModel modelOf(Hazard hazard) {
    var spec = catalog.spec(hazard);
    return new LossModel(
        spec.damage(),
        spec.upperReturnYears(),
        spec.exposureInLoss() && switches.exposureInLoss(),
        switches.kappa().getOrDefault(hazard, spec.kappa()),
        catalog.factor(switches.scaling()));
  }

  /**
   * Assesses all nine hazards.
   *
   * @param signals what the climate says for one scenario and year; a hazard without one is a gap
   */
  public SiteAssessment assess(SiteProfile site, Map<Hazard, HazardSignal> signals) {
    var risks = new ArrayList<HazardRisk>();
    var scores = new EnumMap<Hazard, Outcome<Score>>(Hazard.class);
    var net = new EnumMap<Hazard, Double>(Hazard.class);
    for (var hazard : Hazard.values()) {
      var risk = assess(hazard, site, signals.getOrDefault(hazard, HazardSignal.NONE));
      risks.add(risk);
      scores.put(hazard, risk.risk());
      risk.loss().value().map(AverageAnnualLoss::net).ifPresent(value -> net.put(hazard, value));
    }
    return new SiteAssessment(
        catalog.modelVersion(), switches, risks, Totals.of(net), new SiteSummary(scores));
  }

  /** Assesses one hazard. */
  public HazardRisk assess(Hazard hazard, SiteProfile site, HazardSignal signal) {
    return at(hazard, site).assess(signal);
  }

  /** A site as one hazard finds it, for all years and scenarios. */
  public HazardSite at(Hazard hazard, SiteProfile site) {
    return new HazardSite(
        hazard,
        site,
        exposure(hazard, site),
        catalog.spec(hazard).vulnerability().score(site.building()),
        lossModel(hazard),
        switches.integration());
  }

  /** Every term of one hazard's risk. */
  public SiteTerms terms(Hazard hazard, SiteProfile site, HazardSignal signal) {
    var spec = catalog.spec(hazard);
    var found = at(hazard, site);
    return new SiteTrace(spec, site, found.assess(signal))
        .terms(
            switches,
            lossModel(hazard),
            found.inputs(signal),
            catalog.exposure().trace(hazard, site.building(), site.surroundings()),
            spec.vulnerability().trace(site.building()));
  }

  private Outcome<Score> exposure(Hazard hazard, SiteProfile site) {
    var e = catalog.exposure().score(hazard, site.building(), site.surroundings());
    if (site.assumed().isEmpty() || e.status() == Status.NOT_APPLICABLE) {
      return e;
    }
    return switch (e) {
      case Outcome.Known<Score> known ->
          Outcome.of(known.known(), known.flags().and(site.assumed()));
      case Outcome.Gap<Score> gap -> gap;
    };
  }
}
