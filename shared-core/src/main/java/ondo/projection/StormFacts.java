package ondo.projection;

import ondo.climate.PointStorms;
import ondo.climate.StormList;
import ondo.statistics.Missing;
import ondo.statistics.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * What the score of typhoons reads of a storm record at a place; NaN where there is none.
 *
 * @param tenYearWindMs 0.9 quantile (type 7) of the yearly largest site winds, m/s
 * @param strongestMs largest site wind of the record, m/s
 * @param rainMm mean yearly largest daily rain of storms, mm
 */
record StormFacts(double tenYearWindMs, double strongestMs, double rainMm) {

  private static final double TEN_YEARS = 0.9;

  static final StormFacts UNKNOWN = new StormFacts(Missing.VALUE, Missing.VALUE, Missing.VALUE);

  static StormFacts of(@Nullable PointStorms storms, @Nullable StormList list, double rainMm) {
    if (storms == null || list == null) {
      return UNKNOWN;
    }
    var maxima = annualMaxima(storms, list);
    var strongest = 0.0;
    for (var wind : maxima) {
      strongest = Math.max(strongest, wind);
    }
    return new StormFacts(Quantiles.type7(maxima, TEN_YEARS), strongest, rainMm);
  }

  /** Largest site wind of every year of the record, m/s, 0 in a year below 17.5 m/s. */
  private static double[] annualMaxima(PointStorms storms, StormList list) {
    var maxima = new double[list.years()];
    for (var i = 0; i < storms.storms().length; i++) {
      var year = list.storms().get(storms.storms()[i]).year() - list.firstYear();
      maxima[year] = Math.max(maxima[year], storms.windMs()[i]);
    }
    return maxima;
  }
}
