package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ondo.catalog.CatalogReader;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import ondo.geo.PointIndex;
import ondo.risk.Flag;
import ondo.risk.Flags;

/** Relative sea level of the nearest tide gauge or grid location, for points near the coast. */
final class SeaLevelFamily implements PointFamily {

  static final List<String> FILES = List.of(SeaLevelFiles.PROJECTIONS);
  static final List<String> PACK_FILES = List.of(SeaLevelFiles.PACKED);

  /** About half a step of the one-degree grid: farther away the number deserves a word. */
  private static final double USUAL_DISTANCE_M = 50_000;

  private static final int M_PER_KM = 1000;

  private final List<SeaLevelPlace> places;
  private final PointIndex index;
  private final Grid grid;
  private final double inlandM;

  private SeaLevelFamily(List<SeaLevelPlace> places, Grid grid) {
    this.places = List.copyOf(places);
    this.grid = grid;
    index = new PointIndex(places.stream().map(SeaLevelPlace::position).toList());
    inlandM = CatalogReader.read().parameter("slr_inland_limit");
  }

  static Optional<SeaLevelFamily> ofDirectory(FamilyInput input) {
    return input.has(FILES)
        ? of(new SeaLevelFiles(input.files(), input.problems()).projections(), input.grid())
        : Optional.empty();
  }

  static Optional<SeaLevelFamily> ofPack(FamilyInput input) {
    return input.has(PACK_FILES)
        ? of(new SeaLevelFiles(input.files(), input.problems()).packed(), input.grid())
        : Optional.empty();
  }

  private static Optional<SeaLevelFamily> of(List<SeaLevelPlace> places, Grid grid) {
    return places.isEmpty() ? Optional.empty() : Optional.of(new SeaLevelFamily(places, grid));
  }

  @Override
  public PointClimate at(GridPoint point) {
    if (point.coastDistanceM() >= inlandM) {
      return PointClimate.UNKNOWN;
    }
    var nearest = index.nearest(point.position());
    var flags = flags(nearest.distanceM()).codes();
    var series = new ArrayList<YearlySeries>();
    for (var scenario : Scenario.values()) {
      series.addAll(places.get(nearest.index()).curve(scenario).series(scenario, flags));
    }
    return PointClimate.ofYearly(series);
  }

  private static Flags flags(double distanceM) {
    return distanceM > USUAL_DISTANCE_M
        ? Flags.about(Flag.DISTANT_SOURCE, Long.toString(Math.round(distanceM / M_PER_KM)) + "km")
        : Flags.NONE;
  }

  @Override
  public List<PackTable> tables() {
    return List.of(new PackTable(SeaLevelFiles.PACKED, SeaLevelFiles.PACK_COLUMNS, this::write));
  }

  /** Only the places that are nearest to some point: the others lead nowhere. */
  private void write(Consumer<List<String>> rows) {
    var used = new HashSet<Integer>();
    for (var point : grid.points()) {
      if (point.coastDistanceM() < inlandM) {
        used.add(index.nearest(point.position()).index());
      }
    }
    for (var i = 0; i < places.size(); i++) {
      if (used.contains(i)) {
        places.get(i).write(rows);
      }
    }
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "Relative sea level projections, IPCC AR6 WGI figure 9.28 (medium confidence)",
            "CC BY 4.0",
            "IPCC AR6 WGI chapter 9, Fox-Kemper et al. 2021; Garner et al. 2021, NASA/Rutgers",
            "Nearest of the tide gauges and the one-degree locations by great circle, within 10 km"
                + " of the coast; relative to the land, whose vertical motion at that place is"
                + " included; cm above 1995-2014; median and 5-95 %; linear between decades",
            "2021-2100",
            FILES));
  }
}
