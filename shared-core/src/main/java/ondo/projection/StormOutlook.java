package ondo.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import ondo.catalog.EventTables;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.StormResponse;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.explain.EventTerms;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.event.EventSet;
import ondo.risk.event.StormLoss;
import ondo.risk.event.WindDamage;

/**
 * Wind losses of the real storms of a record, their wind scaled to the warming of a year (risk
 * model §9.3, §9.4; Emanuel 2011; Eberenz, Lüthi and Bresch 2021).
 */
public final class StormOutlook implements EventOutlook {

  /** A record of fewer years says nothing about a yearly loss (risk model §9.4). */
  static final int FEWEST_YEARS = 20;

  private static final String COUNTRY = "KOR";

  private final PointStorms found;
  private final StormList list;
  private final StormLoss storms;
  private final EventTables tables;
  private final WarmingPath path;
  private final WindDamage central;
  private final WindDamage strong;
  private final WindDamage weak;
  private final Flags assumed;

  /**
   * @param found what the record says of the place
   * @param list the storms behind it
   */
  public StormOutlook(PointStorms found, StormList list, EventTables tables, WarmingPath path) {
    this.found = found;
    this.list = list;
    this.storms = new StormLoss(found.windMs(), list.years());
    this.tables = tables;
    this.path = path;
    var region = tables.windRegion(COUNTRY);
    this.central = region.central(tables.windThreshold());
    this.strong = region.low(tables.windThreshold());
    this.weak = region.high(tables.windThreshold());
    this.assumed =
        found.flags().contains(Flag.TRACK_GAP.name()) ? Flags.of(Flag.TRACK_GAP) : Flags.NONE;
  }

  /** Damage curve to use for Korea's buildings. */
  public static WindDamage damage(EventTables tables) {
    return tables.windRegion(COUNTRY).central(tables.windThreshold());
  }

  /** Factor on the wind of every storm in a year, 0 for 2021. */
  public static double windFactor(
      EventTables tables, WarmingPath path, Scenario scenario, int year) {
    return tables.responses().central().windFactor(delta(path, scenario, year));
  }

  private static double delta(WarmingPath path, Scenario scenario, int year) {
    return path.at(Warming.Curve.CENTRAL, scenario, year) - WarmingLevels.BASE_K;
  }

  @Override
  public Optional<EventYear> at(Scenario scenario, int year) {
    var delta = delta(path, scenario, year);
    var factor = tables.responses().central().windFactor(delta);
    return switch (storms.events(central, factor)) {
      case Outcome.Gap<EventSet> _ -> Optional.empty();
      case Outcome.Known<EventSet> known -> {
        var damage = new Band(loss(strong, factor), loss(weak, factor));
        var response =
            new Band(
                loss(central, answer(tables.responses().low(), delta)),
                loss(central, answer(tables.responses().high(), delta)));
        yield Optional.of(year(known, known.known().annualLoss(), damage, response));
      }
    };
  }

  @Override
  public Optional<EventTerms> terms(Scenario scenario, int year) {
    return at(scenario, year).map(losses -> terms(losses, delta(path, scenario, year)));
  }

  private EventTerms terms(EventYear losses, double delta) {
    var threshold = tables.windThreshold();
    var factor = tables.responses().central().windFactor(delta);
    var all = new ArrayList<EventTerms.Storm>();
    for (var i = 0; i < found.storms().length; i++) {
      var storm = list.storms().get(found.storms()[i]);
      var wind = found.windMs()[i];
      all.add(
          new EventTerms.Storm(
              storm.code(), storm.year(), wind, wind * factor, central.at(wind * factor)));
    }
    var wind = new LinkedHashMap<String, Double>();
    wind.put("thresholdMs", threshold);
    wind.put("halfDamageMs", central.half());
    wind.put("halfDamageStrongMs", strong.half());
    wind.put("halfDamageWeakMs", weak.half());
    wind.put("windFactorLow", answer(tables.responses().low(), delta));
    wind.put("windFactorHigh", answer(tables.responses().high(), delta));
    return losses.terms(all, list.years(), factor, wind, List.of(), null, List.of());
  }

  private EventYear year(
      Outcome.Known<EventSet> known, double annualLoss, Band damage, Band response) {
    var set = known.known();
    var flags = known.flags().and(assumed);
    var losses = new double[EventYear.RETURN_PERIODS.size()];
    for (var i = 0; i < losses.length; i++) {
      var years = EventYear.RETURN_PERIODS.get(i);
      var loss = set.lossAt(years);
      losses[i] = loss.value().orElseThrow();
      flags = flags.and(EventYear.shown(years, loss));
    }
    return new EventYear(annualLoss, deviation(set), losses, damage, response, flags);
  }

  static double deviation(EventSet set) {
    var squares = 0.0;
    for (var step = 0; step < set.size(); step++) {
      squares += set.loss(step) * set.loss(step);
    }
    // The least frequent step has the frequency of every event.
    return Math.sqrt(squares / set.returnPeriod(set.size() - 1));
  }

  private double loss(WindDamage damage, double factor) {
    return storms.annualLoss(damage, factor, 1).value().orElseThrow();
  }

  private static double answer(StormResponse response, double delta) {
    return response.windFactor(delta);
  }
}
