package ondo.climate;

/** Mean yearly water that an area yields, from its rain and temperature (Turc 1954). */
public final class WaterBalance {

  private WaterBalance() {}

  /**
   * Actual evaporation of a mean year, mm, never more than the rain: P / √(0.9 + (P/L)²) with L =
   * 300 + 25 T + 0.05 T³.
   *
   * @param rainMm rain of the year, mm, 0 or more
   * @param meanC mean temperature of the year, °C
   */
  public static double evaporationMm(double rainMm, double meanC) {
    var limit = 300 + 25 * meanC + 0.05 * meanC * meanC * meanC;
    if (limit <= 0) {
      return 0;
    }
    var ratio = rainMm / limit;
    return Math.min(rainMm, rainMm / Math.sqrt(0.9 + ratio * ratio));
  }

  /** Runoff of a mean year, mm: what rain is left after evaporation. */
  public static double runoffMm(double rainMm, double meanC) {
    return rainMm - evaporationMm(rainMm, meanC);
  }
}
