package ondo.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a hazard score H (risk model §4.1, §5).
 *
 * @param formula how the terms become the score
 * @param inputs what the formula read, by code; null where it is missing
 * @param ramps weighted ramps, empty for a formula without
 * @param constants of the formula, by name
 * @param nodes of a piecewise linear score, empty for a formula without
 * @param means the yearly values behind the inputs that are means, by code
 * @param score H
 */
public record ScoreTerms(
    Formula formula,
    Map<String, @Nullable Double> inputs,
    List<Ramp> ramps,
    Map<String, Double> constants,
    List<Node> nodes,
    Map<String, Drawn> means,
    Part score) {

  /** How terms become a score. */
  public enum Formula {
    /** 100·Σ w·s / Σ w over the ramps that are known, times {@code multiplier}, within 0…100. */
    WEIGHTED_RAMPS,
    /** 20·(log2(wsi / 0.1) + 1), within 0…100. */
    DOUBLINGS,
    /** Linear between nodes. */
    NODES,
    /** Zero, because no storm of the record was strong enough. */
    BELOW_GATE
  }

  /**
   * One ramp s = clamp01((x - offset) / scale).
   *
   * @param x what it is taken of, null where missing
   * @param weight 0…1
   * @param s 0…1, null where missing
   */
  public record Ramp(
      String name,
      @Nullable Double x,
      double offset,
      double scale,
      double weight,
      @Nullable Double s) {}

  /** A point of a piecewise linear score. */
  public record Node(double x, double h) {}

  /** These terms with the years behind their means. */
  public ScoreTerms with(Map<String, Drawn> years, Part stated) {
    return new ScoreTerms(formula, inputs, ramps, constants, nodes, years, stated);
  }
}
