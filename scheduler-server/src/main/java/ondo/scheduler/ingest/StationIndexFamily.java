package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import ondo.climate.BaseYears;
import ondo.climate.MovedSeries;
import ondo.climate.MovedYears;
import ondo.climate.PointClimate;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.risk.Flag;

/**
 * A yearly index that only single stations have, lent to the points around them; a point farther
 * from every station knows nothing.
 *
 * @param lending to whom and under which flags
 * @param sites the stations
 * @param sources the main source first
 */
record StationIndexFamily(Lending lending, List<Site> sites, List<Provenance> sources)
    implements PointFamily {

  /** Beyond this a record of rain stands for nobody (data set's rule for SPEI), m. */
  static final double REACH_M = 50_000;

  /** The distance of grid points: nearer than this nothing is more local, m. */
  private static final double OWN_M = 10_000;

  /**
   * How an index is lent.
   *
   * @param indicator code of the index
   * @param least smallest value it can have
   * @param most largest value it can have
   * @param flags of every series
   * @param awayFlags further flags beyond 10 km
   * @param packFile of a starter pack, empty for what only a user's own files can carry
   */
  record Lending(
      String indicator,
      double least,
      double most,
      List<String> flags,
      List<String> awayFlags,
      String packFile) {}

  /**
   * One station.
   *
   * @param id of KMA
   */
  record Site(String id, LatLon position, MovedYears years) {}

  StationIndexFamily {
    sites = List.copyOf(sites);
    sources = List.copyOf(sources);
  }

  @Override
  public PointClimate at(GridPoint point) {
    var nearest = REACH_M;
    Site lender = null;
    for (var site : sites) {
      var distance = site.position.distanceM(point.position());
      if (distance <= nearest) {
        nearest = distance;
        lender = site;
      }
    }
    if (lender == null) {
      return PointClimate.UNKNOWN;
    }
    var flags = new TreeSet<>(lending.flags);
    if (nearest > OWN_M) {
      flags.addAll(lending.awayFlags);
    }
    if (lender.years.firstYear() != BaseYears.FIRST) {
      flags.add(Flag.OTHER_BASE_YEARS.name());
    }
    return PointClimate.ofMoved(
        List.of(new MovedSeries(lending.indicator, List.copyOf(flags), lender.years.values())));
  }

  @Override
  public List<PackTable> tables() {
    if (lending.packFile.isEmpty()) {
      return List.of();
    }
    return List.of(
        new PackTable(
            lending.packFile,
            columns(),
            sink -> {
              for (var site : sites) {
                for (var level = 0; level < site.years.levels(); level++) {
                  sink.accept(row(site, level));
                }
              }
            }));
  }

  private static List<String> columns() {
    var columns = new ArrayList<>(List.of("station_id", "lat", "lon", "first_year", "level"));
    for (var year = 1; year <= BaseYears.COUNT; year++) {
      columns.add(column(year));
    }
    return columns;
  }

  /** Base years of stations differ: the columns count them. */
  private static String column(int year) {
    return "year_" + year;
  }

  private static List<String> row(Site site, int level) {
    var row = new ArrayList<String>();
    row.add(site.id);
    row.add(PackWriter.text(site.position.latitude()));
    row.add(PackWriter.text(site.position.longitude()));
    row.add(Integer.toString(site.years.firstYear()));
    row.add(Integer.toString(level));
    for (var year = 0; year < BaseYears.COUNT; year++) {
      row.add(PackWriter.text(site.years.values()[level * BaseYears.COUNT + year]));
    }
    return row;
  }

  /** What a pack holds of one station on the way in. */
  private record Rows(LatLon position, int firstYear, List<double[]> levels) {}

  /** The stations of a pack; fewer after a problem. */
  static List<Site> sites(FamilyInput input, Lending lending) {
    var stations = new LinkedHashMap<String, Rows>();
    new CsvFile(input.files(), lending.packFile, input.problems())
        .read(columns(), row -> add(row, lending, stations));
    var sites = new ArrayList<Site>();
    for (var entry : stations.entrySet()) {
      var rows = entry.getValue();
      if (rows.levels.size() != input.levels().count()) {
        input.problems().add(lending.packFile, "lacks levels of station " + entry.getKey());
        continue;
      }
      var values = rows.levels.stream().flatMapToDouble(DoubleStream::of).toArray();
      sites.add(new Site(entry.getKey(), rows.position, new MovedYears(rows.firstYear, values)));
    }
    return sites;
  }

  private static void add(CsvRow row, Lending lending, Map<String, Rows> stations) {
    var id = row.text("station_id");
    var position = row.position();
    var firstYear = row.integer("first_year", 1850, 2100);
    var values = new double[BaseYears.COUNT];
    for (var year = 0; year < values.length; year++) {
      values[year] = row.numberOrMissing(column(year + 1), lending.least, lending.most);
    }
    if (!row.isValid()) {
      return;
    }
    var own = stations.computeIfAbsent(id, i -> new Rows(position, firstYear, new ArrayList<>()));
    if (row.integer("level", 0, Integer.MAX_VALUE) != own.levels.size()) {
      row.reject("level", "is not the next level");
      return;
    }
    own.levels.add(values);
  }

  /** Base years of all stations, such as 1987-2016, 1990-2019. */
  static String period(List<Site> sites) {
    var periods = new TreeSet<String>();
    sites.forEach(site -> periods.add(site.years.period()));
    return String.join(", ", periods);
  }

  /** Where a station of the data directory lies; a problem when it is not listed. */
  static Optional<LatLon> position(FamilyInput input, String stationId) {
    // What is wrong with the list itself is reported where the stations are read.
    var listed = new StationFiles(input.files(), new InputProblems()).stations();
    var station = listed.stream().filter(s -> s.id().equals(stationId)).findAny();
    if (station.isEmpty()) {
      input.problems().add(StationFiles.STATIONS, "does not list station " + stationId);
    }
    return station.map(s -> s.position());
  }
}
