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
import ondo.risk.event.DamageCurve;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.SquaredDamage;
import ondo.risk.event.WindDamage;
import ondo.risk.event.WindRegion;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Losses from curves of intensity against return period: water over the ground floor, or wind (risk
 * model §9.1–9.3; Huizinga, de Moel and Szewczyk 2017; Emanuel 2011).
 */
public final class CurveOutlook implements EventOutlook {

  /** The hazard curve of a year. */
  @FunctionalInterface
  public interface Curves {

    /**
     * Intensity at the building against return period; empty where there is none.
     *
     * @param year 0 for 2021
     */
    Optional<HazardCurve> of(Scenario scenario, int year);
  }

  /**
   * Damage against intensity, and the ends of its range.
   *
   * @param low damage of strong buildings
   * @param central damage to use
   * @param high damage of weak buildings
   */
  public record Damage(DamageCurve low, DamageCurve central, DamageCurve high) {

    /** One standard deviation of the depth-damage curve to either side, where the table has it. */
    public static Damage of(DepthDamage damage) {
      return damage.hasDeviation()
          ? new Damage(damage.shifted(-1), damage.central(), damage.shifted(1))
          : new Damage(damage.central(), damage.central(), damage.central());
    }

    /** Quartiles of the half-damage winds fitted to single events. */
    public static Damage of(WindRegion region, double threshold) {
      WindDamage low = region.low(threshold);
      return new Damage(low, region.central(threshold), region.high(threshold));
    }
  }

  private final Curves curves;
  private final Curves baseline;
  private final Damage damage;
  private final @Nullable Double protectionYears;
  private final Flags assumed;

  /**
   * @param curves of the years
   * @param baseline of today, from which the intensity is taken that a protection keeps out
   * @param protectionYears return period in years up to which water is kept out, null if unknown
   * @param assumed what is assumed in the curves
   */
  public CurveOutlook(
      Curves curves,
      Curves baseline,
      Damage damage,
      @Nullable Double protectionYears,
      Flags assumed) {
    this.curves = curves;
    this.baseline = baseline;
    this.damage = damage;
    this.protectionYears = protectionYears;
    this.assumed = assumed;
  }

  /** Water over the ground floor. */
  public CurveOutlook(
      Curves curves,
      Curves baseline,
      DepthDamage damage,
      @Nullable Double protectionYears,
      Flags assumed) {
    this(curves, baseline, Damage.of(damage), protectionYears, assumed);
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
    Outcome<Double> loss = curve.annualLoss(damage.central(), keptOut);
    var central = loss.value().orElseThrow();
    var flags = loss.flags().and(assumed);
    var losses = new double[EventYear.RETURN_PERIODS.size()];
    for (var i = 0; i < losses.length; i++) {
      var years = EventYear.RETURN_PERIODS.get(i);
      var atPeriod = lossAt(curve, years, keptOut);
      losses[i] = atPeriod.value().orElseThrow();
      flags = flags.and(EventYear.shown(years, atPeriod));
    }
    var band =
        new Band(
            Math.min(central, annualLoss(curve, damage.low(), keptOut)),
            Math.max(central, annualLoss(curve, damage.high(), keptOut)));
    return new EventYear(
        central,
        Math.sqrt(annualLoss(curve, new SquaredDamage(damage.central()), keptOut)),
        losses,
        band,
        new Band(central, central),
        flags);
  }

  private static double annualLoss(HazardCurve curve, DamageCurve damage, double keptOut) {
    return curve.annualLoss(damage, keptOut).value().orElseThrow();
  }

  private Outcome<Double> lossAt(HazardCurve curve, double years, double keptOut) {
    var loss = curve.lossAt(years, damage.central());
    return !Missing.is(keptOut) && curve.intensityAt(years) < keptOut
        ? Outcome.of(0.0, loss.flags())
        : loss;
  }

  /** Intensity that protection keeps out today and, unchanged, in future. */
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
