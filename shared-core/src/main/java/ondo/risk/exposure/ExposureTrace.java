package ondo.risk.exposure;

import java.util.List;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;

/**
 * How an exposure score comes about: the steps of {@code e_rules.csv} that fired, in their order.
 *
 * @param status of the score; a gap's and that of a peril that cannot act come without steps
 * @param flags what is unknown
 */
public record ExposureTrace(Status status, List<Step> steps, Flags flags) {

  /** What a step does with the points so far. */
  public enum Action {
    SET,
    ADD,
    MAX
  }

  /**
   * One step.
   *
   * @param number of the step in the table, 1 for the first
   * @param points that the action takes
   */
  public record Step(int number, Action action, double points) {

    private double after(double soFar) {
      return switch (action) {
        case SET -> points;
        case ADD -> soFar + points;
        case MAX -> Math.max(soFar, points);
      };
    }
  }

  public ExposureTrace {
    steps = List.copyOf(steps);
  }

  static ExposureTrace fired(Flags flags, Step... steps) {
    return new ExposureTrace(Status.OK, List.of(steps), flags);
  }

  static ExposureTrace gap(Flags flags) {
    return new ExposureTrace(Status.INSUFFICIENT_DATA, List.of(), flags);
  }

  static ExposureTrace notApplicable() {
    return new ExposureTrace(Status.NOT_APPLICABLE, List.of(), Flags.NONE);
  }

  /** The steps one after the other, pressed into 0…100. */
  public Outcome<Score> score() {
    if (status == Status.NOT_APPLICABLE) {
      return Outcome.notApplicable(Score.ZERO);
    }
    if (!status.hasValue()) {
      return Outcome.insufficient(flags);
    }
    var points = 0.0;
    for (var step : steps) {
      points = step.after(points);
    }
    return Outcome.of(Score.clamped(points), flags);
  }
}
