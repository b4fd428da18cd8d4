package ondo.scheduler.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ondo.climate.HeightReach;
import ondo.climate.Station;
import ondo.climate.StationClimate;
import ondo.climate.StationDerivation;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;

/** Reads a directory of observations and tables and derives the stations' climate from it. */
public final class DataDirectory {

  private static final String COAST = "korea-coast.geojson";
  private static final Pattern DAILY = Pattern.compile("asos-daily-(\\d+)\\.csv\\.gz");

  private final Path root;
  private final DataFiles files;
  private final InputProblems problems = new InputProblems();

  private DataDirectory(Path root) {
    this.root = root;
    files = new DataFiles.Directory(root);
  }

  /**
   * Reads and derives everything.
   *
   * @throws InvalidInputException with every problem met, up to a hundred
   */
  public static ClimateData read(Path root) {
    return new DataDirectory(root).read();
  }

  /**
   * The version that the directory's files would have, without deriving anything.
   *
   * @throws InvalidInputException if a file is missing or the list of stations is wrong
   */
  public static String version(Path root) {
    return new DataDirectory(root).version();
  }

  private String version() {
    refuseNoDirectory();
    var stations = new StationFiles(files, problems).stations();
    var hashes = FileHashes.of(files, names(stations), problems);
    problems.throwIfAny();
    return FileHashes.version(hashes);
  }

  private void refuseNoDirectory() {
    if (!Files.isDirectory(root)) {
      problems.add(root.toString(), "is not a directory");
    }
    problems.throwIfAny();
  }

  private ClimateData read() {
    refuseNoDirectory();
    var reference = new ReferenceFiles(files, problems);
    var warming = reference.warming();
    var changes = reference.changes();
    var regions = reference.regions(ReferenceFiles.REGIONS);
    var places = reference.places();
    var stationFiles = new StationFiles(files, problems);
    var stations = stationFiles.stations();
    refuseUnknownStations(stations);
    var land =
        new GeometryFiles(files, problems)
            .land(GeometryFiles.REGION_AREAS, GeometryFiles.REGIONS_OBJECT);
    var boundaries =
        new BoundaryFiles(files, problems)
            .ofTopology(GeometryFiles.REGION_AREAS, GeometryFiles.REGIONS_OBJECT);
    var coast = new GeometryFiles(files, problems).coast(COAST);
    problems.throwIfAny();
    var grid = Grid.lay(land.orElseThrow(), coast.orElseThrow(), regions, places);
    var families =
        Families.ofDirectory(
            new FamilyInput(
                files, problems, WarmingLevels.DEFAULT, changes, warming, regions, grid));
    new RegionFacts(files, problems).check(regions, grid);
    problems.throwIfAny();
    var climates = climates(stationFiles, stations, grid, changes);
    var hashes = FileHashes.of(files, names(stations), problems);
    problems.throwIfAny();
    return new ClimateData(
        FileHashes.version(hashes),
        ClimateData.STATION_SET,
        WarmingLevels.DEFAULT,
        changes,
        climates,
        warming,
        grid,
        regions,
        boundaries,
        Sources.of(stations),
        families,
        hashes);
  }

  private List<StationClimate> climates(
      StationFiles stationFiles, List<Station> stations, Grid grid, List<ChangeRow> changes) {
    var derivation =
        new StationDerivation(WarmingLevels.DEFAULT, ChangeRow.temperatureChange(changes));
    var climates = new ArrayList<StationClimate>();
    for (var station : stations) {
      var days = stationFiles.days(station);
      if (problems.count() == 0) {
        climates.add(derivation.derive(station, days, HeightReach.of(station, grid.points())));
      }
    }
    problems.throwIfAny();
    return climates;
  }

  private void refuseUnknownStations(List<Station> stations) {
    var known = stations.stream().map(Station::id).toList();
    var folder = root.resolve("stations");
    if (problems.names(StationFiles.STATIONS) || !Files.isDirectory(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      entries
          .map(path -> DAILY.matcher(String.valueOf(path.getFileName())))
          .filter(match -> match.matches() && !known.contains(match.group(1)))
          .map(match -> match.group())
          .sorted()
          .forEach(
              name ->
                  problems.add(
                      "stations/" + name,
                      "belongs to a station that " + StationFiles.STATIONS + " does not list"));
    } catch (IOException e) {
      problems.add("stations", "cannot be listed: " + e.getMessage());
    }
  }

  private List<String> names(List<Station> stations) {
    var names = new ArrayList<String>();
    stations.forEach(station -> names.add(StationFiles.daily(station.id())));
    names.addAll(
        List.of(
            StationFiles.STATIONS,
            ReferenceFiles.GSAT,
            ReferenceFiles.CHANGES,
            ReferenceFiles.REGIONS,
            ReferenceFiles.PLACES,
            GeometryFiles.REGION_AREAS,
            COAST));
    names.addAll(Families.files(files));
    return names;
  }
}
