package ondo.scheduler.report;

import java.time.Instant;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Flag;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ReportRowReader.SiteRow;
import org.jspecify.annotations.Nullable;

/**
 * The stored result of one site, hazard and scenario at the horizons of a report. Numbers are NaN
 * where there is a gap. The loss is that of single events where {@code events} are given, else the
 * index.
 *
 * @param lossStatus of the average annual loss
 * @param integratedStatus of the integrated score
 * @param isOutdated whether the site was changed after it was assessed
 * @param band what lies between the ends of the net loss; null without a band
 * @param values H, integrated score, gross and net loss, expected loss, low and high end of the net
 *     loss: one after the other, each with one value a horizon
 * @param events one a horizon; empty where the loss is an index
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Risk(
    SiteRow site,
    Hazard hazard,
    Scenario scenario,
    String dataVersion,
    String modelVersion,
    Instant computedAt,
    Status status,
    Status lossStatus,
    Status integratedStatus,
    boolean isOutdated,
    List<String> flags,
    @Nullable String band,
    double[] values,
    List<EventLoss> events) {

  /** Numbers stored for each horizon. */
  static final int NUMBERS = 7;

  private static final int H = 0;
  private static final int INTEGRATED = 1;
  private static final int AAL_GROSS = 2;
  private static final int AAL_NET = 3;
  private static final int EXPECTED_LOSS = 4;
  private static final int LOW = 5;
  private static final int HIGH = 6;
  private static final String BORROWED_VALUE = Flag.DISRUPTION_ON_ASSET_VALUE.name();

  /** Scores 0…100. */
  double h(int horizon) {
    return of(H, horizon);
  }

  double integrated(int horizon) {
    return of(INTEGRATED, horizon);
  }

  /** Ratio a year before insurance. */
  double gross(int horizon) {
    return of(AAL_GROSS, horizon);
  }

  /** The same after insurance. */
  double net(int horizon) {
    return of(AAL_NET, horizon);
  }

  /** Low end of the band around the net loss. */
  double low(int horizon) {
    return of(LOW, horizon);
  }

  double high(int horizon) {
    return of(HIGH, horizon);
  }

  boolean isEventBased() {
    return !events.isEmpty();
  }

  /** Of a loss from single events. */
  double screening(int horizon) {
    return events.get(horizon).screening();
  }

  double deviation(int horizon) {
    return events.get(horizon).deviation();
  }

  /**
   * Gross loss of an event.
   *
   * @param at place among {@link EventLoss#RETURN_PERIODS}
   */
  double atReturnPeriod(int horizon, int at) {
    return events.get(horizon).atReturnPeriod()[at];
  }

  /**
   * Money a year after insurance in the site's currency; a gap for a disruption whose value added
   * is unknown, though the row has an amount on the asset value.
   */
  double expectedLoss(int horizon) {
    return hasBase() ? of(EXPECTED_LOSS, horizon) : Double.NaN;
  }

  /** Money a year before insurance, on the same base. */
  double expectedLossGross(int horizon) {
    var base =
        hazard.impact() == Hazard.Impact.DAMAGE ? site.assetValue() : site.annualValueAdded();
    return !hasBase() || base == null ? Double.NaN : gross(horizon) * base.doubleValue();
  }

  private boolean hasBase() {
    return hazard.impact() == Hazard.Impact.DAMAGE || !flags.contains(BORROWED_VALUE);
  }

  private double of(int number, int horizon) {
    return values[number * (values.length / NUMBERS) + horizon];
  }
}
