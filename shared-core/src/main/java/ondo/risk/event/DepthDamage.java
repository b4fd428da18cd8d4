package ondo.risk.event;

/**
 * Flood damage against water depth at the building (Huizinga, de Moel and Szewczyk 2017, EUR
 * 28552): mean and, where the table has it, standard deviation of the damage ratio.
 */
public final class DepthDamage {

  /** Broad use of a building; every use of the register belongs to one. */
  public enum Occupancy {
    RESIDENTIAL,
    COMMERCIAL,
    INDUSTRIAL;

    /** The occupancy of a building use such as {@code WAREHOUSE}; commercial unless named. */
    public static Occupancy ofUse(String use) {
      return switch (use) {
        case "RESIDENTIAL", "LODGING" -> RESIDENTIAL;
        case "FACTORY", "WAREHOUSE", "POWER", "DATA_CENTER", "AGRICULTURE" -> INDUSTRIAL;
        default -> COMMERCIAL;
      };
    }
  }

  private final double[] depth;
  private final double[] mean;
  private final double[] deviation;

  /**
   * The knots of the curve.
   *
   * @param depth m, ascending from 0
   * @param mean damage ratio, 0…1
   * @param deviation standard deviation of the damage ratio; empty where the table has none
   */
  public DepthDamage(double[] depth, double[] mean, double[] deviation) {
    if (mean.length != depth.length) {
      throw new IllegalArgumentException(depth.length + " depths with " + mean.length + " means");
    }
    if (deviation.length != 0 && deviation.length != depth.length) {
      throw new IllegalArgumentException(
          depth.length + " depths with " + deviation.length + " deviations");
    }
    this.depth = depth.clone();
    this.mean = mean.clone();
    this.deviation = deviation.clone();
  }

  /** The mean curve. */
  public PiecewiseDamage central() {
    return new PiecewiseDamage(depth, mean);
  }

  /** Whether the table states a deviation. */
  public boolean hasDeviation() {
    return deviation.length > 0;
  }

  /**
   * Standard deviation of the damage ratio as a curve.
   *
   * @throws IllegalStateException if the table states none
   */
  public PiecewiseDamage spread() {
    return new PiecewiseDamage(depth, requiredDeviation());
  }

  /**
   * The mean curve moved by a number of standard deviations at every knot, clipped to 0…1.
   *
   * @throws IllegalStateException if the table states no deviation
   */
  public PiecewiseDamage shifted(double deviations) {
    var spread = requiredDeviation();
    var moved = new double[mean.length];
    for (var i = 0; i < moved.length; i++) {
      moved[i] = Math.clamp(mean[i] + deviations * spread[i], 0.0, 1.0);
    }
    return new PiecewiseDamage(depth, moved);
  }

  private double[] requiredDeviation() {
    if (deviation.length == 0) {
      throw new IllegalStateException("depth-damage curve without a deviation");
    }
    return deviation;
  }
}
