package ondo.store;

import java.util.Collection;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * Hazard score of one grid point, hazard and scenario.
 *
 * @param flags sorted flags that hold in every year
 * @param yearFlags JSON {@code {"FLAG":[years]}} of the flags that hold in some years only
 * @param h 80 scores 0…100 from 2021 on; null when the status has no value
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record HazardSeries(
    int gridId,
    Hazard hazard,
    Scenario scenario,
    Status status,
    List<String> flags,
    @Nullable String yearFlags,
    double @Nullable [] h) {

  /** First year of every stored series. */
  public static final int FIRST_YEAR = 2021;

  /** Values of every stored series. */
  public static final int YEARS = 80;

  public HazardSeries {
    flags = List.copyOf(flags);
  }

  /** A declared absence for want of data. */
  public static HazardSeries gap(
      int gridId, Hazard hazard, Scenario scenario, Collection<String> flags) {
    return gap(gridId, hazard, scenario, Status.INSUFFICIENT_DATA, flags);
  }

  /** A series without values, whatever the reason. */
  public static HazardSeries gap(
      int gridId, Hazard hazard, Scenario scenario, Status status, Collection<String> flags) {
    return new HazardSeries(gridId, hazard, scenario, status, List.copyOf(flags), null, null);
  }
}
