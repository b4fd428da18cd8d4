package ondo.scheduler.validation;

import ondo.scheduler.ingest.AnnualStations;
import ondo.scheduler.ingest.AnnualStations.Variable;

/**
 * Leave-one-station-out errors of what is interpolated between the yearly stations.
 *
 * @param rx1day mean yearly maximum of daily rain, mm/d
 * @param rain mean yearly rain, mm
 * @param wind mean wind, m/s
 */
public record StationErrors(LeaveOneOut rx1day, LeaveOneOut rain, LeaveOneOut wind) {

  public static StationErrors of(AnnualStations stations) {
    return new StationErrors(
        LeaveOneOut.ofSixNearest(stations.means(Variable.RX1DAY)),
        LeaveOneOut.ofSixNearest(stations.means(Variable.RAIN)),
        LeaveOneOut.ofSixNearest(stations.means(Variable.WIND)));
  }
}
