package ondo.method;

import static ondo.method.ScoreFunctions.CATALOG;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ondo.assessment.CandidateRanking;
import ondo.assessment.CandidateRanking.Place;
import ondo.assessment.SiteAssessor;
import ondo.assessment.Switches;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.loss.AalGrade;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.loss.LossModel;
import ondo.risk.loss.SiteValue;
import ondo.risk.loss.Totals;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;

/** Factors, losses, money, totals and relocation. */
final class LossFunctions {

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("vulnerabilityFactor", LossFunctions::vulnerabilityFactor),
          Map.entry("baseLoss", LossFunctions::baseLoss),
          Map.entry("severe", in -> new IntensityDistribution(in.numbers("p")).severe()),
          Map.entry("exposureFactor", in -> loss(in).map(AverageAnnualLoss::exposureFactor)),
          Map.entry("grossLoss", in -> loss(in).map(AverageAnnualLoss::gross)),
          Map.entry("netLoss", in -> loss(in).map(AverageAnnualLoss::net)),
          Map.entry("grade", in -> AalGrade.of(in.required("loss"))),
          Map.entry("expectedLoss", LossFunctions::expectedLoss),
          Map.entry("total", in -> Totals.of(net(in)).sums().map(Totals.Sums::total)),
          Map.entry("totalLow", in -> Totals.of(net(in)).sums().map(Totals.Sums::totalLow)),
          Map.entry("damageTotal", in -> Totals.of(net(in)).sums().map(Totals.Sums::damage)),
          Map.entry("missingCount", in -> (double) Totals.of(net(in)).missing().size()),
          Map.entry("verdict", LossFunctions::verdict));

  private LossFunctions() {}

  private static Scaling scaling(Arguments in) {
    return in.has("scaling") ? Scaling.valueOf(in.word("scaling")) : Scaling.WIDE;
  }

  private static Object vulnerabilityFactor(Arguments in) {
    return CATALOG.factor(scaling(in)).of(new Score(in.required("v")));
  }

  private static Object baseLoss(Arguments in) {
    return CATALOG.spec(in.hazard()).damage().expected(in.numbers("p"));
  }

  private static Outcome<AverageAnnualLoss> loss(Arguments in) {
    var hazard = in.hazard();
    var kappa = in.has("kappa") ? Map.of(hazard, in.required("kappa")) : Map.<Hazard, Double>of();
    var switches = new Switches(scaling(in), Integration.GEOMETRIC_MEAN, true, kappa);
    var site =
        new LossModel.Inputs(
            true,
            Outcome.of(new IntensityDistribution(in.numbers("p")), Flags.NONE),
            in.score("e"),
            in.score("v"),
            in.has("insured") ? in.required("insured") : 0,
            in.optional("protection_years"));
    return new SiteAssessor(CATALOG, switches).lossModel(hazard).annualLoss(site);
  }

  private static Object expectedLoss(Arguments in) {
    var net = in.required("net");
    var loss = Outcome.of(new AverageAnnualLoss(net, net, Double.NaN, Double.NaN), Flags.NONE);
    var value = new SiteValue(in.optional("asset_value"), in.optional("value_added"), 0);
    return value.expectedLoss(in.hazard().impact(), loss);
  }

  private static Map<Hazard, Double> net(Arguments in) {
    var net = new EnumMap<Hazard, Double>(Hazard.class);
    for (var hazard : Hazard.values()) {
      if (in.has(hazard.code())) {
        net.put(hazard, in.required(hazard.code()));
      }
    }
    return net;
  }

  /** The lists {@code here} and {@code there} hold net losses in the order of {@code hazards}. */
  private static Object verdict(Arguments in) {
    var hazards =
        Arrays.stream(in.word("hazards").replaceAll("[\\[\\]]", "").split(" ", -1))
            .map(Hazard::of)
            .toList();
    var here = place("here", hazards, in.numbers("here"), in.numbers("here_scores"));
    var there = place("there", hazards, in.numbers("there"), in.numbers("there_scores"));
    var materiality =
        new CandidateRanking.Materiality(
            CATALOG.parameter("relocation_min_abs_improvement"),
            CATALOG.parameter("relocation_min_rel_improvement"));
    var ranking = CandidateRanking.of(here, List.of(there), 1, materiality);
    return ranking.ranked().isEmpty()
        ? "NOT_COMPARABLE"
        : ranking.ranked().getFirst().verdict().name();
  }

  private static Place place(String id, List<Hazard> hazards, double[] net, double[] scores) {
    var known = new EnumMap<Hazard, Double>(Hazard.class);
    var byHazard = new EnumMap<Hazard, Score>(Hazard.class);
    for (var i = 0; i < hazards.size(); i++) {
      if (!Double.isNaN(net[i])) {
        known.put(hazards.get(i), net[i]);
        byHazard.put(hazards.get(i), new Score(scores[i]));
      }
    }
    return new Place(id, known, byHazard);
  }
}
