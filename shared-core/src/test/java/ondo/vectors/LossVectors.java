package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.codes;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;
import static ondo.vectors.Json.optional;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import ondo.assessment.CandidateRanking;
import ondo.assessment.CandidateRanking.Place;
import ondo.assessment.SiteAssessor;
import ondo.assessment.Switches;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.loss.LossModel;
import ondo.risk.loss.Totals;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import tools.jackson.databind.JsonNode;

/** The suites {@code aal} and {@code totals}. */
final class LossVectors {

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.of(
          "annualLoss", (in, out) -> annualLoss(in),
          "totals", (in, out) -> totals(in),
          "relocation", (in, out) -> relocation(in));

  private LossVectors() {}

  private static Object annualLoss(JsonNode in) {
    var series = numbers(in, "series");
    var classes = ClassVectors.classes(in);
    var rule = ClassVectors.spec(in).rule();
    var p = new double[classes.size()];
    var estimate = new FrequencyEstimator().estimate(rule, classes, series, 0, series.length, p);
    var distribution = FrequencyEstimator.distribution(rule, classes, series);
    var known = distribution.value().isPresent();
    return answer(
        "method", known ? estimate.method().code() : null,
        "p", known ? Json.list(p) : null,
        "aal", loss(model(in).annualLoss(inputs(in, distribution))));
  }

  static LossModel model(JsonNode in) {
    var hazard = Hazard.of(in.get("risk").stringValue());
    var switches =
        new Switches(
            Scaling.valueOf(in.get("scaling").stringValue()),
            Integration.GEOMETRIC_MEAN,
            in.get("exposure_in_aal").booleanValue(),
            Map.of(hazard, number(in, "kappa")));
    return new SiteAssessor(ClassVectors.CATALOG, switches).lossModel(hazard);
  }

  private static LossModel.Inputs inputs(JsonNode in, Outcome<IntensityDistribution> years) {
    return new LossModel.Inputs(
        in.get("applicable").booleanValue(),
        years,
        ScoreVectors.score(in, "e"),
        ScoreVectors.score(in, "v"),
        number(in, "insurance_rate"),
        optional(in, "sop_years"));
  }

  static Object loss(Outcome<AverageAnnualLoss> loss) {
    var value = loss.value();
    return answer(
        "status", loss.status(),
        "gross", value.map(AverageAnnualLoss::gross).orElse(null),
        "net", value.map(AverageAnnualLoss::net).orElse(null),
        "f_vuln", value.map(AverageAnnualLoss::vulnerabilityFactor).orElse(null),
        "f_exp", value.map(AverageAnnualLoss::exposureFactor).orElse(null),
        "flags", codes(loss.flags()));
  }

  private static Map<Hazard, Double> known(JsonNode byCode) {
    var known = new EnumMap<Hazard, Double>(Hazard.class);
    for (var field : byCode.properties()) {
      if (!field.getValue().isNull()) {
        known.put(Hazard.of(field.getKey()), field.getValue().doubleValue());
      }
    }
    return known;
  }

  private static Object totals(JsonNode in) {
    var totals = Totals.of(known(in.get("net")));
    var sums = totals.sums();
    return answer(
        "status", sums.status(),
        "total", sums.value().map(Totals.Sums::total).orElse(null),
        "total_low", sums.value().map(Totals.Sums::totalLow).orElse(null),
        "missing", totals.missing().stream().map(Hazard::code).toList(),
        "flags", codes(sums.flags()));
  }

  private static Object relocation(JsonNode in) {
    var candidates = new ArrayList<Place>();
    for (var candidate : in.get("candidates")) {
      candidates.add(place(candidate));
    }
    var catalog = ClassVectors.CATALOG;
    var materiality =
        new CandidateRanking.Materiality(
            catalog.parameter("relocation_min_abs_improvement"),
            catalog.parameter("relocation_min_rel_improvement"));
    var top = in.get("top").intValue();
    var ranking = CandidateRanking.of(place(in.get("current")), candidates, top, materiality);
    var ranked = new ArrayList<Object>();
    ranking.ranked().forEach(one -> ranked.add(ranked(one)));
    return answer("ranked", ranked, "not_comparable", ranking.notComparable());
  }

  private static Object ranked(CandidateRanking.Ranked one) {
    return answer(
        "id", one.place().id(),
        "total", one.total(),
        "improvement", one.improvement(),
        "improvement_rel", one.relative(),
        "max_score", one.largest().map(Score::value).orElse(null),
        "new_high", one.newHigh().stream().map(Hazard::code).toList(),
        "verdict", one.verdict());
  }

  private static Place place(JsonNode in) {
    var scores = new EnumMap<Hazard, Score>(Hazard.class);
    known(in.get("score")).forEach((hazard, value) -> scores.put(hazard, new Score(value)));
    return new Place(in.get("id").stringValue(), known(in.get("net")), scores);
  }
}
