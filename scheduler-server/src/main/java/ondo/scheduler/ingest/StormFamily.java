package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.PointClimate;
import ondo.climate.PointStorms;
import ondo.climate.StormExposure;
import ondo.climate.StormList;
import ondo.climate.StormRecord;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.risk.Flag;
import ondo.risk.Flags;

/**
 * Tropical cyclones of a record of whole years: what each did at a point under the climate of its
 * time (risk model §5.9, §9.4). How warming scales it is the engine's part.
 */
final class StormFamily implements PointFamily {

  static final List<String> FILES = List.of(StormFiles.TRACKS, StormFiles.JMA);
  static final List<String> PACK_FILES = StormPack.FILES;

  private final StormList list;
  private final Set<String> joined;
  private final Grid grid;
  private final Function<GridPoint, PointStorms> storms;

  /**
   * @param joined codes of the storms that JMA told with its radii
   * @param storms of every point of the grid
   */
  StormFamily(
      StormList list, Set<String> joined, Grid grid, Function<GridPoint, PointStorms> storms) {
    this.list = list;
    this.joined = Set.copyOf(joined);
    this.grid = grid;
    this.storms = storms;
  }

  static Optional<StormFamily> ofDirectory(FamilyInput input) {
    if (!input.has(List.of(StormFiles.TRACKS))) {
      return Optional.empty();
    }
    var tracks = new StormFiles(input.files(), input.problems()).tracks();
    var tables = EventTables.of(CatalogReader.read());
    var record =
        new StormRecord(
            StormFiles.FIRST_YEAR, StormFiles.LAST_YEAR, tracks.tracks(), tables.holland());
    return Optional.of(
        new StormFamily(
            record.list(),
            tracks.joined(),
            input.grid(),
            point -> derive(record, tables.stormExposure(), point.position())));
  }

  static Optional<StormFamily> ofPack(FamilyInput input) {
    return input.has(PACK_FILES) ? new StormPack(input).read() : Optional.empty();
  }

  private static PointStorms derive(StormRecord record, StormExposure weights, LatLon site) {
    var exposure = record.exposure(weights, site);
    var maxima = record.stormMaxima(site);
    var numbers = new int[maxima.length];
    var winds = new double[maxima.length];
    var count = 0;
    for (var i = 0; i < maxima.length; i++) {
      if (maxima[i] > 0) {
        numbers[count] = i;
        winds[count++] = hundredths(maxima[i]);
      }
    }
    var flags = Flags.NONE;
    if (exposure.radiiFromWindField()) {
      flags = flags.and(Flags.of(Flag.RADII_FROM_WINDFIELD));
    }
    if (exposure.trackGap()) {
      flags = flags.and(Flags.of(Flag.TRACK_GAP));
    }
    return new PointStorms(
        exposure.byYear(),
        Arrays.copyOf(numbers, count),
        Arrays.copyOf(winds, count),
        flags.codes());
  }

  /** Finer than the model knows, and short to write down. */
  private static double hundredths(double windMs) {
    return Math.round(windMs * 100) / 100.0;
  }

  @Override
  public PointClimate at(GridPoint point) {
    return PointClimate.ofStorms(storms.apply(point));
  }

  @Override
  public Optional<StormList> storms() {
    return Optional.of(list);
  }

  @Override
  public List<PackTable> tables() {
    return StormPack.tables(list, joined, grid, storms);
  }

  @Override
  public List<Provenance> sources() {
    var period = "%d-%d".formatted(list.firstYear(), list.firstYear() + list.years() - 1);
    var sources = new ArrayList<Provenance>();
    sources.add(
        new Provenance(
            "IBTrACS best tracks, western North Pacific, %d storms within 1000 km of Korea"
                .formatted(list.storms().size()),
            "Open data (CC BY 4.0 as its carrier states)",
            "NOAA NCEI, International Best Track Archive for Climate Stewardship (IBTrACS)",
            "Holland (2008) wind from the central pressure, hourly; grade from the 10-minute wind;"
                + " pressure interpolated over at most 12 h; without radii the 10-minute model wind"
                + " at the site (0.93 of the 1-minute wind, WMO/TD-No. 1555) stands for them;"
                + " all years count, quiet ones too",
            period,
            List.of(StormFiles.TRACKS)));
    if (!joined.isEmpty()) {
      sources.add(
          new Provenance(
              "RSMC Tokyo best tracks with wind radii, %d storms".formatted(joined.size()),
              "JMA public data licence (attribution)",
              "Japan Meteorological Agency, RSMC Tokyo - Typhoon Center",
              "Where both know a storm at the same time, this fix takes the other's place: centre,"
                  + " pressure, grade, radii of 30 and 50 kt",
              "2015-2021",
              List.of(StormFiles.JMA)));
    }
    return sources;
  }
}
