package ondo.store;

import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored for one region, hazard and scenario: the values of its nearest grid point, 80
 * years from 2021 on.
 *
 * @param score H, 0…100
 * @param aal base average annual loss, a ratio a year
 * @param severe yearly chance of the two most severe classes, 0…1
 */
public record RegionSeries(
    String code, Hazard hazard, Scenario scenario, Series score, Series aal, Series severe) {

  /**
   * One quantity over the years.
   *
   * @param flags hold in every year
   * @param yearFlags JSON {@code {"FLAG":[years]}} of the flags that hold in some years
   * @param values 80 values; null when the status has none
   */
  @SuppressWarnings("ArrayRecordComponent") // 36,000 series: lists would box every value
  public record Series(
      Status status, List<String> flags, @Nullable String yearFlags, double @Nullable [] values) {

    /** A series that nobody computed. */
    public static final Series MISSING =
        new Series(Status.INSUFFICIENT_DATA, List.of(), null, null);
  }
}
