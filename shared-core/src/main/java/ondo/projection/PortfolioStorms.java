package ondo.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import ondo.catalog.EventTables;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.risk.event.EventSet;

/**
 * Wind losses of many places together, in money: every storm's loss is summed over the places
 * before anything else, so what one storm does to many of them stays one loss (risk model §9.4).
 */
public final class PortfolioStorms {

  private final StormList list;
  private final EventTables tables;
  private final WarmingPath path;

  /** Per storm: wind in m/s against the value that stands in it. */
  private final Map<Integer, Map<Double, Double>> valueInWind = new TreeMap<>();

  public PortfolioStorms(StormList list, EventTables tables, WarmingPath path) {
    this.list = list;
    this.tables = tables;
    this.path = path;
  }

  /** Adds a place with {@code value} units of money. */
  public void add(PointStorms storms, double value) {
    for (var i = 0; i < storms.storms().length; i++) {
      valueInWind
          .computeIfAbsent(storms.storms()[i], storm -> new HashMap<>())
          .merge(storms.windMs()[i], value, Double::sum);
    }
  }

  /**
   * The storms' losses in a year, 0 for 2021; one of 0 when no storm reached any place.
   *
   * @throws IllegalStateException if the record has fewer than 20 years
   */
  public EventSet at(Scenario scenario, int year) {
    if (list.years() < StormOutlook.FEWEST_YEARS) {
      throw new IllegalStateException("a storm record of " + list.years() + " years");
    }
    var damage = StormOutlook.damage(tables);
    var factor = StormOutlook.windFactor(tables, path, scenario, year);
    var losses = new double[Math.max(1, valueInWind.size())];
    var next = 0;
    for (var ofStorm : valueInWind.values()) {
      for (var entry : new TreeMap<>(ofStorm).entrySet()) {
        losses[next] += entry.getValue() * damage.at(entry.getKey() * factor);
      }
      next++;
    }
    return EventSet.ofRecord(losses, list.years());
  }

  /** √Σλ·L²: the deviation of the yearly loss of independent storms. */
  public static double deviation(EventSet set) {
    return StormOutlook.deviation(set);
  }
}
