package ondo.climate;

import ondo.statistics.Missing;

/** Terrain measures that steer where water gathers. */
public final class Topography {

  private Topography() {}

  /**
   * Topographic wetness index ln(a / tan β) of Beven and Kirkby (1979), dimensionless.
   *
   * @param upslopeArea m², positive
   * @param contour contour length in m, positive
   * @param slope tan β, at least 0
   * @param minSlope floor of tan β that keeps flat cells finite
   * @return the index, or missing if an input is missing or outside its domain
   */
  public static double wetnessIndex(
      double upslopeArea, double contour, double slope, double minSlope) {
    if (Missing.is(upslopeArea) || Missing.is(contour) || Missing.is(slope)) {
      return Missing.VALUE;
    }
    if (upslopeArea <= 0 || contour <= 0 || slope < 0) {
      return Missing.VALUE;
    }
    return Math.log(upslopeArea / contour / Math.max(slope, minSlope));
  }
}
