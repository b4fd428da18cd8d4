package ondo.climate;

/**
 * Equally spaced levels of global warming above 1850–1900, K, on which every local index is
 * computed once; values between levels are linear.
 *
 * @param firstK lowest level, K
 * @param stepK distance of levels, K, above 0
 * @param count at least 2
 */
public record WarmingLevels(double firstK, double stepK, int count) {

  /** Warming of the observed base years 1991–2020 above 1850–1900 (IPCC AR6 WGI, SPM A.1.2), K. */
  public static final double BASE_K = 0.87;

  /**
   * From the base years, unmoved, to 6.97 K, beyond the 95 % curve of SSP5-8.5 in 2100 (6.37 K).
   *
   * <p>At 14 Korean stations, half-way between levels 0.1 K apart, the linear value errs by 0.42 %
   * of the index's range for WSDI and by less for the rest (mean over stations, base years and
   * levels); a station's 30-year mean by at most 2.7 days, a single year by at most 14 days, both
   * WSDI. With 0.25 K the mean error of WSDI is 0.74 %. Base AAL errs by 1.3 % (heat) and 0.5 %
   * (cold) on average; half the step gains 0.1 and 0.2 points, since exact counts are a staircase
   * of the readings' own tenths of a degree (ADR 0016).
   */
  public static final WarmingLevels DEFAULT = new WarmingLevels(BASE_K, 0.1, 62);

  /** A place between level {@code below} and the next: share 0…1 of the way up. */
  public record Place(int below, double share) {

    /** The value at this place of a curve given at the levels. */
    public double of(double lower, double upper) {
      return lower + share * (upper - lower);
    }
  }

  public WarmingLevels {
    if (!(stepK > 0) || count < 2 || !Double.isFinite(firstK)) {
      throw new IllegalArgumentException(
          "warming levels from %s K, step %s K, count %d".formatted(firstK, stepK, count));
    }
  }

  /** Level {@code index}, K. */
  public double at(int index) {
    return firstK + index * stepK;
  }

  /** The highest level, K. */
  public double lastK() {
    return at(count - 1);
  }

  /** All levels, ascending, K. */
  public double[] values() {
    var values = new double[count];
    for (var i = 0; i < count; i++) {
      values[i] = at(i);
    }
    return values;
  }

  /**
   * Where a warming lies among the levels.
   *
   * @throws IllegalArgumentException if it lies outside them
   */
  public Place place(double warmingK) {
    if (!(warmingK >= firstK && warmingK <= lastK())) {
      throw new IllegalArgumentException(
          "warming %s K outside the levels %s…%s K".formatted(warmingK, firstK, lastK()));
    }
    var position = (warmingK - firstK) / stepK;
    var below = Math.min((int) position, count - 2);
    return new Place(below, position - below);
  }
}
