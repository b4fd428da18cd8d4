package ondo.scheduler.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.assessment.HazardRisk;
import ondo.climate.Scenario;
import ondo.risk.Flag;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.probability.IntensityDistribution;
import ondo.scheduler.night.FlagYears;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.HazardSeries;

/** The years of one site, hazard and scenario as one stored row. */
final class RiskSeries {

  @FunctionalInterface
  private interface Measure {
    Optional<Double> of(HazardRisk risk);
  }

  private static final double[] GAP = {};

  private RiskSeries() {}

  /**
   * The row of 80 years; an array is empty when one of its years is a gap.
   *
   * @param years one risk a year from 2021 on
   */
  static SiteRisk row(
      StoredSite site, Scenario scenario, List<HazardRisk> years, LossDetail detail) {
    var first = years.getFirst();
    var flags = new FlagYears();
    for (var year = 0; year < years.size(); year++) {
      flags.raise(years.get(year).flags(), year);
    }
    if (site.hasInsuranceTerms() && first.loss().value().isPresent()) {
      flags.raise(List.of(Flag.INSURANCE_TERMS_NOT_APPLIED.name()));
    }
    return new SiteRisk(
        site.id(),
        site.version(),
        first.hazard().code(),
        scenario.name(),
        status(years).name(),
        flags.ofEveryYear(),
        flags.ofSomeYears(),
        components(first),
        first.e().value().map(Score::value).orElse(null),
        first.v().value().map(Score::value).orElse(null),
        values(years, risk -> risk.h().value().map(Score::value)),
        values(years, risk -> risk.risk().value().map(Score::value)),
        values(years, risk -> risk.loss().value().map(AverageAnnualLoss::gross)),
        values(years, risk -> risk.loss().value().map(AverageAnnualLoss::net)),
        values(years, risk -> risk.expectedLoss().value()),
        probabilities(years),
        detail);
  }

  /** The worst of all years: a series is only as good as its worst year. */
  private static Status status(List<HazardRisk> years) {
    var worst = Status.OK;
    for (var year : years) {
      var status = year.status();
      if (rank(status) > rank(worst)) {
        worst = status;
      }
    }
    return worst;
  }

  private static int rank(Status status) {
    return switch (status) {
      case OK -> 0;
      case OK_WITH_ASSUMPTION -> 1;
      case NOT_APPLICABLE -> 2;
      case INSUFFICIENT_DATA -> 3;
      case INVALID_INPUT -> 4;
    };
  }

  private static double[] values(List<HazardRisk> years, Measure measure) {
    var values = new double[HazardSeries.YEARS];
    for (var year = 0; year < values.length; year++) {
      var value = measure.of(years.get(year));
      if (value.isEmpty()) {
        return GAP;
      }
      values[year] = value.get();
    }
    return values;
  }

  /** Class by class, mildest first, 80 years each. */
  private static double[] probabilities(List<HazardRisk> years) {
    var first = years.getFirst().probabilities().value();
    if (first.isEmpty()) {
      return GAP;
    }
    var classes = first.get().size();
    var values = new double[classes * HazardSeries.YEARS];
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      if (!(years.get(year).probabilities()
          instanceof Outcome.Known<IntensityDistribution> known)) {
        return GAP;
      }
      for (var i = 0; i < classes; i++) {
        values[i * HazardSeries.YEARS + year] = known.known().probability(i);
      }
    }
    return values;
  }

  private static String components(HazardRisk risk) {
    var components = new LinkedHashMap<String, Object>();
    components.put("h", component(risk.h()));
    components.put("e", component(risk.e()));
    components.put("v", component(risk.v()));
    components.put("integrated", component(risk.risk()));
    components.put("probabilities", component(risk.probabilities()));
    components.put("aal", component(risk.loss()));
    components.put("expectedLoss", component(risk.expectedLoss()));
    return Json.of(components);
  }

  private static Map<String, Object> component(Outcome<?> outcome) {
    return Map.of("status", outcome.status().name(), "flags", outcome.flags().codes());
  }
}
