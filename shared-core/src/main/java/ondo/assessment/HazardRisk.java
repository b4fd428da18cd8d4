package ondo.assessment;

import java.util.Optional;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AalGrade;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.probability.IntensityDistribution;

/**
 * One hazard at one site for one scenario and year.
 *
 * @param hazard which one
 * @param h hazard score
 * @param e exposure score
 * @param v vulnerability score
 * @param risk integrated score R
 * @param probabilities of the intensity classes
 * @param loss average annual loss
 * @param expectedLoss units of the site's currency a year
 */
public record HazardRisk(
    Hazard hazard,
    Outcome<Score> h,
    Outcome<Score> e,
    Outcome<Score> v,
    Outcome<Score> risk,
    Outcome<IntensityDistribution> probabilities,
    Outcome<AverageAnnualLoss> loss,
    Outcome<Double> expectedLoss) {

  /** Level of the integrated score; empty for a gap. */
  public Optional<Score.Level> level() {
    return risk.value().map(Score::level);
  }

  /** Grade of the net loss; empty for a gap. */
  public Optional<AalGrade> grade() {
    return loss.value().map(AverageAnnualLoss::grade);
  }

  /**
   * What the row is worth: a gap only where neither score nor loss is known. One of them missing is
   * an assumption whose flags name what is unknown; the missing one stays a gap of its own.
   */
  public Status status() {
    if (risk.status() == Status.NOT_APPLICABLE || loss.status() == Status.NOT_APPLICABLE) {
      return Status.NOT_APPLICABLE;
    }
    if (risk.status() == Status.INVALID_INPUT || loss.status() == Status.INVALID_INPUT) {
      return Status.INVALID_INPUT;
    }
    if (!risk.status().hasValue() && !loss.status().hasValue()) {
      return Status.INSUFFICIENT_DATA;
    }
    var isComplete = risk.status().hasValue() && loss.status().hasValue();
    return isComplete && flags().isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
  }

  /** The flags of every component. */
  public Flags flags() {
    return h.flags()
        .and(e.flags())
        .and(v.flags())
        .and(risk.flags())
        .and(probabilities.flags())
        .and(loss.flags())
        .and(expectedLoss.flags());
  }
}
