package ondo.projection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ondo.climate.IndexChange;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.risk.Hazard;
import ondo.risk.event.LossBand;
import org.jspecify.annotations.Nullable;

/**
 * How differently climate models let East Asia answer to the same global warming: for every year
 * the warming at which the median model gives what the 10 % or the 90 % model gives in that year
 * (IPCC AR6 WGI chapter 11 regional indices; for storms Knutson et al. 2020).
 */
public final class ResponseRange {

  private static final int STEPS = 60;

  /**
   * The changes of one index over the models.
   *
   * @param low 10th percentile
   * @param central median
   * @param high 90th percentile
   * @param isFactor whether they are per cent, so that a quantity is multiplied
   */
  public record Spread(IndexChange low, IndexChange central, IndexChange high, boolean isFactor) {

    private double since(IndexChange change, double warmingK) {
      return isFactor ? change.factorSinceBase(warmingK) : change.sinceBase(warmingK);
    }
  }

  /** Warming with the same effect at the low and at the high end, K. */
  public record Equivalent(double lowK, double highK) {}

  private final Map<Hazard, Map<Scenario, Equivalent[]>> byHazard = new EnumMap<>(Hazard.class);

  private ResponseRange() {}

  /**
   * The range of a data set.
   *
   * @param spreads by index: TXx, TNn, Rx1day; a hazard whose index is absent has no range
   * @param storms answers of storms to warming
   */
  public static ResponseRange of(
      WarmingPath path, Map<String, Spread> spreads, LossBand.Responses storms) {
    var range = new ResponseRange();
    for (var hazard : Hazard.values()) {
      range.put(hazard, path, spreads, storms);
    }
    return range;
  }

  private void put(
      Hazard hazard, WarmingPath path, Map<String, Spread> spreads, LossBand.Responses storms) {
    switch (hazard) {
      case EXTREME_HEAT, WILDFIRE, DROUGHT -> put(hazard, path, spreads.get("TXx"));
      case EXTREME_COLD -> put(hazard, path, spreads.get("TNn"));
      case RIVER_FLOOD, URBAN_FLOOD -> put(hazard, path, spreads.get("Rx1day"));
      case TYPHOON -> {
        var central = storms.central().wind();
        fill(
            hazard,
            path,
            w ->
                new Equivalent(
                    scaled(w, storms.low().wind() / central),
                    scaled(w, storms.high().wind() / central)));
      }
      case WATER_STRESS, SEA_LEVEL_RISE -> {
        // Withdrawals and the sea answer to more than the air above East Asia.
      }
    }
  }

  private static double scaled(double warmingK, double factor) {
    return WarmingLevels.BASE_K + factor * (warmingK - WarmingLevels.BASE_K);
  }

  private void put(Hazard hazard, WarmingPath path, @Nullable Spread spread) {
    if (spread != null) {
      fill(
          hazard,
          path,
          w ->
              new Equivalent(
                  solve(spread, spread.low(), w, path), solve(spread, spread.high(), w, path)));
    }
  }

  @FunctionalInterface
  private interface Bounds {
    Equivalent of(double warmingK);
  }

  private void fill(Hazard hazard, WarmingPath path, Bounds bounds) {
    var byScenario = new EnumMap<Scenario, Equivalent[]>(Scenario.class);
    for (var scenario : Scenario.values()) {
      var years = new Equivalent[Warming.YEARS];
      for (var year = 0; year < years.length; year++) {
        var equivalent = bounds.of(path.at(Warming.Curve.CENTRAL, scenario, year));
        years[year] =
            new Equivalent(path.within(equivalent.lowK()), path.within(equivalent.highK()));
      }
      byScenario.put(scenario, years);
    }
    byHazard.put(hazard, byScenario);
  }

  /** The warming at which the median gives what {@code bound} gives at {@code warmingK}. */
  private static double solve(Spread spread, IndexChange bound, double warmingK, WarmingPath path) {
    var wanted = spread.since(bound, warmingK);
    var low = path.level(0);
    var high = path.highestK();
    for (var step = 0; step < STEPS; step++) {
      var middle = (low + high) / 2;
      if (spread.since(spread.central(), middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The equivalent warming of a year, 0 for 2021; empty for a hazard without a range. */
  public Optional<Equivalent> of(Hazard hazard, Scenario scenario, int year) {
    var byScenario = byHazard.get(hazard);
    if (byScenario == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(byScenario.get(scenario)).map(years -> years[year]);
  }
}
