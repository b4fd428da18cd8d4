package ondo.risk.hazard;

import static java.util.Objects.requireNonNull;
import static ondo.risk.hazard.HazardInput.CAPACITY_MMPH;
import static ondo.risk.hazard.HazardInput.DELTA_T;
import static ondo.risk.hazard.HazardInput.DISTANCE_TO_COAST_M;
import static ondo.risk.hazard.HazardInput.FWI_PEAK;
import static ondo.risk.hazard.HazardInput.MAX_SITE_WIND_MS;
import static ondo.risk.hazard.HazardInput.RX1DAY;
import static ondo.risk.hazard.HazardInput.R_TC;
import static ondo.risk.hazard.HazardInput.SLR_CM;
import static ondo.risk.hazard.HazardInput.V10;
import static ondo.risk.hazard.HazardInput.WSI;

import java.util.List;
import java.util.Map;
import ondo.explain.ScoreTerms;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.exposure.LandCover;

/**
 * Hazard scores H of the nine hazards (risk model §5).
 *
 * @param ramps weighted ramps of each hazard that has them
 * @param seaLevelNodes sea level rise in cm against score, ascending
 * @param landCovers by code
 * @param constants numbers of {@code params.csv}
 */
public record HazardScores(
    Map<Hazard, HazardScore> ramps,
    List<Node> seaLevelNodes,
    Map<String, LandCover> landCovers,
    Constants constants) {

  private static final Flags UNKNOWN_LAND_COVER = Flags.about(Flag.UNKNOWN_ATTR, "landcover");

  /** A point of a piecewise linear score. */
  public record Node(double x, double h) {}

  /**
   * Numbers of the formulas.
   *
   * @param coastM distance to the coast at which sea level rise cannot act, metres
   * @param gateWindMs a record without stronger wind has no typhoon hazard, m/s
   * @param windPerKelvin growth of storm wind, 1/K (Knutson et al. 2020)
   * @param rainPerKelvin growth of storm rain, 1/K (Knutson et al. 2020)
   * @param mononobe exponent of the share of a day's rain that falls in its worst hour
   */
  public record Constants(
      double coastM,
      double gateWindMs,
      double windPerKelvin,
      double rainPerKelvin,
      double mononobe) {

    /** Worst hour of a day with {@code rx1day} mm, mm/h (Mononobe). */
    public double hourlyRain(double rx1day) {
      return rx1day / 24 * Math.pow(24, mononobe);
    }
  }

  public HazardScores {
    ramps = Map.copyOf(ramps);
    seaLevelNodes = List.copyOf(seaLevelNodes);
    landCovers = Map.copyOf(landCovers);
    if (!ramps.keySet().containsAll(List.of(Hazard.values()))) {
      throw new IllegalArgumentException("hazards without components: " + ramps.keySet());
    }
  }

  /** The weighted ramps of a hazard, for batches that hold the window means as an array. */
  public HazardScore ramps(Hazard hazard) {
    return requireNonNull(ramps.get(hazard), hazard::code);
  }

  /** The hazard score of a site for one scenario and year. */
  public Outcome<Score> score(Hazard hazard, HazardInputs inputs) {
    return switch (hazard) {
      case EXTREME_HEAT, EXTREME_COLD, DROUGHT, RIVER_FLOOD -> byMeans(hazard, inputs);
      case WILDFIRE -> wildfire(inputs);
      case WATER_STRESS -> waterStress(inputs.get(WSI));
      case SEA_LEVEL_RISE -> seaLevel(inputs);
      case URBAN_FLOOD -> urbanFlood(inputs);
      case TYPHOON -> typhoon(inputs);
    };
  }

  private Outcome<Score> byMeans(Hazard hazard, HazardInputs inputs) {
    return ramps(hazard).outcome(means(hazard, inputs));
  }

  private Outcome<Score> wildfire(HazardInputs inputs) {
    var weather = ramps(Hazard.WILDFIRE).of(inputs.get(FWI_PEAK));
    if (Double.isNaN(weather)) {
      return Outcome.insufficient(Flags.NONE);
    }
    var cover = inputs.landCover().map(landCovers::get);
    var flags = cover.isEmpty() ? UNKNOWN_LAND_COVER : Flags.NONE;
    var multiplier = cover.map(LandCover::wildfireMultiplier).orElse(1.0);
    return Outcome.of(Score.clamped(weather * multiplier), flags);
  }

  /** Aqueduct's own scale of water stress (Hofste et al. 2019): one step a doubling. */
  private static Outcome<Score> waterStress(double stress) {
    if (Double.isNaN(stress)) {
      return Outcome.insufficient(Flags.NONE);
    }
    if (stress < 0) {
      return Outcome.invalid(Flags.NONE);
    }
    var steps = stress == 0 ? 0 : Math.log(stress / 0.1) / Math.log(2) + 1;
    return Outcome.of(Score.clamped(20 * Math.clamp(steps, 0.0, 5.0)), Flags.NONE);
  }

  private Outcome<Score> seaLevel(HazardInputs inputs) {
    var distance = inputs.get(DISTANCE_TO_COAST_M);
    if (!(distance >= 0)) {
      return Outcome.insufficient(Flags.about(Flag.UNKNOWN_ATTR, DISTANCE_TO_COAST_M.code()));
    }
    if (distance >= constants.coastM()) {
      return Outcome.notApplicable(Score.ZERO);
    }
    var rise = inputs.get(SLR_CM);
    if (Double.isNaN(rise)) {
      return Outcome.insufficient(Flags.NONE);
    }
    return Outcome.of(Score.clamped(onNodes(rise)), Flags.NONE);
  }

  private double onNodes(double x) {
    var before = seaLevelNodes.getFirst();
    for (var node : seaLevelNodes) {
      if (x < node.x()) {
        var share = Math.max(0, x - before.x()) / (node.x() - before.x());
        return x < before.x() ? before.h() : before.h() + share * (node.h() - before.h());
      }
      before = node;
    }
    return before.h();
  }

  private Outcome<Score> urbanFlood(HazardInputs inputs) {
    var capacity = inputs.get(CAPACITY_MMPH);
    var daily = inputs.get(RX1DAY);
    if (!(capacity > 0) || Double.isNaN(daily)) {
      return Outcome.insufficient(Flags.NONE);
    }
    return ramps(Hazard.URBAN_FLOOD).outcome(urbanFloodMeans(inputs));
  }

  /** Worst hour over capacity, and what exceeds it in mm/h. */
  double[] urbanFloodMeans(HazardInputs inputs) {
    var capacity = inputs.get(CAPACITY_MMPH);
    var rain = constants.hourlyRain(Math.max(0, inputs.get(RX1DAY)));
    return new double[] {rain / capacity, Math.max(0, rain - capacity)};
  }

  private Outcome<Score> typhoon(HazardInputs inputs) {
    var strongest = inputs.get(MAX_SITE_WIND_MS);
    if (!(strongest >= 0)) {
      return Outcome.insufficient(Flags.about(Flag.UNKNOWN_ATTR, MAX_SITE_WIND_MS.code()));
    }
    if (strongest < constants.gateWindMs()) {
      return Outcome.of(Score.ZERO, Flags.NONE);
    }
    var warming = inputs.get(DELTA_T);
    if (Double.isNaN(warming)) {
      return Outcome.insufficient(Flags.about(Flag.UNKNOWN_ATTR, DELTA_T.code()));
    }
    var borrowed = Double.isNaN(inputs.get(R_TC)) && !Double.isNaN(inputs.get(RX1DAY));
    var outcome = ramps(Hazard.TYPHOON).outcome(typhoonMeans(inputs));
    if (outcome instanceof Outcome.Known<Score> known && borrowed) {
      return Outcome.of(known.known(), known.flags().and(Flags.of(Flag.RAIN_NOT_TC_SPECIFIC)));
    }
    return outcome;
  }

  /** Ten-year wind in m/s and rain in mm, both in the warming of the inputs. */
  double[] typhoonMeans(HazardInputs inputs) {
    var warming = inputs.get(DELTA_T);
    var wind = inputs.get(V10) * Math.exp(constants.windPerKelvin() * warming);
    var stormRain = inputs.get(R_TC) * Math.exp(constants.rainPerKelvin() * warming);
    var isBorrowed = Double.isNaN(stormRain);
    return new double[] {wind, isBorrowed ? inputs.get(RX1DAY) : stormRain};
  }

  /** Window means of the components of a hazard that has nothing but ramps of means. */
  double[] means(Hazard hazard, HazardInputs inputs) {
    var components = ramps(hazard).components();
    var means = new double[components.size()];
    for (var i = 0; i < means.length; i++) {
      means[i] = inputs.get(HazardInput.of(components.get(i).name()));
    }
    return means;
  }

  /** The terms of {@link #score}, with the score itself. */
  public ScoreTerms terms(Hazard hazard, HazardInputs inputs) {
    return new ScoreTrace(this, hazard, inputs).terms();
  }
}
