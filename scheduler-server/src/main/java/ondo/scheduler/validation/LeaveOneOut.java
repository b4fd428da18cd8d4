package ondo.scheduler.validation;

import java.util.ArrayList;
import java.util.List;
import ondo.climate.LocalMean;
import ondo.climate.SiteValue;

/**
 * Error of an interpolation between stations, each station predicted from all others.
 *
 * @param stations how many were predicted
 * @param meanValue mean of what the stations measured, in the unit of the sites
 * @param meanError mean absolute error
 * @param bias mean of predicted minus measured
 * @param worstError largest absolute error
 */
public record LeaveOneOut(
    int stations, double meanValue, double meanError, double bias, double worstError) {

  /**
   * Of the mean of the nearest stations.
   *
   * @param mean of at least two stations
   */
  public static LeaveOneOut of(LocalMean mean) {
    var measured = new ArrayList<Double>();
    var predicted = new ArrayList<Double>();
    for (var i = 0; i < mean.sites().size(); i++) {
      var site = mean.sites().get(i);
      measured.add(site.value());
      predicted.add(mean.without(i).at(site.position()));
    }
    return of(measured, predicted);
  }

  /** Of what was measured and, in the same order, predicted without that station. */
  static LeaveOneOut of(List<Double> measured, List<Double> predicted) {
    var errors = new ArrayList<Double>();
    for (var i = 0; i < measured.size(); i++) {
      errors.add(predicted.get(i) - measured.get(i));
    }
    return new LeaveOneOut(
        measured.size(),
        average(measured),
        average(errors.stream().map(Math::abs).toList()),
        average(errors),
        errors.stream().mapToDouble(Math::abs).max().orElse(Double.NaN));
  }

  /** Of the mean of the six nearest stations, as the index flood uses it. */
  public static LeaveOneOut ofSixNearest(List<SiteValue> sites) {
    return of(new LocalMean(sites, 6));
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
