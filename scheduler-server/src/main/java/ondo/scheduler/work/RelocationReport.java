package ondo.scheduler.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.assessment.CandidateRanking.Materiality;
import ondo.assessment.CandidateRanking.Ranked;
import ondo.assessment.HazardRisk;
import ondo.climate.Scenario;
import ondo.job.Relocation;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.loss.Money;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/** Writes a comparison of places down, rounded as numbers leave the service (risk model §1.3). */
final class RelocationReport {

  private static final int SCORE_DECIMALS = 2;
  private static final int RATIO_DECIMALS = 8;

  private final ResultSetHead set;
  private final StoredSite site;
  private final Scenario scenario;
  private final int year;
  private final PlaceRisks.Found here;
  private final Materiality materiality;
  private final Map<Hazard, Double> known;

  RelocationReport(
      ResultSetHead set,
      StoredSite site,
      Scenario scenario,
      int year,
      PlaceRisks.Found here,
      Materiality materiality) {
    this.set = set;
    this.site = site;
    this.scenario = scenario;
    this.year = year;
    this.here = here;
    this.materiality = materiality;
    this.known = net(here.risks());
  }

  Relocation of(
      int candidates,
      @Nullable Integer outside,
      List<Shown> shown,
      List<Relocation.Unknown> unknown,
      Instant now) {
    var flags = flags(here.risks());
    for (var one : shown) {
      flags = flags.and(one.flags());
    }
    var status = flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
    return new Relocation(
        site.id(),
        site.version(),
        scenario.name(),
        year,
        set.modelVersion(),
        set.dataVersion(),
        now,
        (known.isEmpty() ? Status.INSUFFICIENT_DATA : status).name(),
        flags.codes(),
        site.currency(),
        known.keySet().stream().map(Hazard::code).toList(),
        candidates,
        outside,
        spot(here, site.externalId(), site.latitude(), site.longitude()),
        tied(shown),
        unknown);
  }

  /** A place to show and what it is worth before rounding. */
  record Shown(Relocation.Candidate candidate, double total, Flags flags) {}

  Shown candidate(Ranked one, PlaceRisks.Found found, Map<String, Double> worst) {
    var candidate = found.candidate();
    if (candidate == null) {
      throw new IllegalArgumentException("the site is no candidate for itself");
    }
    var position = candidate.position();
    var share = worst.get(found.id());
    var shown =
        new Relocation.Candidate(
            spot(found, candidate.name(), position.latitude(), position.longitude()),
            ratio(one.improvement()),
            ratio(one.relative()),
            share == null ? null : ratio(share),
            true,
            one.verdict().name(),
            one.newHigh().stream().map(Hazard::code).toList());
    return new Shown(shown, one.total(), flags(found.risks()));
  }

  Relocation.Unknown unknown(CandidatePlaces.Candidate candidate, List<HazardRisk> risks) {
    var own = net(risks);
    var position = candidate.position();
    return new Relocation.Unknown(
        candidate.index(),
        candidate.name(),
        position.latitude(),
        position.longitude(),
        known.keySet().stream().filter(h -> !own.containsKey(h)).map(Hazard::code).toList());
  }

  /** Two places that differ by less than counts are a tie, not a winner. */
  private List<Relocation.Candidate> tied(List<Shown> shown) {
    var ranked = new ArrayList<Relocation.Candidate>();
    for (var one : shown) {
      var behind = one.total() - shown.getFirst().total();
      var counts =
          behind >= materiality.leastRatio()
              && behind >= materiality.leastShare() * total(known.values());
      var c = one.candidate();
      ranked.add(
          new Relocation.Candidate(
              c.place(),
              c.improvement(),
              c.improvementShare(),
              c.worstShare(),
              !counts,
              c.verdict(),
              c.newHigh()));
    }
    return ranked;
  }

  private Relocation.Spot spot(
      PlaceRisks.Found found, @Nullable String name, double latitude, double longitude) {
    var place = found.place();
    var isInReach = PlaceRisks.isInReach(place);
    var candidate = found.candidate();
    var own = net(found.risks());
    own.keySet().retainAll(known.keySet());
    var scores = found.risks().stream().flatMap(risk -> risk.risk().value().stream());
    return new Relocation.Spot(
        candidate == null ? null : candidate.index(),
        name,
        latitude,
        longitude,
        isInReach ? place.gridId() : null,
        isInReach ? Math.round(place.gridDistanceM()) : null,
        place.regionCode(),
        own.size() == known.size() && !known.isEmpty() ? ratio(total(own.values())) : null,
        scores.map(Score::value).max(Double::compare).map(RelocationReport::score).orElse(null),
        found.risks().stream().map(this::risk).toList());
  }

  private Relocation.Risk risk(HazardRisk risk) {
    var loss = risk.loss().value().map(AverageAnnualLoss::net);
    return new Relocation.Risk(
        risk.hazard().code(),
        risk.risk().value().map(score -> score(score.value())).orElse(null),
        risk.level().map(Score.Level::name).orElse(null),
        loss.map(RelocationReport::ratio).orElse(null),
        risk.expectedLoss().value().map(this::money).orElse(null),
        risk.status().name(),
        risk.flags().codes());
  }

  private @Nullable BigDecimal money(double amount) {
    var currency = site.currency();
    return currency == null ? null : Money.of(amount, currency).amount();
  }

  private static Map<Hazard, Double> net(List<HazardRisk> risks) {
    var net = new EnumMap<Hazard, Double>(Hazard.class);
    for (var risk : risks) {
      risk.loss().value().ifPresent(loss -> net.put(risk.hazard(), loss.net()));
    }
    return net;
  }

  private static double total(Iterable<Double> losses) {
    var sum = 0.0;
    for (var loss : losses) {
      sum += loss;
    }
    return Math.min(1, sum);
  }

  private static Flags flags(List<HazardRisk> risks) {
    var flags = Flags.NONE;
    for (var risk : risks) {
      flags = flags.and(risk.flags());
    }
    return flags;
  }

  private static BigDecimal score(double value) {
    return rounded(value, SCORE_DECIMALS);
  }

  private static BigDecimal ratio(double value) {
    return rounded(value, RATIO_DECIMALS);
  }

  private static BigDecimal rounded(double value, int decimals) {
    var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    var cut = rounded.stripTrailingZeros();
    return cut.scale() < 0 ? cut.setScale(0) : cut;
  }
}
