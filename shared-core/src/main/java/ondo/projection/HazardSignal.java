package ondo.projection;

import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.probability.IntensityDistribution;

/**
 * What the climate of one point, scenario and year says about one hazard.
 *
 * @param score hazard score H
 * @param probabilities of the intensity classes, from the same point as the score
 */
public record HazardSignal(Outcome<Score> score, Outcome<IntensityDistribution> probabilities) {

  /** No data at all. */
  public static final HazardSignal NONE =
      new HazardSignal(Outcome.insufficient(Flags.NONE), Outcome.insufficient(Flags.NONE));
}
