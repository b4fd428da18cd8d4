package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;

import ondo.assessment.SiteAssessor;
import ondo.assessment.SiteProfile;
import ondo.assessment.Switches;
import ondo.projection.HazardSignal;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.exposure.Surroundings;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.HazardInputs;
import ondo.risk.loss.SiteValue;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator;
import ondo.statistics.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The worked example of risk model §12, from the baseline to the net loss. */
final class ExampleVectors {

  private ExampleVectors() {}

  static Object answerOf(JsonNode in) {
    var catalog = ClassVectors.CATALOG;
    var spec = catalog.spec(Hazard.RIVER_FLOOD);
    if (!(spec.scheme() instanceof BaselineQuantiles scheme)) {
      throw new IllegalArgumentException("river flood classes are quantiles");
    }
    var thresholds = scheme.thresholds(numbers(in, "baseline_rx1day")).value().orElseThrow();
    var classes = scheme.classes(thresholds);
    var window = numbers(in, "window_rx1day");
    var inputs =
        HazardInputs.NONE
            .with(HazardInput.TWI, number(in, "twi"))
            .with(HazardInput.RX1DAY, Window.mean(window, 0, window.length));
    var signal =
        new HazardSignal(
            catalog.scores().score(Hazard.RIVER_FLOOD, inputs),
            FrequencyEstimator.distribution(spec.rule(), classes, window));
    var assessor = new SiteAssessor(catalog, Switches.DEFAULT);
    var open = assessor.assess(Hazard.RIVER_FLOOD, site(in, null), signal);
    var protectedSite = assessor.assess(Hazard.RIVER_FLOOD, site(in, 100.0), signal);
    return answer(
        "thresholds", ClassVectors.byName(thresholds),
        "probabilities", ClassVectors.probabilities(spec.rule(), classes, window),
        "h", ScoreVectors.named("h", open.h()),
        "e", ScoreVectors.named("e", open.e()),
        "v", ScoreVectors.named("v", open.v()),
        "integrated", open.risk().value().map(Score::value).orElse(null),
        "aal_unprotected", LossVectors.loss(open.loss()),
        "aal_sop100", LossVectors.loss(protectedSite.loss()));
  }

  private static SiteProfile site(JsonNode in, @Nullable Double protectionYears) {
    Surroundings around = ScoreVectors.surroundings(in);
    var value = new SiteValue(null, null, number(in, "insurance_rate"));
    return new SiteProfile(
        ScoreVectors.building(in.get("building")), around, value, protectionYears);
  }
}
