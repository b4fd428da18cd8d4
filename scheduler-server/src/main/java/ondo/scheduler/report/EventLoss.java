package ondo.scheduler.report;

import java.util.List;

/**
 * What an event-based model says about one hazard at one site, scenario and year (risk model §9).
 * It is the headline where it exists; the index stays the screening value beside it.
 *
 * @param gross average annual loss as a ratio a year before insurance
 * @param net after insurance
 * @param low smallest of the band around {@code gross}; NaN without a band
 * @param high largest of the band
 * @param atReturnPeriod share of value lost at {@link #RETURN_PERIODS}; NaN is a gap
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventLoss(double gross, double net, double low, double high, double[] atReturnPeriod) {

  /** In years. */
  static final List<Integer> RETURN_PERIODS = List.of(10, 50, 100, 250);

  EventLoss {
    if (atReturnPeriod.length != RETURN_PERIODS.size()) {
      throw new IllegalArgumentException("losses at " + atReturnPeriod.length + " return periods");
    }
  }
}
