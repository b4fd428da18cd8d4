package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import ondo.catalog.CatalogReader;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.climate.WaterLevel;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.geo.PointIndex;
import ondo.risk.Flag;

/**
 * Today's water level of a hundred years, tide, surge and waves together, at points near the coast:
 * the nearest coast point of every study within reach.
 */
final class CoastalWaterFamily implements PointFamily {

  static final String LEVELS = "climate/coastal-extreme-water-level-korea.csv";
  static final String PACKED = "coastal-water.csv";
  static final List<String> FILES = List.of(LEVELS);
  static final List<String> PACK_FILES = List.of(PACKED);

  /**
   * A little more than the spacing of the denser study's coast points; what lies farther away is
   * another bay or the other side of a cape.
   */
  private static final double REACH_M = 30_000;

  private static final double MOST_M = 20;

  private final Grid grid;
  private final Function<GridPoint, Optional<WaterLevel>> levels;

  private CoastalWaterFamily(Grid grid, Function<GridPoint, Optional<WaterLevel>> levels) {
    this.grid = grid;
    this.levels = levels;
  }

  /** The coast points of one study. */
  private record Study(List<WaterLevel> levels, PointIndex index) {

    Optional<WaterLevel> near(LatLon place) {
      var nearest = index.nearest(place);
      return nearest.distanceM() > REACH_M
          ? Optional.empty()
          : Optional.of(levels.get(nearest.index()));
    }
  }

  static Optional<CoastalWaterFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var studies = studies(input);
    var inlandM = CatalogReader.read().parameter("slr_inland_limit");
    return Optional.of(
        new CoastalWaterFamily(
            input.grid(),
            point ->
                point.coastDistanceM() < inlandM
                    ? near(studies, point.position())
                    : Optional.empty()));
  }

  private static Optional<WaterLevel> near(List<Study> studies, LatLon place) {
    var near = studies.stream().flatMap(study -> study.near(place).stream()).toList();
    return near.isEmpty() ? Optional.empty() : Optional.of(WaterLevel.of(near));
  }

  private static List<Study> studies(FamilyInput input) {
    var positions = new LinkedHashMap<String, List<LatLon>>();
    var levels = new HashMap<String, List<WaterLevel>>();
    new CsvFile(input.files(), LEVELS, input.problems())
        .read(
            List.of(
                "source", "lat", "lon", "twl_100yr_q05_m", "twl_100yr_q50_m", "twl_100yr_q95_m"),
            row -> {
              var source = row.text("source");
              var position = row.anywhere();
              level(row, "twl_100yr_q05_m", "twl_100yr_q50_m", "twl_100yr_q95_m")
                  .ifPresent(
                      level -> {
                        positions.computeIfAbsent(source, s -> new ArrayList<>()).add(position);
                        levels.computeIfAbsent(source, s -> new ArrayList<>()).add(level);
                      });
            });
    var studies = new ArrayList<Study>();
    positions.forEach(
        (source, places) ->
            studies.add(new Study(levels.getOrDefault(source, List.of()), new PointIndex(places))));
    return studies;
  }

  private static Optional<WaterLevel> level(CsvRow row, String low, String central, String high) {
    var least = row.number(low, -MOST_M, MOST_M);
    var best = row.number(central, -MOST_M, MOST_M);
    var most = row.number(high, -MOST_M, MOST_M);
    if (row.isValid() && !(least <= best && best <= most)) {
      row.reject(central, "the three levels are out of order");
    }
    return row.isValid() ? Optional.of(new WaterLevel(least, best, most)) : Optional.empty();
  }

  static Optional<CoastalWaterFamily> ofPack(FamilyInput input) {
    if (!input.has(PACK_FILES)) {
      return Optional.empty();
    }
    var levels = new HashMap<Integer, WaterLevel>();
    new CsvFile(input.files(), PACKED, input.problems())
        .read(
            List.of("id", "low_m", "central_m", "high_m"),
            row -> {
              var id = row.integer("id", 1, Integer.MAX_VALUE);
              level(row, "low_m", "central_m", "high_m").ifPresent(level -> levels.put(id, level));
            });
    var byId = Map.copyOf(levels);
    return Optional.of(
        new CoastalWaterFamily(input.grid(), point -> Optional.ofNullable(byId.get(point.id()))));
  }

  @Override
  public PointClimate at(GridPoint point) {
    return levels
        .apply(point)
        .map(
            level ->
                PointClimate.ofFacts(
                    List.of(
                        fact("water_level_100yr_m", level.central()),
                        fact("water_level_100yr_low_m", level.low()),
                        fact("water_level_100yr_high_m", level.high()))))
        .orElse(PointClimate.UNKNOWN);
  }

  private static GroundFact fact(String name, double value) {
    return GroundFact.of(name, value, Flag.WAVES_INCLUDED.name());
  }

  @Override
  public List<PackTable> tables() {
    return List.of(
        new PackTable(PACKED, List.of("id", "low_m", "central_m", "high_m"), this::write));
  }

  private void write(Consumer<List<String>> rows) {
    for (var point : grid.points()) {
      levels
          .apply(point)
          .ifPresent(
              level ->
                  rows.accept(
                      List.of(
                          Integer.toString(point.id()),
                          PackWriter.text(level.low()),
                          PackWriter.text(level.central()),
                          PackWriter.text(level.high()))));
    }
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "Extreme total water levels of a hundred years at the coast, IPCC AR6 WGI chapter 12",
            "Apache-2.0 (figure data and scripts of the chapter)",
            "Vousdoukas et al. 2018; Kirezci et al. 2020; IPCC AR6 WGI chapter 12, figure 12.4",
            "Nearest coast point of each study within 30 km, for points within 10 km of the coast;"
                + " m above mean sea level, waves included; central: mean of the studies' medians;"
                + " low and high: the lowest 5th and the highest 95th percentile of either",
            "present climate",
            FILES));
  }
}
