package ondo.risk.hazard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.explain.Numbers;
import ondo.explain.Part;
import ondo.explain.ScoreTerms;
import ondo.explain.ScoreTerms.Formula;
import ondo.explain.ScoreTerms.Node;
import ondo.explain.ScoreTerms.Ramp;
import ondo.risk.Hazard;
import ondo.risk.exposure.LandCover;
import org.jspecify.annotations.Nullable;

/** Writes down what a hazard score is made of. */
final class ScoreTrace {

  private final HazardScores scores;
  private final Hazard hazard;
  private final HazardInputs inputs;

  ScoreTrace(HazardScores scores, Hazard hazard, HazardInputs inputs) {
    this.scores = scores;
    this.hazard = hazard;
    this.inputs = inputs;
  }

  ScoreTerms terms() {
    var read = new LinkedHashMap<String, @Nullable Double>();
    for (var input : HazardInput.values()) {
      if (inputs.has(input)) {
        read.put(input.code(), Numbers.of(inputs.get(input)));
      }
    }
    var nodes = hazard == Hazard.SEA_LEVEL_RISE ? nodes() : List.<Node>of();
    return new ScoreTerms(
        formula(),
        read,
        ramps(),
        constants(),
        nodes,
        Map.of(),
        Part.of(scores.score(hazard, inputs)));
  }

  private Formula formula() {
    return switch (hazard) {
      case WATER_STRESS -> Formula.DOUBLINGS;
      case SEA_LEVEL_RISE -> Formula.NODES;
      case TYPHOON ->
          inputs.get(HazardInput.MAX_SITE_WIND_MS) < scores.constants().gateWindMs()
              ? Formula.BELOW_GATE
              : Formula.WEIGHTED_RAMPS;
      case EXTREME_HEAT, EXTREME_COLD, WILDFIRE, DROUGHT, RIVER_FLOOD, URBAN_FLOOD ->
          Formula.WEIGHTED_RAMPS;
    };
  }

  private List<Ramp> ramps() {
    var means =
        switch (hazard) {
          case EXTREME_HEAT, EXTREME_COLD, WILDFIRE, DROUGHT, RIVER_FLOOD ->
              scores.means(hazard, inputs);
          case URBAN_FLOOD -> scores.urbanFloodMeans(inputs);
          case TYPHOON -> scores.typhoonMeans(inputs);
          case WATER_STRESS, SEA_LEVEL_RISE -> new double[0];
        };
    var ramps = new ArrayList<Ramp>();
    for (var i = 0; i < means.length; i++) {
      var component = scores.ramps(hazard).components().get(i);
      var x = Numbers.of(means[i]);
      ramps.add(
          new Ramp(
              component.name(),
              x,
              component.offset(),
              component.scale(),
              component.weight(),
              x == null ? null : component.ramp(x)));
    }
    return ramps;
  }

  private Map<String, Double> constants() {
    var constants = scores.constants();
    return switch (hazard) {
      case WILDFIRE ->
          inputs
              .landCover()
              .map(scores.landCovers()::get)
              .map(LandCover::wildfireMultiplier)
              .map(multiplier -> Map.of("multiplier", multiplier))
              .orElse(Map.of());
      case SEA_LEVEL_RISE -> Map.of("coastM", constants.coastM());
      case URBAN_FLOOD -> Map.of("mononobe", constants.mononobe());
      case TYPHOON ->
          Map.of(
              "gateWindMs", constants.gateWindMs(),
              "windPerKelvin", constants.windPerKelvin(),
              "rainPerKelvin", constants.rainPerKelvin());
      case EXTREME_HEAT, EXTREME_COLD, DROUGHT, WATER_STRESS, RIVER_FLOOD -> Map.of();
    };
  }

  private List<Node> nodes() {
    return scores.seaLevelNodes().stream().map(node -> new Node(node.x(), node.h())).toList();
  }
}
