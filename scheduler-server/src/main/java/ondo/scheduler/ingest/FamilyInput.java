package ondo.scheduler.ingest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;
import ondo.geo.PointRegions;
import ondo.geo.Region;

/**
 * What a family of local climate is read with.
 *
 * @param files the data directory or the pack
 * @param problems where faults of its files go
 * @param levels at which moved indices are wanted
 * @param changes rows of the East Asia table
 * @param warming of every scenario
 * @param regions of the country
 * @param grid the points that will be asked for
 */
record FamilyInput(
    DataFiles files,
    InputProblems problems,
    WarmingLevels levels,
    List<ChangeRow> changes,
    List<Warming> warming,
    List<Region> regions,
    Grid grid) {

  FamilyInput {
    changes = List.copyOf(changes);
    warming = List.copyOf(warming);
    regions = List.copyOf(regions);
  }

  /** The same, but of the files of another place. */
  FamilyInput of(DataFiles others) {
    return new FamilyInput(others, problems, levels, changes, warming, regions, grid);
  }

  /** Global warming by scenario. */
  Map<Scenario, Warming> warmingByScenario() {
    var byScenario = new EnumMap<Scenario, Warming>(Scenario.class);
    warming.forEach(own -> byScenario.put(own.scenario(), own));
    return byScenario;
  }

  /** The region of every grid point, by the areas in the files; empty after a problem. */
  Optional<PointRegions> pointRegions() {
    return new GeometryFiles(files, problems)
        .areas(GeometryFiles.REGION_AREAS, GeometryFiles.REGIONS_OBJECT)
        .map(areas -> PointRegions.of(grid, regions, areas));
  }

  /** Whether every one of the files is there; a family without its files is simply absent. */
  boolean has(List<String> names) {
    return names.stream().allMatch(files::has);
  }
}
