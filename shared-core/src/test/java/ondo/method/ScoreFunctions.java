package ondo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.risk.Flags;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.HazardInputs;
import ondo.risk.hazard.HazardScore;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import ondo.statistics.Window;

/** Scores, classes and probabilities. */
final class ScoreFunctions {

  static final HazardCatalog CATALOG = CatalogReader.read();

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("hazardScore", ScoreFunctions::hazardScore),
          Map.entry("exposureScore", ScoreFunctions::exposureScore),
          Map.entry("vulnerabilityScore", ScoreFunctions::vulnerabilityScore),
          Map.entry("riskScore", ScoreFunctions::riskScore),
          Map.entry("level", in -> new Score(in.required("score")).level()),
          Map.entry("weights", ScoreFunctions::weights),
          Map.entry("damageRates", in -> array(CATALOG.spec(in.hazard()).damage().ratios())),
          Map.entry("window", ScoreFunctions::window),
          Map.entry("mean", ScoreFunctions::mean),
          Map.entry("thresholds", ScoreFunctions::thresholds),
          Map.entry("classOf", in -> classes(in).classify(in.required("x"))),
          Map.entry("probabilities", ScoreFunctions::probabilities));

  private ScoreFunctions() {}

  static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Object hazardScore(Arguments in) {
    var inputs = HazardInputs.NONE;
    for (var input : HazardInput.values()) {
      inputs = inputs.with(input, in.number(input.code()));
    }
    var cover = in.optionalWord("landcover");
    return CATALOG
        .scores()
        .score(in.hazard(), cover == null ? inputs : inputs.withLandCover(cover));
  }

  private static Object exposureScore(Arguments in) {
    var around =
        new Surroundings(
            in.optional("latitude"),
            in.optional("elevation_m"),
            in.optionalWord("landcover"),
            in.optional("imperviousness"),
            in.optional("vegetation"),
            in.optional("distance_to_coast_m"),
            in.optional("distance_to_river_m"),
            in.optional("distance_to_forest_m"),
            in.optional("hand_m"),
            in.truth("official_flood_zone"));
    return CATALOG.exposure().score(in.hazard(), building(in), around);
  }

  private static Object vulnerabilityScore(Arguments in) {
    return CATALOG.spec(in.hazard()).vulnerability().score(building(in));
  }

  private static Building building(Arguments in) {
    var above = in.optional("floors_above");
    var below = in.optional("floors_below");
    return new Building(
        in.optional("age_years"),
        in.optionalWord("structure"),
        in.optionalWord("use"),
        above == null ? null : Integer.valueOf(above.intValue()),
        below == null ? null : Integer.valueOf(below.intValue()),
        in.truth("has_piloti"),
        in.optional("ground_floor_height_m"),
        in.truth("fire_access"),
        in.truth("emergency_water"),
        in.truth("has_water_tank"));
  }

  private static Object riskScore(Arguments in) {
    var form = in.has("form") ? Integration.valueOf(in.word("form")) : Integration.GEOMETRIC_MEAN;
    return form.score(in.score("h"), in.score("e"), in.score("v"));
  }

  private static Object weights(Arguments in) {
    var components = CATALOG.scores().ramps(in.hazard()).components();
    return array(components.stream().map(HazardScore.Component::weight).toList());
  }

  private static Object window(Arguments in) {
    var window = Window.of(in.whole("year"), in.whole("first"), in.whole("last"));
    return Result.of(new double[] {window.first(), window.last()}, Flags.of(window.fit()));
  }

  private static Object mean(Arguments in) {
    var series = in.numbers("series");
    return Window.mean(series, 0, series.length);
  }

  private static BaselineQuantiles quantiles(Arguments in) {
    if (CATALOG.spec(in.hazard()).scheme() instanceof BaselineQuantiles scheme) {
      return scheme;
    }
    throw new IllegalArgumentException("fixed classes have no thresholds");
  }

  private static Object thresholds(Arguments in) {
    var outcome = quantiles(in).thresholds(in.numbers("baseline"));
    return outcome.map(thresholds -> array(thresholds.values()));
  }

  private static IntensityClasses classes(Arguments in) {
    return switch (CATALOG.spec(in.hazard()).scheme()) {
      case ClassScheme.Fixed(var classes) -> classes;
      case BaselineQuantiles scheme -> {
        var values = new ArrayList<Double>();
        for (var value : in.numbers("thresholds")) {
          values.add(value);
        }
        yield scheme.classes(new Thresholds(scheme.levels(), values));
      }
    };
  }

  private static Object probabilities(Arguments in) {
    Outcome<?> known =
        FrequencyEstimator.distribution(
                CATALOG.spec(in.hazard()).rule(), classes(in), in.numbers("series"))
            .map(distribution -> distribution.toArray());
    return known;
  }
}
