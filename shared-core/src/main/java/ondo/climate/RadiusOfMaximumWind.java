package ondo.climate;

/**
 * Radius of maximum wind in nautical miles against central pressure in hPa: piecewise linear, flat
 * outside the table.
 */
public final class RadiusOfMaximumWind {

  private final double[] pressure;
  private final double[] radius;

  /**
   * The points of the table.
   *
   * @param pressure hPa, strictly ascending, at least one
   * @param radius nautical miles, one for each pressure
   */
  public RadiusOfMaximumWind(double[] pressure, double[] radius) {
    if (pressure.length == 0 || pressure.length != radius.length) {
      throw new IllegalArgumentException(
          pressure.length + " pressures with " + radius.length + " radii of maximum wind");
    }
    for (var i = 1; i < pressure.length; i++) {
      if (!(pressure[i] > pressure[i - 1])) {
        throw new IllegalArgumentException("pressures do not rise at " + pressure[i] + " hPa");
      }
    }
    this.pressure = pressure.clone();
    this.radius = radius.clone();
  }

  /** Nautical miles at a central pressure in hPa. */
  public double at(double centralPressure) {
    var last = pressure.length - 1;
    if (centralPressure <= pressure[0]) {
      return radius[0];
    }
    if (centralPressure >= pressure[last]) {
      return radius[last];
    }
    var k = 1;
    while (pressure[k] < centralPressure) {
      k++;
    }
    var share = (centralPressure - pressure[k - 1]) / (pressure[k] - pressure[k - 1]);
    return radius[k - 1] + share * (radius[k] - radius[k - 1]);
  }
}
