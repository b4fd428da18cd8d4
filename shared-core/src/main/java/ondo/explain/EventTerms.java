package ondo.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a loss from single events (risk model §9).
 *
 * @param storms of the record at the place, for wind; the loss is Σ ratio / years
 * @param years of the record, null for water
 * @param windFactor factor of warming on the wind, null for water
 * @param wind parameters of the damage curves in m/s, empty for water
 * @param curve return period in years against depth in m, for water
 * @param keptOutM depth that a protection keeps out, null for none
 * @param depthDamage depth in m against damage ratio, for water
 * @param annualLoss gross loss, 1/yr
 * @param deviation standard deviation of the yearly loss
 * @param atReturnPeriods loss by return period in years
 * @param damageLow loss of strong buildings, damageHigh of weak ones
 * @param responseLow loss at the 10 % answer of storms to warming, responseHigh at the 90 % one
 */
public record EventTerms(
    List<Storm> storms,
    @Nullable Integer years,
    @Nullable Double windFactor,
    Map<String, Double> wind,
    List<CurvePoint> curve,
    @Nullable Double keptOutM,
    List<DamagePoint> depthDamage,
    double annualLoss,
    double deviation,
    Map<Integer, Double> atReturnPeriods,
    double damageLow,
    double damageHigh,
    double responseLow,
    double responseHigh,
    List<String> flags) {

  /** One storm at the place: winds in m/s, share of the value lost. */
  public record Storm(String code, int year, double windMs, double scaledWindMs, double ratio) {}

  /** A point of the hazard curve. */
  public record CurvePoint(double returnPeriodYears, double depthM) {}

  /** A knot of the damage curve. */
  public record DamagePoint(double depthM, double ratio) {}
}
