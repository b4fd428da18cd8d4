package ondo.risk.event;

/**
 * The square of a damage ratio: its integral over the frequencies is the variance of the losses.
 *
 * @param damage the ratio itself
 */
public record SquaredDamage(DamageCurve damage) implements DamageCurve {

  @Override
  public double at(double intensity) {
    var ratio = damage.at(intensity);
    return ratio * ratio;
  }

  @Override
  public double[] knots() {
    return damage.knots();
  }
}
