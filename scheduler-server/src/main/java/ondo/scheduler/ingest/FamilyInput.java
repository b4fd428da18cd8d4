package ondo.scheduler.ingest;

import java.util.List;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;
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

  /** Whether every one of the files is there; a family without its files is simply absent. */
  boolean has(List<String> names) {
    return names.stream().allMatch(files::has);
  }
}
