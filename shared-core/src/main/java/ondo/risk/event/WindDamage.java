package ondo.risk.event;

/**
 * Damage by tropical cyclone wind (Emanuel 2011, Weather Clim. Soc. 3, 261): v_n³/(1 + v_n³) of the
 * wind above a threshold.
 *
 * @param threshold 1-minute wind below which nothing breaks, m/s
 * @param half wind of half the largest damage, m/s, above the threshold
 * @param scale largest damage, 1 unless stated
 */
public record WindDamage(double threshold, double half, double scale) implements DamageCurve {

  public WindDamage {
    if (!(half > threshold)) {
      throw new IllegalArgumentException(
          "half-damage wind " + half + " m/s not above the threshold " + threshold + " m/s");
    }
  }

  /** A curve that ends in total loss. */
  public WindDamage(double threshold, double half) {
    this(threshold, half, 1);
  }

  @Override
  public double at(double wind) {
    var excess = Math.max(0, wind - threshold) / (half - threshold);
    var cube = excess * excess * excess;
    return scale * cube / (1 + cube);
  }

  @Override
  public double[] knots() {
    return new double[] {threshold};
  }
}
