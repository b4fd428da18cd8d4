package ondo.risk.exposure;

import static ondo.risk.Flag.UNKNOWN_ATTR;

import java.util.List;
import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Exposure scores E of the nine hazards (risk model §5); the points come from the tables, the
 * conditions are the ones written there.
 *
 * @param points for each hazard the points of each step of {@code e_rules.csv}, step 1 first
 * @param bands for each hazard with distance classes the classes, nearest first
 * @param landCovers by code
 * @param waterDependency of each building use, by code
 * @param limits distances and heights beyond which a peril cannot act
 */
public record ExposureRules(
    Map<Hazard, List<List<Double>>> points,
    Map<Hazard, List<Band>> bands,
    Map<String, LandCover> landCovers,
    Map<String, Tier> waterDependency,
    Limits limits) {

  /**
   * Score of all distances below a limit.
   *
   * @param below metres, above 0
   * @param score 0…100
   */
  public record Band(double below, double score) {}

  /**
   * Where a peril ends (risk model §3.3).
   *
   * @param coastM distance to the coast at which sea level rise cannot act, metres
   * @param forestM distance to the forest at which wildfire cannot act, metres
   * @param handM height above the nearest drainage at which a river cannot flood, metres
   */
  public record Limits(double coastM, double forestM, double handM) {}

  public ExposureRules {
    points = Map.copyOf(points);
    bands = Map.copyOf(bands);
    landCovers = Map.copyOf(landCovers);
    waterDependency = Map.copyOf(waterDependency);
  }

  /**
   * The exposure score of a site to one hazard.
   *
   * @return zero with {@code NOT_APPLICABLE} where the peril cannot act, and a gap naming the
   *     attribute where one that is needed is unknown
   */
  public Outcome<Score> score(Hazard hazard, Building building, Surroundings around) {
    return switch (hazard) {
      case EXTREME_HEAT -> heat(around);
      case EXTREME_COLD -> cold(around);
      case WILDFIRE -> wildfire(around);
      case DROUGHT -> drought(building);
      case WATER_STRESS -> waterStress(building);
      case SEA_LEVEL_RISE -> seaLevel(around);
      case RIVER_FLOOD -> riverFlood(around);
      case URBAN_FLOOD -> urbanFlood(around);
      case TYPHOON -> byDistance(hazard, "distance_to_coast_m", around.distanceToCoastM());
    };
  }

  private Outcome<Score> heat(Surroundings around) {
    var steps = points(Hazard.EXTREME_HEAT);
    var sealed = share(around.imperviousness());
    if (Double.isNaN(sealed)) {
      return heatByLandCover(steps.get(5), around.landCover());
    }
    if (sealed >= 0.8) {
      return exactly(steps.get(0));
    }
    if (sealed >= 0.5) {
      var green = share(around.vegetation());
      var flags = Double.isNaN(green) ? unknown("vegetation") : Flags.NONE;
      return Outcome.of(Score.clamped(steps.get(green < 0.2 ? 1 : 2).getFirst()), flags);
    }
    return exactly(steps.get(sealed >= 0.3 ? 3 : 4));
  }

  private Outcome<Score> heatByLandCover(List<Double> byTier, @Nullable String landCover) {
    var flags = unknown("imperviousness");
    var cover = landCover(landCover);
    if (cover == null) {
      return Outcome.insufficient(flags.and(unknown("landcover")));
    }
    return Outcome.of(Score.clamped(cover.heat().of(byTier)), flags);
  }

  private Outcome<Score> cold(Surroundings around) {
    var latitude = number(around.latitude());
    if (!(Math.abs(latitude) <= 90)) {
      return Outcome.insufficient(unknown("latitude"));
    }
    var steps = points(Hazard.EXTREME_COLD);
    var score = steps.get(0).getFirst();
    if (latitude > 36) {
      score += steps.get(latitude > 38 ? 1 : 2).getFirst();
    }
    var elevation = number(around.elevationM());
    if (elevation > 200) {
      score += steps.get(elevation > 500 ? 3 : 4).getFirst();
    }
    return Outcome.of(Score.clamped(score), elevationFlags(elevation));
  }

  private Outcome<Score> wildfire(Surroundings around) {
    if (distance(around.distanceToForestM()) >= limits.forestM()) {
      return Outcome.notApplicable(Score.ZERO);
    }
    return byDistance(Hazard.WILDFIRE, "distance_to_forest_m", around.distanceToForestM());
  }

  private Outcome<Score> drought(Building building) {
    var tier = dependency(building);
    if (tier == null) {
      return Outcome.insufficient(unknown("use"));
    }
    return Outcome.of(byTier(Hazard.DROUGHT, tier), Flags.NONE);
  }

  private Outcome<Score> waterStress(Building building) {
    var tier = dependency(building);
    if (tier == null) {
      return Outcome.insufficient(unknown("use"));
    }
    var steps = points(Hazard.WATER_STRESS);
    var score = byTier(Hazard.WATER_STRESS, tier).value();
    var hasTank = building.hasWaterTank();
    if (hasTank == null) {
      score += steps.get(5).getFirst();
      return Outcome.of(Score.clamped(score), unknown("has_water_tank"));
    }
    var reading = Attribute.FLOORS_ABOVE.read(building, Map.of());
    var isTall = reading instanceof Attribute.Reading.OfNumber(double floors) && floors > 10;
    var isKnown = reading instanceof Attribute.Reading.OfNumber;
    score += steps.get((hasTank ? 1 : 3) + (isTall ? 0 : 1)).getFirst();
    return Outcome.of(Score.clamped(score), isKnown ? Flags.NONE : unknown("floors_above"));
  }

  private Outcome<Score> seaLevel(Surroundings around) {
    var distance = distance(around.distanceToCoastM());
    if (Double.isNaN(distance)) {
      return Outcome.insufficient(unknown("distance_to_coast_m"));
    }
    if (distance >= limits.coastM()) {
      return Outcome.notApplicable(Score.ZERO);
    }
    var steps = points(Hazard.SEA_LEVEL_RISE);
    var score = band(Hazard.SEA_LEVEL_RISE, distance);
    var elevation = number(around.elevationM());
    if (elevation < 5) {
      score += steps.get(elevation < 3 ? 1 : 2).getFirst();
    }
    if (elevation >= 10) {
      score += steps.get(3).getFirst();
    }
    return Outcome.of(Score.clamped(score), elevationFlags(elevation));
  }

  private Outcome<Score> riverFlood(Surroundings around) {
    var distance = distance(around.distanceToRiverM());
    if (Boolean.TRUE.equals(around.officialFloodZone())) {
      var least = points(Hazard.RIVER_FLOOD).get(1).getFirst();
      var byDistance = Double.isNaN(distance) ? least : band(Hazard.RIVER_FLOOD, distance);
      return Outcome.of(new Score(Math.max(least, byDistance)), Flags.NONE);
    }
    if (number(around.handM()) >= limits.handM()) {
      return Outcome.notApplicable(Score.ZERO);
    }
    return byDistance(Hazard.RIVER_FLOOD, "distance_to_river_m", around.distanceToRiverM());
  }

  private Outcome<Score> urbanFlood(Surroundings around) {
    var sealed = share(around.imperviousness());
    if (Double.isNaN(sealed)) {
      return Outcome.insufficient(unknown("imperviousness"));
    }
    var step = sealed >= 0.8 ? 0 : sealed >= 0.6 ? 1 : sealed >= 0.4 ? 2 : sealed >= 0.2 ? 3 : 4;
    var score = points(Hazard.URBAN_FLOOD).get(step).getFirst();
    var cover = landCover(around.landCover());
    if (cover == null) {
      return Outcome.of(Score.clamped(score), unknown("landcover"));
    }
    return Outcome.of(Score.clamped(score + cover.urbanFloodPoints()), Flags.NONE);
  }

  private Outcome<Score> byDistance(Hazard hazard, String attribute, @Nullable Double metres) {
    var distance = distance(metres);
    if (Double.isNaN(distance)) {
      return Outcome.insufficient(unknown(attribute));
    }
    return Outcome.of(new Score(band(hazard, distance)), Flags.NONE);
  }

  private double band(Hazard hazard, double distance) {
    for (var band : bands.getOrDefault(hazard, List.of())) {
      if (distance < band.below()) {
        return band.score();
      }
    }
    throw new IllegalArgumentException("no distance class of " + hazard.code() + ": " + distance);
  }

  private List<List<Double>> points(Hazard hazard) {
    return points.getOrDefault(hazard, List.of());
  }

  private Score byTier(Hazard hazard, Tier tier) {
    return Score.clamped(tier.of(points(hazard).getFirst()));
  }

  private @Nullable Tier dependency(Building building) {
    return building.use() == null ? null : waterDependency.get(building.use());
  }

  private @Nullable LandCover landCover(@Nullable String code) {
    return code == null ? null : landCovers.get(code);
  }

  private static Outcome<Score> exactly(List<Double> points) {
    return Outcome.of(Score.clamped(points.getFirst()), Flags.NONE);
  }

  private static Flags unknown(String attribute) {
    return Flags.about(UNKNOWN_ATTR, attribute);
  }

  private static Flags elevationFlags(double elevation) {
    return Double.isNaN(elevation) ? unknown("elevation_m") : Flags.NONE;
  }

  private static double number(@Nullable Double x) {
    return x == null || Missing.is(x) ? Missing.VALUE : x;
  }

  private static double share(@Nullable Double x) {
    var share = number(x);
    return share >= 0 && share <= 1 ? share : Missing.VALUE;
  }

  private static double distance(@Nullable Double x) {
    var metres = number(x);
    return metres >= 0 ? metres : Missing.VALUE;
  }
}
