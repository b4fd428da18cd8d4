package ondo.risk.event;

/** Share of the value lost at an intensity, non-decreasing in it. */
public sealed interface DamageCurve permits PiecewiseDamage, SquaredDamage, WindDamage {

  /** Damage ratio at an intensity in the curve's unit (m of water or m/s of wind). */
  double at(double intensity);

  /** Intensities, ascending, at which the curve bends: integration must not step over them. */
  double[] knots();
}
