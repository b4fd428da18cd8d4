package ondo.climate;

/**
 * Change of a climate index since 1850–1900 against global warming: linear through the origin and
 * the given levels, the last slope beyond them (IPCC AR6 WGI chapter 11, East Asia).
 */
public final class IndexChange {

  private final double[] warmingK;
  private final double[] change;

  private IndexChange(double[] warmingK, double[] change) {
    this.warmingK = warmingK;
    this.change = change;
  }

  /**
   * Through the origin and the given levels.
   *
   * @param warmingK ascending levels above 0, K
   * @param change the change at each, in the index's unit
   */
  public static IndexChange of(double[] warmingK, double[] change) {
    if (warmingK.length == 0 || warmingK.length != change.length) {
      throw new IllegalArgumentException(
          warmingK.length + " warming levels with " + change.length + " changes");
    }
    var levels = new double[warmingK.length + 1];
    var changes = new double[levels.length];
    for (var i = 0; i < warmingK.length; i++) {
      if (!(warmingK[i] > levels[i]) || !Double.isFinite(change[i])) {
        throw new IllegalArgumentException(
            "change %s at %s K after %s K".formatted(change[i], warmingK[i], levels[i]));
      }
      levels[i + 1] = warmingK[i];
      changes[i + 1] = change[i];
    }
    return new IndexChange(levels, changes);
  }

  /** The change at a warming of 0 K or more. */
  public double at(double warming) {
    if (!(warming >= 0)) {
      throw new IllegalArgumentException("warming below 0 K: " + warming);
    }
    var i = 1;
    while (i < warmingK.length - 1 && warmingK[i] < warming) {
      i++;
    }
    var slope = (change[i] - change[i - 1]) / (warmingK[i] - warmingK[i - 1]);
    return change[i - 1] + slope * (warming - warmingK[i - 1]);
  }

  /** The change from the base years' 0.87 K to another warming. */
  public double sinceBase(double warming) {
    return at(warming) - at(WarmingLevels.BASE_K);
  }

  /** The factor from the base years to another warming, for changes in per cent. */
  public double factorSinceBase(double warming) {
    return (1 + at(warming) / 100) / (1 + at(WarmingLevels.BASE_K) / 100);
  }
}
