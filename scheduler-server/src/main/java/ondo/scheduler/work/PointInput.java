package ondo.scheduler.work;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.ResultRepository.Selection;

/**
 * Input of a chunk of grid points.
 *
 * @param resultSetId where the rows go
 * @param replace whether rows of these points are there already and give way
 * @param hazards codes, empty means all
 * @param scenarios codes, empty means all
 */
record PointInput(
    int resultSetId,
    boolean replace,
    List<Integer> gridIds,
    List<String> hazards,
    List<String> scenarios) {

  PointInput {
    gridIds = List.copyOf(gridIds);
    hazards = List.copyOf(hazards);
    scenarios = List.copyOf(scenarios);
  }

  Selection selection() {
    return new Selection(hazardSet(), scenarioSet(), gridIds);
  }

  boolean includes(Hazard hazard, Scenario scenario) {
    return (hazards.isEmpty() || hazards.contains(hazard.code()))
        && (scenarios.isEmpty() || scenarios.contains(scenario.name()));
  }

  private Set<Hazard> hazardSet() {
    var set = EnumSet.noneOf(Hazard.class);
    for (var hazard : Hazard.values()) {
      if (hazards.isEmpty() || hazards.contains(hazard.code())) {
        set.add(hazard);
      }
    }
    return set;
  }

  private Set<Scenario> scenarioSet() {
    var set = EnumSet.noneOf(Scenario.class);
    for (var scenario : Scenario.values()) {
      if (scenarios.isEmpty() || scenarios.contains(scenario.name())) {
        set.add(scenario);
      }
    }
    return set;
  }
}
