package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.codes;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.catalog.HazardSpec;
import ondo.risk.Hazard;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import tools.jackson.databind.JsonNode;

/** The suites {@code thresholds}, {@code bins} and {@code probability}. */
final class ClassVectors {

  static final HazardCatalog CATALOG = CatalogReader.read();

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.of(
          "thresholds", (in, out) -> thresholds(in),
          "classify", (in, out) -> classify(in),
          "probabilities", (in, out) -> probabilities(in));

  private ClassVectors() {}

  static HazardSpec spec(JsonNode in) {
    return CATALOG.spec(Hazard.of(in.get("risk").stringValue()));
  }

  private static Object thresholds(JsonNode in) {
    if (!(spec(in).scheme() instanceof BaselineQuantiles scheme)) {
      throw new IllegalArgumentException("fixed classes have no thresholds");
    }
    var outcome = scheme.thresholds(numbers(in, "baseline"));
    var values = outcome.value().map(ClassVectors::byName).orElse(null);
    return answer("thresholds", values, "flags", codes(outcome.flags()));
  }

  static Map<String, Object> byName(Thresholds thresholds) {
    var named = new LinkedHashMap<String, Object>();
    for (var i = 0; i < thresholds.levels().size(); i++) {
      named.put("Q" + Math.round(100 * thresholds.levels().get(i)), thresholds.values().get(i));
    }
    return named;
  }

  static IntensityClasses classes(JsonNode in) {
    return switch (spec(in).scheme()) {
      case ClassScheme.Fixed(var classes) -> classes;
      case BaselineQuantiles scheme -> {
        var values = new ArrayList<Double>();
        for (var level : scheme.levels()) {
          values.add(number(in.get("thresholds"), "Q" + Math.round(100 * level)));
        }
        yield scheme.classes(new Thresholds(scheme.levels(), values));
      }
    };
  }

  private static Object classify(JsonNode in) {
    var number = classes(in).classify(number(in, "x"));
    return answer("bin", number == 0 ? null : number);
  }

  private static Object probabilities(JsonNode in) {
    return probabilities(spec(in).rule(), classes(in), numbers(in, "series"));
  }

  static Object probabilities(
      FrequencyEstimator.Rule rule, IntensityClasses classes, double[] series) {
    var p = new double[classes.size()];
    var estimator = new FrequencyEstimator();
    var estimate = estimator.estimate(rule, classes, series, 0, series.length, p);
    var known = estimate.status().hasValue();
    return answer(
        "n_valid", estimator.validYears(),
        "status", estimate.status(),
        "method", known ? estimate.method().code() : null,
        "p", known ? Json.list(p) : null,
        "flags", codes(estimate.flags()));
  }
}
