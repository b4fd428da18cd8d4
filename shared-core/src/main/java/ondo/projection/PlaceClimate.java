package ondo.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.GroundFact;
import ondo.climate.MovedSeries;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.risk.Flags;
import org.jspecify.annotations.Nullable;

/** Everything that is known of the climate, the storms and the ground of one grid point. */
public final class PlaceClimate {

  private final GridPoint point;
  private final Map<String, MovedSeries> moved = new HashMap<>();
  private final Map<String, List<YearlySeries>> yearly = new HashMap<>();
  private final @Nullable PointStorms storms;
  private final Map<String, GroundFact> facts = new HashMap<>();

  public PlaceClimate(
      GridPoint point,
      Collection<MovedSeries> moved,
      Collection<YearlySeries> yearly,
      @Nullable PointStorms storms,
      Collection<GroundFact> facts) {
    this.point = point;
    this.storms = storms;
    moved.forEach(series -> this.moved.put(series.indicator(), series));
    yearly.forEach(
        series ->
            this.yearly.computeIfAbsent(series.indicator(), name -> new ArrayList<>()).add(series));
    facts.forEach(fact -> this.facts.put(fact.name(), fact));
  }

  public GridPoint point() {
    return point;
  }

  /** An index by warming level. */
  public Optional<MovedSeries> moved(String indicator) {
    return Optional.ofNullable(moved.get(indicator));
  }

  /** An index by calendar year under one scenario, or observed where that is null. */
  public Optional<YearlySeries> yearly(String indicator, @Nullable Scenario scenario) {
    return yearly.getOrDefault(indicator, List.of()).stream()
        .filter(series -> series.scenario() == scenario)
        .findFirst();
  }

  /** Whether an index is known by calendar year, at least under one scenario. */
  public boolean isProjected(String indicator) {
    for (var scenario : Scenario.values()) {
      if (yearly(indicator, scenario).isPresent()) {
        return true;
      }
    }
    return false;
  }

  public Optional<PointStorms> storms() {
    return Optional.ofNullable(storms);
  }

  public Optional<GroundFact> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** What is assumed in some facts, as far as they are known. */
  public Flags flags(String... names) {
    var flags = Flags.NONE;
    for (var name : names) {
      var found = facts.get(name);
      if (found != null) {
        flags = flags.and(new Flags(found.flags()));
      }
    }
    return flags;
  }

  /** A fact that is a number, NaN if it is not known. */
  public double number(String name) {
    return fact(name).map(GroundFact::number).orElse(Double.NaN);
  }
}
