package ondo.risk.event;

import java.util.Collection;
import ondo.climate.StormResponse;
import ondo.risk.Outcome;

/**
 * A low, central and high annual loss, and what the band contains; bands of different contents are
 * never added (risk model §10).
 *
 * @param low smallest of the band, 1/yr
 * @param central the reported value, 1/yr
 * @param high largest of the band, 1/yr
 * @param contents the one source of uncertainty inside
 */
public record LossBand(double low, double central, double high, Contents contents) {

  /** A source of uncertainty. */
  public enum Contents {
    /** One standard deviation of the depth-damage curve to either side. */
    DEPTH_DAMAGE,
    /** Quartiles of the half-damage winds fitted to single events. */
    WIND_DAMAGE,
    /** 10th and 90th percentile of the assessed change of storm intensity. */
    STORM_INTENSITY,
    /** Smallest and largest over scenarios, or over climate models. */
    CLIMATE
  }

  public LossBand {
    if (!(low <= central && central <= high)) {
      throw new IllegalArgumentException("loss band " + low + ", " + central + ", " + high);
    }
  }

  /**
   * Flood loss within one standard deviation of the damage curve.
   *
   * @param protectedIntensity depth in m below which nothing is lost; missing for no protection
   */
  public static LossBand ofDepthDamage(
      HazardCurve curve, DepthDamage damage, double protectedIntensity) {
    return new LossBand(
        value(curve.annualLoss(damage.shifted(-1), protectedIntensity)),
        value(curve.annualLoss(damage.central(), protectedIntensity)),
        value(curve.annualLoss(damage.shifted(1), protectedIntensity)),
        Contents.DEPTH_DAMAGE);
  }

  /** Storm loss between strong and weak buildings. */
  public static Outcome<LossBand> ofWindDamage(
      StormLoss storms, WindRegion region, double threshold, double windFactor) {
    return storms
        .annualLoss(region.central(threshold), windFactor, 1)
        .map(
            central ->
                new LossBand(
                    value(storms.annualLoss(region.low(threshold), windFactor, 1)),
                    central,
                    value(storms.annualLoss(region.high(threshold), windFactor, 1)),
                    Contents.WIND_DAMAGE));
  }

  /**
   * Storm loss between a weak and a strong answer of storms to warming.
   *
   * @param delta warming since 1991-2020, kelvin
   */
  public static Outcome<LossBand> ofStormIntensity(
      StormLoss storms, DamageCurve damage, Responses responses, double delta) {
    return storms
        .annualLoss(damage, responses.central.windFactor(delta), 1)
        .map(
            central ->
                new LossBand(
                    value(storms.annualLoss(damage, responses.low.windFactor(delta), 1)),
                    central,
                    value(storms.annualLoss(damage, responses.high.windFactor(delta), 1)),
                    Contents.STORM_INTENSITY));
  }

  /** The answers of storms to warming at the low end, the median and the high end. */
  public record Responses(StormResponse low, StormResponse central, StormResponse high) {}

  /**
   * The range of the same loss over scenarios or climate models.
   *
   * @param central the reported one
   * @param others the same loss under the others
   */
  public static LossBand ofClimate(double central, Collection<Double> others) {
    var low = central;
    var high = central;
    for (var loss : others) {
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
    return new LossBand(low, central, high, Contents.CLIMATE);
  }

  private static double value(Outcome<Double> outcome) {
    return outcome.value().orElseThrow();
  }
}
