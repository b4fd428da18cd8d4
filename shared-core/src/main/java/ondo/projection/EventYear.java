package ondo.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.explain.EventTerms;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Losses of a year from single events (risk model §9), as ratios of the value at stake, before
 * insurance.
 *
 * @param annualLoss expected loss, 1/yr
 * @param deviation standard deviation of the yearly loss when events come independently of each
 *     other: √Σλ·D²
 * @param atReturnPeriods loss of the event exceeded once in each of {@link #RETURN_PERIODS}
 * @param damage expected loss at the weak and the strong end of the damage curve (risk model §10)
 * @param response expected loss at the 10 % and 90 % answer of storms to warming; the central value
 *     twice where events do not answer so
 * @param flags what is assumed
 */
@SuppressWarnings("ArrayRecordComponent") // on its way into a row, never compared
public record EventYear(
    double annualLoss,
    double deviation,
    double[] atReturnPeriods,
    Band damage,
    Band response,
    Flags flags) {

  /** Return periods in years at which losses are stored. */
  public static final List<Integer> RETURN_PERIODS = List.of(10, 20, 50, 100, 250, 500, 1000);

  /** Those of them that every answer shows; the others are for who asks. */
  public static final List<Integer> SHOWN = List.of(10, 50, 100, 250);

  /** What is assumed in a loss at a return period, as far as every answer shows it. */
  static Flags shown(int years, Outcome<Double> loss) {
    return SHOWN.contains(years) ? loss.flags() : Flags.NONE;
  }

  /** These losses beside what they were made of. */
  EventTerms terms(
      List<EventTerms.Storm> storms,
      @Nullable Integer years,
      @Nullable Double windFactor,
      Map<String, Double> wind,
      List<EventTerms.CurvePoint> curve,
      @Nullable Double keptOutM,
      List<EventTerms.DamagePoint> depthDamage) {
    var byPeriod = new LinkedHashMap<Integer, Double>();
    for (var i = 0; i < atReturnPeriods.length; i++) {
      byPeriod.put(RETURN_PERIODS.get(i), atReturnPeriods[i]);
    }
    return new EventTerms(
        storms,
        years,
        windFactor,
        wind,
        curve,
        keptOutM,
        depthDamage,
        annualLoss,
        deviation,
        byPeriod,
        damage.low(),
        damage.high(),
        response.low(),
        response.high(),
        flags.codes());
  }
}
