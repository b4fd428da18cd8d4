package ondo.climate;

/**
 * How daily temperatures move with global warming: TX by the change of the year's hottest day, TN
 * by that of the year's coldest night at its cold end and by that of TX at its warm end, linear in
 * the night's rank among the base years.
 *
 * @param txx change of the hottest day, K
 * @param tnn change of the coldest night, K
 */
public record TemperatureChange(IndexChange txx, IndexChange tnn) {

  /** Shift of every day's maximum, K. */
  public double ofMaximum(double warmingK) {
    return txx.sinceBase(warmingK);
  }

  /**
   * Shift of a night's minimum, K.
   *
   * @param rank 0…1 of the night among the base years, see {@link RankTable}
   */
  public double ofMinimum(double warmingK, double rank) {
    return between(tnn.sinceBase(warmingK), txx.sinceBase(warmingK), rank);
  }

  /** Shift at a rank between the shifts of the cold and the warm end. */
  static double between(double cold, double warm, double rank) {
    return cold + rank * (warm - cold);
  }
}
