package ondo.climate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Global warming from the best estimates of three twenty-year periods (IPCC AR6 WG I SPM), for use
 * where the assessed yearly curve is not at hand: piecewise linear from the 1991-2020 mean, flat
 * before it, the last segment extended.
 */
public final class FallbackWarming {

  /** Middle of 1991-2020, the period all changes are counted from. */
  private static final double BASELINE_MID_YEAR = 2005.5;

  /**
   * One knot.
   *
   * @param midYear middle of the period, later than 2005.5
   * @param gmst kelvin above 1850-1900
   */
  public record Knot(double midYear, double gmst) {}

  private final double baseline;
  private final Map<Scenario, List<Knot>> knots = new EnumMap<>(Scenario.class);

  /**
   * The curves of all scenarios.
   *
   * @param baseline warming of 1991-2020 in kelvin above 1850-1900
   * @param knots at least one for each scenario, in ascending years
   * @throws IllegalArgumentException if a scenario has none or its years do not rise
   */
  public FallbackWarming(double baseline, Map<Scenario, List<Knot>> knots) {
    this.baseline = baseline;
    for (var scenario : Scenario.values()) {
      var line = new ArrayList<Knot>();
      line.add(new Knot(BASELINE_MID_YEAR, baseline));
      line.addAll(knots.getOrDefault(scenario, List.of()));
      if (line.size() < 2 || !isAscending(line)) {
        throw new IllegalArgumentException("warming knots of " + scenario + ": " + line);
      }
      this.knots.put(scenario, List.copyOf(line));
    }
  }

  private static boolean isAscending(List<Knot> line) {
    for (var i = 1; i < line.size(); i++) {
      if (!(line.get(i).midYear > line.get(i - 1).midYear)) {
        return false;
      }
    }
    return true;
  }

  /** Warming of a calendar year in kelvin above 1850-1900, taken at the year's middle. */
  public double gmst(Scenario scenario, int year) {
    var line = knots.getOrDefault(scenario, List.of());
    var t = year + 0.5;
    if (t <= BASELINE_MID_YEAR) {
      return baseline;
    }
    var next = 1;
    while (next < line.size() - 1 && t > line.get(next).midYear) {
      next++;
    }
    var from = line.get(next - 1);
    var to = line.get(next);
    return from.gmst + (to.gmst - from.gmst) * (t - from.midYear) / (to.midYear - from.midYear);
  }

  /** Warming of a calendar year in kelvin above 1991-2020. */
  public double delta(Scenario scenario, int year) {
    return gmst(scenario, year) - baseline;
  }
}
