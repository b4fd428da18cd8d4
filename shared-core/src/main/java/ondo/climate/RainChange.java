package ondo.climate;

/**
 * Mean yearly rain against global warming, a straight line fitted by least squares to 20-year means
 * of climate scenarios.
 *
 * @param interceptMm rain at no warming above 1850–1900, mm
 * @param slopeMm mm per K
 * @param residualMm standard deviation of the means about the line, mm; two degrees of freedom less
 * @param explained share of the variance that the line explains, 0…1
 */
public record RainChange(double interceptMm, double slopeMm, double residualMm, double explained) {

  /** Rain that stays as observed. */
  public static final RainChange NONE = new RainChange(1, 0, 0, 0);

  /**
   * Fits the line.
   *
   * @param warmingK of every window, at least three that differ
   * @param rainMm mean yearly rain of every window
   */
  public static RainChange fit(double[] warmingK, double[] rainMm) {
    var n = warmingK.length;
    if (n < 3 || n != rainMm.length) {
      throw new IllegalArgumentException(n + " warmings with " + rainMm.length + " means of rain");
    }
    var meanW = mean(warmingK);
    var meanR = mean(rainMm);
    var square = 0.0;
    var cross = 0.0;
    var total = 0.0;
    for (var i = 0; i < n; i++) {
      square += (warmingK[i] - meanW) * (warmingK[i] - meanW);
      cross += (warmingK[i] - meanW) * (rainMm[i] - meanR);
      total += (rainMm[i] - meanR) * (rainMm[i] - meanR);
    }
    if (!(square > 0)) {
      throw new IllegalArgumentException("a line through one warming of " + meanW + " K");
    }
    var slope = cross / square;
    var rest = Math.max(0, total - slope * cross);
    return new RainChange(
        meanR - slope * meanW, slope, Math.sqrt(rest / (n - 2)), total > 0 ? 1 - rest / total : 1);
  }

  private static double mean(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Rain at a warming over rain of the base years; not below 0. */
  public double factor(double warmingK) {
    return Math.max(0, at(warmingK) / at(WarmingLevels.BASE_K));
  }

  /** Rain of the line at a warming, mm. */
  public double at(double warmingK) {
    return interceptMm + slopeMm * warmingK;
  }
}
