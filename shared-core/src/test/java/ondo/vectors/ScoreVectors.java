package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.codes;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.optional;
import static ondo.vectors.Json.truth;
import static ondo.vectors.Json.word;

import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.HazardInputs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The suites {@code h}, {@code e}, {@code v} and {@code integrated}. */
final class ScoreVectors {

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.of(
          "hazardScore", (in, out) -> named("h", hazardScore(in)),
          "exposureScore", (in, out) -> named("e", exposureScore(in)),
          "vulnerabilityScore", (in, out) -> named("v", vulnerabilityScore(in)),
          "integratedScore", (in, out) -> integrated(in));

  private ScoreVectors() {}

  static Object named(String name, Outcome<Score> outcome) {
    var value = outcome.value().map(Score::value).orElse(null);
    return answer("status", outcome.status(), name, value, "flags", codes(outcome.flags()));
  }

  private static Hazard hazard(JsonNode in) {
    return Hazard.of(in.get("risk").stringValue());
  }

  private static Outcome<Score> hazardScore(JsonNode in) {
    var inputs = HazardInputs.NONE;
    for (var part : new String[] {"indicators", "context"}) {
      for (var field : in.get(part).properties()) {
        if (field.getKey().equals("landcover")) {
          var cover = word(in.get(part), "landcover");
          inputs = cover == null ? inputs : inputs.withLandCover(cover);
        } else {
          var value = number(in.get(part), field.getKey());
          inputs = inputs.with(HazardInput.of(field.getKey()), value);
        }
      }
    }
    return ClassVectors.CATALOG.scores().score(hazard(in), inputs);
  }

  private static Outcome<Score> exposureScore(JsonNode in) {
    var site = in.get("site");
    return ClassVectors.CATALOG.exposure().score(hazard(in), building(site), surroundings(site));
  }

  static Surroundings surroundings(JsonNode site) {
    return new Surroundings(
        optional(site, "latitude"),
        optional(site, "elevation_m"),
        word(site, "landcover"),
        optional(site, "imperviousness"),
        optional(site, "vegetation"),
        optional(site, "distance_to_coast_m"),
        optional(site, "distance_to_river_m"),
        optional(site, "distance_to_forest_m"),
        optional(site, "hand_m"),
        truth(site, "official_flood_zone"));
  }

  static Building building(JsonNode in) {
    return new Building(
        optional(in, "age_years"),
        word(in, "structure"),
        word(in, "use"),
        whole(in, "floors_above"),
        whole(in, "floors_below"),
        truth(in, "has_piloti"),
        optional(in, "ground_floor_height_m"),
        truth(in, "fire_access"),
        truth(in, "emergency_water"),
        truth(in, "has_water_tank"));
  }

  private static @Nullable Integer whole(JsonNode in, String field) {
    var number = optional(in, field);
    return number == null ? null : number.intValue();
  }

  private static Outcome<Score> vulnerabilityScore(JsonNode in) {
    return ClassVectors.spec(in).vulnerability().score(building(in.get("building")));
  }

  private static Object integrated(JsonNode in) {
    var h = score(in, "h");
    var e = score(in, "e");
    var v = score(in, "v");
    var geometric = Integration.GEOMETRIC_MEAN.score(h, e, v);
    return answer(
        "geometric_mean", value(geometric),
        "product", value(Integration.PRODUCT.score(h, e, v)),
        "arithmetic_mean", value(Integration.ARITHMETIC_MEAN.score(h, e, v)),
        "level", geometric.value().map(Score::level).orElse(null));
  }

  static Outcome<Score> score(JsonNode in, String field) {
    var number = number(in, field);
    return Double.isNaN(number)
        ? Outcome.insufficient(Flags.NONE)
        : Outcome.of(new Score(number), Flags.NONE);
  }

  private static @Nullable Double value(Outcome<Score> score) {
    return score.value().map(Score::value).orElse(null);
  }
}
