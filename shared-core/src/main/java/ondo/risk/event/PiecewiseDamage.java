package ondo.risk.event;

/** Damage that is linear between given points and flat outside them. */
public final class PiecewiseDamage implements DamageCurve {

  private final double[] intensity;
  private final double[] damage;

  /**
   * The points of the curve.
   *
   * @param intensity ascending, at least one
   * @param damage one for each intensity
   */
  public PiecewiseDamage(double[] intensity, double[] damage) {
    if (intensity.length == 0 || intensity.length != damage.length) {
      throw new IllegalArgumentException(
          intensity.length + " intensities with " + damage.length + " damages");
    }
    for (var i = 1; i < intensity.length; i++) {
      if (!(intensity[i] > intensity[i - 1])) {
        throw new IllegalArgumentException("intensities do not rise at " + intensity[i]);
      }
    }
    this.intensity = intensity.clone();
    this.damage = damage.clone();
  }

  @Override
  public double at(double x) {
    var last = intensity.length - 1;
    if (x <= intensity[0]) {
      return damage[0];
    }
    if (x >= intensity[last]) {
      return damage[last];
    }
    var k = 1;
    while (intensity[k] < x) {
      k++;
    }
    var share = (x - intensity[k - 1]) / (intensity[k] - intensity[k - 1]);
    return damage[k - 1] + share * (damage[k] - damage[k - 1]);
  }

  @Override
  public double[] knots() {
    return intensity.clone();
  }
}
