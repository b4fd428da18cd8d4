package ondo.scheduler.ingest;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import ondo.climate.GridDerivation;
import ondo.climate.StationClimate;
import ondo.climate.StormList;
import ondo.climate.TemperatureChange;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;
import ondo.geo.Region;

/**
 * Everything one data set holds, checked, before it is loaded: from a data directory or from the
 * starter pack alike.
 *
 * @param version sixteen hexadecimal digits, equal for equal files
 * @param name what people call the set
 * @param changes rows of the East Asia table that moved the temperatures
 * @param families local climate of other kinds than station temperatures
 * @param boundaries outlines of regions for maps; none, or one of each region
 * @param hashes SHA-256 of every file used, by name
 */
public record ClimateData(
    String version,
    String name,
    WarmingLevels levels,
    List<ChangeRow> changes,
    List<StationClimate> stations,
    List<Warming> warming,
    Grid grid,
    List<Region> regions,
    List<Boundary> boundaries,
    List<Provenance> sources,
    List<PointFamily> families,
    SortedMap<String, String> hashes) {

  /** Name of sets derived from stations and the East Asia table. */
  static final String STATION_SET = "Korea, observed stations with East Asia delta change";

  public ClimateData {
    changes = List.copyOf(changes);
    stations = List.copyOf(stations);
    warming = List.copyOf(warming);
    regions = List.copyOf(regions);
    boundaries = List.copyOf(boundaries);
    sources = List.copyOf(sources);
    families = List.copyOf(families);
  }

  /** How daily temperatures move with warming, by the medians of {@link #changes}. */
  public TemperatureChange change() {
    return ChangeRow.temperatureChange(changes);
  }

  /** The same data under another version: that of the files they were derived from. */
  ClimateData as(String otherVersion) {
    return new ClimateData(
        otherVersion,
        name,
        levels,
        changes,
        stations,
        warming,
        grid,
        regions,
        boundaries,
        sources,
        families,
        hashes);
  }

  /** The families one by one, for whoever compares them. */
  public List<LocalSource> localSources() {
    return families.stream()
        .map(family -> new LocalSource(family.sources().getFirst().name(), family::at))
        .toList();
  }

  /** The storms behind the storms of places, empty without a record of them. */
  public Optional<StormList> storms() {
    return families.stream().flatMap(family -> family.storms().stream()).findFirst();
  }

  /** Brings the stations' climate to the grid, point by point. */
  public GridDerivation derivation() {
    return new GridDerivation(stations, levels, change());
  }
}
