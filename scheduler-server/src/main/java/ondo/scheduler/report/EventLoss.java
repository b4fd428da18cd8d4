package ondo.scheduler.report;

import java.util.List;
import ondo.projection.EventYear;

/**
 * What stands beside a loss from single events at one site, scenario and year (risk model §9). The
 * loss itself is the headline, and the index stays the screening value beside it.
 *
 * @param screening net loss of the index method as a ratio a year; NaN where the index has a gap
 * @param deviation standard deviation of the yearly gross loss, a ratio
 * @param atReturnPeriod gross loss of the event exceeded once in each of {@link #RETURN_PERIODS}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventLoss(double screening, double deviation, double[] atReturnPeriod) {

  /** In years; of the stored ones those that the results of a site show. */
  static final List<Integer> RETURN_PERIODS = List.of(10, 50, 100, 250);

  /** Their places among the stored ones. */
  static final List<Integer> PLACES =
      RETURN_PERIODS.stream().map(EventYear.RETURN_PERIODS::indexOf).toList();

  EventLoss {
    if (atReturnPeriod.length != RETURN_PERIODS.size()) {
      throw new IllegalArgumentException("losses at " + atReturnPeriod.length + " return periods");
    }
  }
}
