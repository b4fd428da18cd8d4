package ondo.projection;

import java.util.List;
import ondo.risk.Flags;

/**
 * Losses of a year from single events (risk model §9), as ratios of the value at stake, before
 * insurance.
 *
 * @param annualLoss expected loss, 1/yr
 * @param deviation standard deviation of the yearly loss when events come independently of each
 *     other: √Σλ·D²
 * @param atReturnPeriods loss of the event exceeded once in each of {@link #RETURN_PERIODS}
 * @param damage expected loss at the weak and the strong end of the damage curve (risk model §10)
 * @param response expected loss at the 10 % and 90 % answer of storms to warming; the central value
 *     twice where events do not answer so
 * @param flags what is assumed
 */
@SuppressWarnings("ArrayRecordComponent") // on its way into a row, never compared
public record EventYear(
    double annualLoss,
    double deviation,
    double[] atReturnPeriods,
    Band damage,
    Band response,
    Flags flags) {

  /** Return periods in years at which losses are stored. */
  public static final List<Integer> RETURN_PERIODS = List.of(10, 20, 50, 100, 250, 500, 1000);
}
