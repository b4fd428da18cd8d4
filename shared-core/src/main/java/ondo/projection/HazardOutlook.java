package ondo.projection;

import static ondo.risk.hazard.HazardInput.CAPACITY_MMPH;
import static ondo.risk.hazard.HazardInput.DELTA_T;
import static ondo.risk.hazard.HazardInput.DISTANCE_TO_COAST_M;
import static ondo.risk.hazard.HazardInput.MAX_SITE_WIND_MS;
import static ondo.risk.hazard.HazardInput.R_TC;
import static ondo.risk.hazard.HazardInput.TWI;
import static ondo.risk.hazard.HazardInput.V10;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.catalog.HazardSpec;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.explain.Drawn;
import ondo.explain.HazardTerms;
import ondo.explain.LossYears;
import ondo.explain.LossYears.ClassTerm;
import ondo.explain.Numbers;
import ondo.explain.Part;
import ondo.explain.ScoreTerms;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.hazard.HazardInput;
import ondo.risk.hazard.HazardInputs;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.IntensityDistribution;
import ondo.statistics.Missing;
import ondo.statistics.Window;
import org.jspecify.annotations.Nullable;

/**
 * One hazard of one place in any climate: hazard score and class probabilities (risk model §2–§5).
 *
 * <p>Holds scratch buffers, so an instance belongs to one thread.
 */
public final class HazardOutlook {

  /** The last class holds nearly everything: more warming can hardly raise the loss. */
  private static final double SATURATED_FROM = 0.9;

  private final Hazard hazard;
  private final Projection projection;
  private final HazardSpec spec;
  private final boolean isApplicable;
  private final Draw intensity;
  private final Map<HazardInput, Draw> means;
  private final HazardInputs facts;
  private final Flags scoreFlags;
  private final Flags lossFlags;
  private final Outcome<IntensityClasses> classes;
  private final FrequencyEstimator estimator = new FrequencyEstimator();
  private final double[] sample;
  private final double[] probabilities;
  private final double[] baseline;
  private @Nullable String method;

  HazardOutlook(
      Hazard hazard,
      Projection projection,
      Ground ground,
      HazardSources sources,
      StormFacts storms,
      Outcome<IntensityClasses> classes,
      double[] baseline) {
    this.hazard = hazard;
    this.baseline = baseline;
    this.projection = projection;
    this.spec = projection.catalog().spec(hazard);
    this.intensity = sources.intensity();
    this.means = new LinkedHashMap<>(sources.means());
    this.classes = classes;
    this.isApplicable =
        hazard != Hazard.SEA_LEVEL_RISE
            || !(ground.coastDistanceM() >= projection.catalog().scores().constants().coastM());
    this.scoreFlags = sources.scoreFlags();
    this.lossFlags = sources.lossFlags();
    this.facts = facts(hazard, projection, ground, storms);
    var most = intensity.most();
    for (var draw : means.values()) {
      most = Math.max(most, draw.most());
    }
    sample = new double[most];
    probabilities = new double[spec.scheme().size()];
  }

  /** What the score of a hazard reads beside the means of years. */
  private static HazardInputs facts(
      Hazard hazard, Projection projection, Ground ground, StormFacts storms) {
    return switch (hazard) {
      case EXTREME_HEAT, EXTREME_COLD, DROUGHT, WATER_STRESS -> HazardInputs.NONE;
      case WILDFIRE -> {
        var cover = ground.landCover();
        yield cover == null ? HazardInputs.NONE : HazardInputs.NONE.withLandCover(cover);
      }
      case SEA_LEVEL_RISE -> HazardInputs.NONE.with(DISTANCE_TO_COAST_M, ground.coastDistanceM());
      case RIVER_FLOOD -> HazardInputs.NONE.with(TWI, ground.twi());
      case URBAN_FLOOD ->
          HazardInputs.NONE.with(
              CAPACITY_MMPH,
              projection
                  .tables()
                  .pluvialFlood()
                  .capacity(ground.drainage())
                  .value()
                  .orElse(Missing.VALUE));
      case TYPHOON ->
          HazardInputs.NONE
              .with(V10, storms.tenYearWindMs())
              .with(MAX_SITE_WIND_MS, storms.strongestMs())
              .with(R_TC, storms.rainMm());
    };
  }

  /** Which hazard. */
  public Hazard hazard() {
    return hazard;
  }

  /** The limits of the intensity classes at this place. */
  public Outcome<IntensityClasses> classes() {
    return classes;
  }

  /**
   * The hazard in a year of a scenario, at its best-estimate warming.
   *
   * @param year 0 for 2021
   */
  public HazardSignal at(Scenario scenario, int year) {
    return at(moment(scenario, year));
  }

  /** A year of a scenario, 0 for 2021, at its best-estimate warming. */
  public Moment moment(Scenario scenario, int year) {
    var warming = projection.path().at(Warming.Curve.CENTRAL, scenario, year);
    return new Moment(scenario, year, warming);
  }

  /** The hazard in a climate. */
  public HazardSignal at(Moment moment) {
    return new HazardSignal(score(moment), distribution(moment));
  }

  /** Means of the yearly values that the score reads, by input; NaN where too few are known. */
  public Map<HazardInput, Double> inputs(Moment moment) {
    var known = new LinkedHashMap<HazardInput, Double>();
    means.forEach((input, draw) -> known.put(input, mean(draw, moment)));
    for (var input : HazardInput.values()) {
      if (!Double.isNaN(facts.get(input))) {
        known.put(input, facts.get(input));
      }
    }
    if (hazard == Hazard.TYPHOON) {
      known.put(DELTA_T, moment.warmingK() - WarmingLevels.BASE_K);
    }
    return known;
  }

