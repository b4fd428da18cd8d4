package ondo.store;

import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;

/**
 * Losses from single events at one grid point, gross, as ratios; 80 values each from 2021 on.
 *
 * @param flags sorted flags of the whole series
 * @param aal expected loss, 1/yr
 * @param deviation standard deviation of the yearly loss
 * @param atReturnPeriods 80 values for each of 10, 20, 50, 100, 250, 500, 1000 years
 * @param damageLow expected loss at the strong end of the damage curve
 * @param damageHigh expected loss at the weak end
 * @param responseLow expected loss at the 10 % answer to warming
 * @param responseHigh expected loss at the 90 % answer
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record EventSeries(
    int gridId,
    Hazard hazard,
    Scenario scenario,
    List<String> flags,
    double[] aal,
    double[] deviation,
    double[] atReturnPeriods,
    double[] damageLow,
    double[] damageHigh,
    double[] responseLow,
    double[] responseHigh) {

  public EventSeries {
    flags = List.copyOf(flags);
  }
}
