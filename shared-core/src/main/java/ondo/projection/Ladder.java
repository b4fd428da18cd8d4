package ondo.projection;

import java.util.Optional;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.probability.IntensityDistribution;

/**
 * Hazard score and class probabilities of one hazard against global warming, linear between rungs:
 * what a warmer or a less warm world would give the same place. It carries differences only, so a
 * band always encloses the exact central value.
 */
public final class Ladder {

  private final double[] warmingK;
  private final double[] score;
  private final double[][] probabilities;

  private Ladder(double[] warmingK, double[] score, double[][] probabilities) {
    this.warmingK = warmingK;
    this.score = score;
    this.probabilities = probabilities;
  }

  /** The ladder of an outlook; empty when a rung has no probabilities. */
  public static Optional<Ladder> of(HazardOutlook outlook) {
    var rungs = outlook.rungs();
    var warming = new double[rungs.size()];
    var score = new double[rungs.size()];
    var probabilities = new double[rungs.size()][];
    for (var i = 0; i < warming.length; i++) {
      var year = outlook.at(rungs.get(i));
      if (!(year.probabilities() instanceof Outcome.Known<IntensityDistribution> known)) {
        return Optional.empty();
      }
      warming[i] = rungs.get(i).warmingK();
      score[i] = year.score().value().map(Score::value).orElse(Double.NaN);
      probabilities[i] = known.known().toArray();
    }
    return Optional.of(new Ladder(warming, score, probabilities));
  }

  /** The hazard score at a warming, K; NaN where it has no score. */
  double scoreAt(double k) {
    return at(score, k);
  }

  /**
   * The loss at every rung.
   *
   * @param classLosses loss of each class as a ratio
   */
  public double[] losses(double[] classLosses) {
    var losses = new double[warmingK.length];
    for (var i = 0; i < losses.length; i++) {
      for (var c = 0; c < classLosses.length; c++) {
        losses[i] += probabilities[i][c] * classLosses[c];
      }
    }
    return losses;
  }

  /** Something known at every rung, at a warming, K. */
  double at(double[] values, double k) {
    if (warmingK.length == 1) {
      return values[0];
    }
    var w = Math.clamp(k, warmingK[0], warmingK[warmingK.length - 1]);
    var below = 0;
    while (below < warmingK.length - 2 && warmingK[below + 1] <= w) {
      below++;
    }
    var share = (w - warmingK[below]) / (warmingK[below + 1] - warmingK[below]);
    return values[below] + share * (values[below + 1] - values[below]);
  }
}
