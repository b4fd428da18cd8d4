package ondo.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.explain.EventTerms;
import ondo.explain.Numbers;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.LossBand;
import ondo.risk.event.PiecewiseDamage;
import ondo.risk.event.SquaredDamage;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Flood losses from curves of depth against return period (risk model §9.1, §9.2; Huizinga, de Moel
 * and Szewczyk 2017).
 */
public final class FloodOutlook implements EventOutlook {

  /** The curve of water depth at the building in a year. */
  @FunctionalInterface
  public interface Curves {

    /**
     * Depth above the ground floor in m against return period; empty where there is none.
     *
     * @param year 0 for 2021
     */
    Optional<HazardCurve> of(Scenario scenario, int year);
  }

  private final Curves curves;
  private final Curves baseline;
  private final DepthDamage damage;
  private final @Nullable Double protectionYears;
  private final Flags assumed;

  /**
   * @param curves of the years
   * @param baseline of today, from which the depth is taken that a protection keeps out
   * @param protectionYears return period in years up to which water is kept out, null if unknown
   * @param assumed what is assumed in the curves
   */
  public FloodOutlook(
      Curves curves,
      Curves baseline,
      DepthDamage damage,
      @Nullable Double protectionYears,
      Flags assumed) {
    this.curves = curves;
    this.baseline = baseline;
    this.damage = damage;
    this.protectionYears = protectionYears;
    this.assumed = assumed;
  }

  @Override
  public Optional<EventYear> at(Scenario scenario, int year) {
    return curves.of(scenario, year).map(curve -> year(curve, keptOut(scenario)));
  }

  @Override
  public Optional<EventTerms> terms(Scenario scenario, int year) {
    return curves.of(scenario, year).map(curve -> terms(curve, keptOut(scenario)));
  }

  private EventTerms terms(HazardCurve curve, double keptOut) {
    var points =
        curve.points().stream()
            .map(point -> new EventTerms.CurvePoint(point.returnPeriod(), point.intensity()))
            .toList();
    var mean = damage.central();
    var knots =
        Arrays.stream(mean.knots())
            .mapToObj(depth -> new EventTerms.DamagePoint(depth, mean.at(depth)))
            .toList();
    return year(curve, keptOut)
        .terms(List.of(), null, null, Map.of(), points, Numbers.of(keptOut), knots);
  }

  private EventYear year(HazardCurve curve, double keptOut) {
    var mean = damage.central();
    Outcome<Double> loss = curve.annualLoss(mean, keptOut);
    var central = loss.value().orElseThrow();
    var flags = loss.flags().and(assumed);
    var losses = new double[EventYear.RETURN_PERIODS.size()];
    for (var i = 0; i < losses.length; i++) {
      losses[i] = lossAt(curve, mean, EventYear.RETURN_PERIODS.get(i), keptOut);
    }
    var band = damage.hasDeviation() ? band(curve, keptOut) : new Band(central, central);
    return new EventYear(
        central, deviation(curve, mean, keptOut), losses, band, new Band(central, central), flags);
  }

  private static double lossAt(
      HazardCurve curve, PiecewiseDamage mean, double years, double keptOut) {
    if (!Missing.is(keptOut) && curve.intensityAt(years) < keptOut) {
      return 0;
    }
    return curve.lossAt(years, mean).value().orElseThrow();
  }

  private Band band(HazardCurve curve, double keptOut) {
    var band = LossBand.ofDepthDamage(curve, damage, keptOut);
    return new Band(band.low(), band.high());
  }

  /** √∫D² dλ: the same integral with the squared damage. */
  private static double deviation(HazardCurve curve, PiecewiseDamage mean, double keptOut) {
    var squares = curve.annualLoss(new SquaredDamage(mean), keptOut);
    return Math.sqrt(squares.value().orElseThrow());
  }

  /** Depth in m of the water that protection keeps out today and, unchanged, in future. */
  private double keptOut(Scenario scenario) {
    if (protectionYears == null || protectionYears <= 0) {
      return Missing.VALUE;
    }
    return baseline
        .of(scenario, 0)
        .map(curve -> curve.intensityAt(protectionYears))
        .orElse(Missing.VALUE);
  }
}