  /** The yearly intensities of a moment in the order of their years, missing ones as NaN. */
  public double[] sample(Moment moment) {
    var values = new double[intensity.most()];
    return Arrays.copyOf(values, intensity.into(values, moment));
  }

  /** Base AAL Σ P·DR of a distribution, 1/yr, before exposure and vulnerability. */
  public double baseLoss(IntensityDistribution distribution) {
    var p = new double[distribution.size()];
    for (var i = 0; i < p.length; i++) {
      p[i] = distribution.probability(i);
    }
    return spec.damage().expected(p);
  }

  /**
   * Climates of growing warming at which this hazard is known: the levels themselves, or the years
   * of the warmest scenario that has them for an index by calendar year.
   */
  public List<Moment> rungs() {
    return projection.rungs(intensity);
  }

  /** Hazard score H in a climate. */
  public Outcome<Score> score(Moment moment) {
    var outcome = projection.catalog().scores().score(hazard, hazardInputs(moment));
    var flags = scoreFlags;
    for (var draw : means.values()) {
      flags = flags.and(draw.flags(moment));
    }
    return flagged(outcome, flags);
  }

  /** Every term of the hazard at its best-estimate warming in a year, 0 for 2021. */
  public HazardTerms terms(Scenario scenario, int year) {
    var path = projection.path();
    var moment = moment(scenario, year);
    return new HazardTerms(
        path.at(Warming.Curve.LOW, scenario, year),
        moment.warmingK(),
        path.at(Warming.Curve.HIGH, scenario, year),
        scoreTerms(moment),
        lossYears(moment));
  }

  private ScoreTerms scoreTerms(Moment moment) {
    var years = new LinkedHashMap<String, Drawn>();
    means.forEach((input, draw) -> years.put(input.code(), DrawTrace.of(draw, moment)));
    return projection
        .catalog()
        .scores()
        .terms(hazard, hazardInputs(moment))
        .with(years, Part.of(score(moment)));
  }

  private LossYears lossYears(Moment moment) {
    var drawn = DrawTrace.of(intensity, moment);
    var distribution = distribution(moment);
    var isEstimated =
        isApplicable && classes.value().isPresent() && distribution.value().isPresent();
    var known = distribution.value();
    return new LossYears(
        drawn,
        Numbers.of(baseline, baseline.length),
        spec.support().name(),
        spec.rule().name(),
        isEstimated ? method : null,
        isEstimated ? estimator.validYears() : null,
        classTerms(known),
        known.map(this::baseLoss).orElse(null),
        known.map(IntensityDistribution::severe).orElse(null),
        distribution.status(),
        distribution.flags().codes());
  }

  private List<ClassTerm> classTerms(Optional<IntensityDistribution> distribution) {
    var limits = classes.value();
    var terms = new ArrayList<ClassTerm>();
    for (var i = 0; limits.isPresent() && i < limits.get().size(); i++) {
      var index = i;
      var interval = limits.get().interval(i);
      terms.add(
          new ClassTerm(
              Numbers.of(interval.lower()),
              interval.lowerClosed(),
              Numbers.of(interval.upper()),
              interval.upperClosed(),
              distribution.map(p -> p.probability(index)).orElse(null),
              spec.damage().ratios().get(i)));
    }
    return terms;
  }

  private HazardInputs hazardInputs(Moment moment) {
    var inputs = facts;
    for (var entry : means.entrySet()) {
      inputs = inputs.with(entry.getKey(), mean(entry.getValue(), moment));
    }
    if (hazard == Hazard.TYPHOON) {
      inputs = inputs.with(DELTA_T, moment.warmingK() - WarmingLevels.BASE_K);
    }
    return inputs;
  }

  /** A trend is read at its year; everything else is the mean of a window (risk model §4.1). */
  private double mean(Draw draw, Moment moment) {
    var n = draw.into(sample, moment);
    if (draw instanceof Draw.OfYear) {
      return n == 0 ? Missing.VALUE : sample[0];
    }
    return Window.mean(sample, 0, n);
  }

  /** Class probabilities in a climate. */
  public Outcome<IntensityDistribution> distribution(Moment moment) {
    if (!isApplicable) {
      return Outcome.notApplicable(certainlyMildest());
    }
    if (!(classes instanceof Outcome.Known<IntensityClasses> known)) {
      return new Outcome.Gap<>(classes.status(), classes.flags());
    }
    var n = intensity.into(sample, moment);
    var estimate = estimator.estimate(spec.rule(), known.known(), sample, 0, n, probabilities);
    method = estimate.method().name();
    var flags = intensity.flags(moment).and(known.flags()).and(estimate.flags()).and(lossFlags);
    if (!estimate.status().hasValue()) {
      return new Outcome.Gap<>(estimate.status(), flags);
    }
    if (probabilities[probabilities.length - 1] > SATURATED_FROM) {
      flags = flags.and(Flags.of(Flag.SATURATED));
    }
    return Outcome.of(new IntensityDistribution(probabilities), flags);
  }

  private IntensityDistribution certainlyMildest() {
    var p = new double[probabilities.length];
    p[0] = 1;
    return new IntensityDistribution(p);
  }

  private static <T> Outcome<T> flagged(Outcome<T> outcome, Flags flags) {
    if (flags.isEmpty() || outcome.status() == Status.NOT_APPLICABLE) {
      return outcome;
    }
    return switch (outcome) {
      case Outcome.Known<T> known -> Outcome.of(known.known(), known.flags().and(flags));
      case Outcome.Gap<T> gap -> new Outcome.Gap<>(gap.status(), gap.flags().and(flags));
    };
  }
}
