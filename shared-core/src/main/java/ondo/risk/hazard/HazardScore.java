package ondo.risk.hazard;

import java.util.List;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.statistics.Missing;

/**
 * Composite hazard score H = 100·Σ w·s / Σ w over the components that are there (risk model §4.1).
 *
 * @param components with weights that sum to 1
 */
public record HazardScore(List<Component> components) {

  private static final double WEIGHT_TOLERANCE = 1e-9;
  private static final double LEAST_WEIGHT = 0.5;

  /**
   * A ramp s = clamp01((x - offset) / scale) of one window mean.
   *
   * @param name the component's name in {@code h_components.csv}
   * @param weight 0…1
   * @param offset value that scores 0, in the unit of the component
   * @param scale distance from there to the value that scores 1; negative for a falling ramp
   */
  public record Component(String name, double weight, double offset, double scale) {

    /** The score of a window mean, 0…1. */
    public double ramp(double x) {
      return Math.clamp((x - offset) / scale, 0.0, 1.0);
    }
  }

  public HazardScore {
    components = List.copyOf(components);
    var sum = 0.0;
    for (var component : components) {
      sum += component.weight();
    }
    if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
      throw new IllegalArgumentException("weights sum to " + sum);
    }
  }

  /**
   * The score, 0…100, allocating nothing.
   *
   * @param means window mean of each component in the order of {@link #components}, gaps as NaN or
   *     a sentinel
   * @return NaN when the available weights sum to less than 0.5
   */
  public double of(double... means) {
    var points = 0.0;
    var weights = 0.0;
    for (var i = 0; i < components.size(); i++) {
      if (!Missing.is(means[i])) {
        var component = components.get(i);
        weights += component.weight();
        points += component.weight() * component.ramp(means[i]);
      }
    }
    return weights < LEAST_WEIGHT - WEIGHT_TOLERANCE ? Missing.VALUE : 100 * points / weights;
  }

  /** Whether a score of these means rests on some of the components only. */
  public boolean isPartial(double... means) {
    for (var i = 0; i < components.size(); i++) {
      if (Missing.is(means[i])) {
        return true;
      }
    }
    return false;
  }

  /** {@link #of} with its status, flagged by {@code PARTIAL_INDICATORS} where due. */
  public Outcome<Score> outcome(double... means) {
    var h = of(means);
    if (Double.isNaN(h)) {
      return Outcome.insufficient(Flags.NONE);
    }
    var flags = isPartial(means) ? Flags.of(Flag.PARTIAL_INDICATORS) : Flags.NONE;
    return Outcome.of(Score.clamped(h), flags);
  }
}
