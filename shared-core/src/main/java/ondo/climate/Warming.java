package ondo.climate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Global warming above 1850–1900 in K by year, 2021…2100, for one scenario: best estimate and 5 %
 * and 95 % curve of IPCC AR6 WGI, figure 4.11 (assessed global surface air temperature).
 */
public final class Warming {

  public static final int FIRST_YEAR = 2021;
  public static final int YEARS = 80;

  /** 1850–1900 to 1995–2014 in K (IPCC AR6 WGI, cross-chapter box 2.3). */
  public static final double OFFSET_K = 0.85;

  private static final int SLOPE_WINDOWS = 10;

  /** Which line of the assessed range. */
  public enum Curve {
    LOW,
    CENTRAL,
    HIGH
  }

  /**
   * Warming of a 20-year window above 1995–2014, K, by curve.
   *
   * @param midYear middle of the window, such as 2009.5
   */
  public record Window(double midYear, double lowK, double centralK, double highK) {

    public Window {
      if (!(lowK <= centralK && centralK <= highK)) {
        throw new IllegalArgumentException(
            "curves out of order in the window of %s: %s, %s, %s"
                .formatted(midYear, lowK, centralK, highK));
      }
    }

    private double above(Curve curve) {
      return switch (curve) {
        case LOW -> lowK;
        case CENTRAL -> centralK;
        case HIGH -> highK;
      };
    }
  }

  private final Scenario scenario;
  private final Map<Curve, double[]> byCurve;

  private Warming(Scenario scenario, Map<Curve, double[]> byCurve) {
    this.scenario = scenario;
    this.byCurve = byCurve;
  }

  /**
   * Linear between window middles; after the last with the slope of the last ten windows.
   *
   * @param windows ascending, yearly, beginning before 2021, at least eleven
   */
  public static Warming of(Scenario scenario, List<Window> windows) {
    check(scenario, windows);
    var byCurve = new EnumMap<Curve, double[]>(Curve.class);
    for (var curve : Curve.values()) {
      var values = new double[YEARS];
      for (var i = 0; i < YEARS; i++) {
        values[i] = OFFSET_K + interpolated(windows, curve, FIRST_YEAR + i);
      }
      byCurve.put(curve, values);
    }
    return new Warming(scenario, byCurve);
  }

  /** From 80 values a curve that were computed before, K. */
  public static Warming of(Scenario scenario, double[] low, double[] central, double[] high) {
    for (var curve : List.of(low, central, high)) {
      if (curve.length != YEARS) {
        throw new IllegalArgumentException(
            scenario + ": " + curve.length + " years of warming instead of " + YEARS);
      }
    }
    var byCurve = new EnumMap<Curve, double[]>(Curve.class);
    byCurve.put(Curve.LOW, low.clone());
    byCurve.put(Curve.CENTRAL, central.clone());
    byCurve.put(Curve.HIGH, high.clone());
    return new Warming(scenario, byCurve);
  }

  public Scenario scenario() {
    return scenario;
  }

  /**
   * Warming of a year, K.
   *
   * @throws IllegalArgumentException outside 2021…2100
   */
  public double at(Curve curve, int year) {
    if (year < FIRST_YEAR || year >= FIRST_YEAR + YEARS) {
      throw new IllegalArgumentException("no warming of the year " + year);
    }
    return of(curve)[year - FIRST_YEAR];
  }

  /** Warming of 2021…2100, K. */
  public double[] values(Curve curve) {
    return of(curve).clone();
  }

  private double[] of(Curve curve) {
    return Objects.requireNonNull(byCurve.get(curve));
  }

  private static void check(Scenario scenario, List<Window> windows) {
    if (windows.size() <= SLOPE_WINDOWS || windows.getFirst().midYear > FIRST_YEAR) {
      throw new IllegalArgumentException(
          scenario + ": warming needs eleven windows or more, the first before " + FIRST_YEAR);
    }
    for (var i = 1; i < windows.size(); i++) {
      if (windows.get(i).midYear <= windows.get(i - 1).midYear) {
        throw new IllegalArgumentException(
            scenario + ": windows out of order at " + windows.get(i).midYear);
      }
    }
  }

  private static double interpolated(List<Window> windows, Curve curve, double year) {
    var last = windows.getLast();
    if (year > last.midYear) {
      var earlier = windows.get(windows.size() - 1 - SLOPE_WINDOWS);
      return last.above(curve) + slope(earlier, last, curve) * (year - last.midYear);
    }
    var i = 1;
    while (windows.get(i).midYear < year) {
      i++;
    }
    var from = windows.get(i - 1);
    return from.above(curve) + slope(from, windows.get(i), curve) * (year - from.midYear);
  }

  private static double slope(Window from, Window to, Curve curve) {
    return (to.above(curve) - from.above(curve)) / (to.midYear - from.midYear);
  }
}
