package ondo.store;

import java.util.Collection;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * Class probabilities and base AAL of one grid point, hazard and scenario; 80 values each from 2021
 * on, null when the status has no value.
 *
 * @param flags sorted flags that hold in every year
 * @param yearFlags JSON {@code {"FLAG":[years]}} of the flags that hold in some years only
 * @param aal base average annual loss, a ratio a year
 * @param severe yearly probability of the two most severe classes, 0…1
 * @param probabilities by class, mildest first, then by year, 0…1
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record LossSeries(
    int gridId,
    Hazard hazard,
    Scenario scenario,
    Status status,
    List<String> flags,
    @Nullable String yearFlags,
    double @Nullable [] aal,
    double @Nullable [] severe,
    double @Nullable [][] probabilities) {

  public LossSeries {
    flags = List.copyOf(flags);
  }

  /** A declared absence for want of data. */
  public static LossSeries gap(
      int gridId, Hazard hazard, Scenario scenario, Collection<String> flags) {
    return gap(gridId, hazard, scenario, Status.INSUFFICIENT_DATA, flags);
  }

  /** A series without values, whatever the reason. */
  public static LossSeries gap(
      int gridId, Hazard hazard, Scenario scenario, Status status, Collection<String> flags) {
    return new LossSeries(
        gridId, hazard, scenario, status, List.copyOf(flags), null, null, null, null);
  }

  /** A place without this hazard: no loss, and no classes to be in. */
  public static LossSeries notApplicable(int gridId, Hazard hazard, Scenario scenario) {
    return new LossSeries(
        gridId,
        hazard,
        scenario,
        Status.NOT_APPLICABLE,
        List.of(),
        null,
        new double[HazardSeries.YEARS],
        new double[HazardSeries.YEARS],
        null);
  }
}
