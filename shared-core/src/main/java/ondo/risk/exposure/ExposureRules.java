package ondo.risk.exposure;

import static ondo.risk.Flag.UNKNOWN_ATTR;
import static ondo.risk.exposure.ExposureTrace.Action.ADD;
import static ondo.risk.exposure.ExposureTrace.Action.MAX;
import static ondo.risk.exposure.ExposureTrace.Action.SET;
import static ondo.risk.exposure.ExposureTrace.fired;
import static ondo.risk.exposure.ExposureTrace.gap;
import static ondo.risk.exposure.ExposureTrace.notApplicable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.exposure.ExposureTrace.Step;
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
    return trace(hazard, building, around).score();
  }

  /** Which rules give a site its score. */
  public ExposureTrace trace(Hazard hazard, Building building, Surroundings around) {
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

  private ExposureTrace heat(Surroundings around) {
    var sealed = share(around.imperviousness());
    if (Double.isNaN(sealed)) {
      return heatByLandCover(around.landCover());
    }
    var hazard = Hazard.EXTREME_HEAT;
    if (sealed >= 0.8) {
      return fired(Flags.NONE, step(hazard, 1, SET));
    }
    if (sealed >= 0.5) {
      var green = share(around.vegetation());
      var flags = Double.isNaN(green) ? unknown("vegetation") : Flags.NONE;
      return fired(flags, step(hazard, green < 0.2 ? 2 : 3, SET));
    }
    return fired(Flags.NONE, step(hazard, sealed >= 0.3 ? 4 : 5, SET));
  }

  private ExposureTrace heatByLandCover(@Nullable String landCover) {
    var flags = unknown("imperviousness");
    var cover = landCover(landCover);
    if (cover == null) {
      return gap(flags.and(unknown("landcover")));
    }
    var points = points(Hazard.EXTREME_HEAT).get(5);
    return fired(flags, new Step(6, SET, cover.heat().of(points)));
  }

  private ExposureTrace cold(Surroundings around) {
    var latitude = number(around.latitude());
    if (!(Math.abs(latitude) <= 90)) {
      return gap(unknown("latitude"));
    }
    var hazard = Hazard.EXTREME_COLD;
    var steps = new ArrayList<Step>();
    steps.add(step(hazard, 1, SET));
    if (latitude > 36) {
      steps.add(step(hazard, latitude > 38 ? 2 : 3, ADD));
    }
    var elevation = number(around.elevationM());
    if (elevation > 200) {
      steps.add(step(hazard, elevation > 500 ? 4 : 5, ADD));
    }
    return new ExposureTrace(Status.OK, steps, elevationFlags(elevation));
  }

  private ExposureTrace wildfire(Surroundings around) {
    if (distance(around.distanceToForestM()) >= limits.forestM()) {
      return notApplicable();
    }
    return byDistance(Hazard.WILDFIRE, "distance_to_forest_m", around.distanceToForestM());
  }

  private ExposureTrace drought(Building building) {
    var tier = dependency(building);
    if (tier == null) {
      return gap(unknown("use"));
    }
    return fired(Flags.NONE, byTier(Hazard.DROUGHT, tier));
  }

  private ExposureTrace waterStress(Building building) {
    var tier = dependency(building);
    if (tier == null) {
      return gap(unknown("use"));
    }
    var hazard = Hazard.WATER_STRESS;
    var byUse = byTier(hazard, tier);
    var hasTank = building.hasWaterTank();
    if (hasTank == null) {
      return fired(unknown("has_water_tank"), byUse, step(hazard, 6, ADD));
    }
    var reading = Attribute.FLOORS_ABOVE.read(building, Map.of());
    var isTall = reading instanceof Attribute.Reading.OfNumber(double floors) && floors > 10;
    var isKnown = reading instanceof Attribute.Reading.OfNumber;
    return fired(
        isKnown ? Flags.NONE : unknown("floors_above"),
        byUse,
        step(hazard, (hasTank ? 2 : 4) + (isTall ? 0 : 1), ADD));
  }

  private ExposureTrace seaLevel(Surroundings around) {
    var distance = distance(around.distanceToCoastM());
    if (Double.isNaN(distance)) {
      return gap(unknown("distance_to_coast_m"));
    }
    if (distance >= limits.coastM()) {
      return notApplicable();
    }
    var hazard = Hazard.SEA_LEVEL_RISE;
    var steps = new ArrayList<Step>();
    steps.add(new Step(1, SET, band(hazard, distance)));
    var elevation = number(around.elevationM());
    if (elevation < 5) {
      steps.add(step(hazard, elevation < 3 ? 2 : 3, ADD));
    }
    if (elevation >= 10) {
      steps.add(step(hazard, 4, ADD));
    }
    return new ExposureTrace(Status.OK, steps, elevationFlags(elevation));
  }

  private ExposureTrace riverFlood(Surroundings around) {
    var hazard = Hazard.RIVER_FLOOD;
    var distance = distance(around.distanceToRiverM());
    if (Boolean.TRUE.equals(around.officialFloodZone())) {
      var zone = step(hazard, 2, MAX);
      return Double.isNaN(distance)
          ? fired(Flags.NONE, zone)
          : fired(Flags.NONE, new Step(1, SET, band(hazard, distance)), zone);
    }
    if (number(around.handM()) >= limits.handM()) {
      return notApplicable();
    }
    return byDistance(hazard, "distance_to_river_m", around.distanceToRiverM());
  }

  private ExposureTrace urbanFlood(Surroundings around) {
    var sealed = share(around.imperviousness());
    if (Double.isNaN(sealed)) {
      return gap(unknown("imperviousness"));
    }
    var number = sealed >= 0.8 ? 1 : sealed >= 0.6 ? 2 : sealed >= 0.4 ? 3 : sealed >= 0.2 ? 4 : 5;
    var bySealing = step(Hazard.URBAN_FLOOD, number, SET);
    var cover = landCover(around.landCover());
    if (cover == null) {
      return fired(unknown("landcover"), bySealing);
    }
    return fired(Flags.NONE, bySealing, new Step(6, ADD, cover.urbanFloodPoints()));
  }

  private ExposureTrace byDistance(Hazard hazard, String attribute, @Nullable Double metres) {
    var distance = distance(metres);
    if (Double.isNaN(distance)) {
      return gap(unknown(attribute));
    }
    return fired(Flags.NONE, new Step(1, SET, band(hazard, distance)));
  }

  /** A step whose points are one number of the table. */
  private Step step(Hazard hazard, int number, ExposureTrace.Action action) {
    return new Step(number, action, points(hazard).get(number - 1).getFirst());
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

  private Step byTier(Hazard hazard, Tier tier) {
    return new Step(1, SET, tier.of(points(hazard).getFirst()));
  }

  private @Nullable Tier dependency(Building building) {
    return building.use() == null ? null : waterDependency.get(building.use());
  }

  private @Nullable LandCover landCover(@Nullable String code) {
    return code == null ? null : landCovers.get(code);
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
