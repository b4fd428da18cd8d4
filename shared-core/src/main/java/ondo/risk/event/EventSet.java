package ondo.risk.event;

import java.util.Arrays;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;

/**
 * Losses of single events with equal annual frequency: their expectation and the occurrence
 * exceedance curve, without a parametric tail (risk model §9.4).
 */
public final class EventSet {

  /** Return period of the largest loss in years; kept whole, so that 1 in n years is exact. */
  private final double rarest;

  private final double[] losses;

  /**
   * Events of a given frequency.
   *
   * @param losses one for each event, at least one, in any unit and order
   * @param frequency annual frequency of each event, 1/yr, positive
   */
  public static EventSet ofFrequency(double[] losses, double frequency) {
    return new EventSet(losses, 1 / frequency);
  }

  /**
   * The events of a record of {@code years} whole years, quiet years counted, each with frequency
   * 1/years.
   */
  public static EventSet ofRecord(double[] losses, int years) {
    return new EventSet(losses, years);
  }

  private EventSet(double[] losses, double rarest) {
    if (losses.length == 0) {
      throw new IllegalArgumentException("event set without an event");
    }
    if (!(rarest > 0 && rarest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("one event in " + rarest + " years");
    }
    this.rarest = rarest;
    this.losses = losses.clone();
    Arrays.sort(this.losses);
  }

  /** Expected loss per year. */
  public double annualLoss() {
    var sum = 0.0;
    for (var loss : losses) {
      sum += loss;
    }
    return sum / rarest;
  }

  /** Number of steps of the exceedance curve: one for each event, the most frequent first. */
  public int size() {
    return losses.length;
  }

  /** Return period of a step in years, ascending with the step. */
  public double returnPeriod(int step) {
    return rarest / (losses.length - step);
  }

  /** Loss of a step, not decreasing with the step. */
  public double loss(int step) {
    return losses[step];
  }

  /**
   * Loss of the event exceeded once in {@code years} on average: linear in years between steps,
   * flat outside with the flag {@code EXTRAPOLATED}.
   */
  public Outcome<Double> lossAt(double years) {
    var last = losses.length - 1;
    if (years < returnPeriod(0)) {
      return Outcome.of(losses[0], Flags.of(Flag.EXTRAPOLATED));
    }
    if (years > returnPeriod(last)) {
      return Outcome.of(losses[last], Flags.of(Flag.EXTRAPOLATED));
    }
    var k = 0;
    while (returnPeriod(k) < years) {
      k++;
    }
    if (k == 0) {
      return Outcome.of(losses[0], Flags.NONE);
    }
    var from = returnPeriod(k - 1);
    var share = (years - from) / (returnPeriod(k) - from);
    return Outcome.of(losses[k - 1] + share * (losses[k] - losses[k - 1]), Flags.NONE);
  }
}
