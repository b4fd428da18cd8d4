package ondo.scheduler.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads a starter pack after checking every file against the manifest. */
final class PackReader {

  private static final double MOST_K = 20;
  private static final int MOST_LEVELS = 1000;
  private static final double FAR_M = 1e6;

  private final DataFiles files;
  private final InputProblems problems = new InputProblems();

  private PackReader(DataFiles files) {
    this.files = files;
  }

  static ClimateData read(DataFiles files) {
    return new PackReader(files).read(Families::ofPack);
  }

  /**
   * A directory's data from its copy; what no pack may hold comes from the directory itself.
   *
   * @param directory the copy was made from
   */
  static ClimateData readCopy(DataFiles files, DataFiles directory) {
    return new PackReader(files).read(copy -> Families.ofCopy(copy, copy.of(directory)));
  }

  private ClimateData read(Function<FamilyInput, List<PointFamily>> local) {
    var manifest = manifest();
    problems.throwIfAny();
    if (manifest.path("format").asInt(0) != PackFiles.FORMAT) {
      problems.add(PackFiles.MANIFEST, "is of format " + manifest.path("format"));
    }
    var count = manifest.path("levels").asInt(0);
    var step = manifest.path("level_step_k").asDouble(0);
    if (count < 2 || count > MOST_LEVELS || !(step > 0)) {
      problems.add(PackFiles.MANIFEST, "has no usable warming levels");
    }
    var names = new ArrayList<>(PackFiles.DATA);
    names.addAll(Families.packFiles(files));
    var hashes = FileHashes.of(files, names, problems);
    hashes.forEach(
        (name, hash) -> {
          if (!hash.equals(manifest.path("files_sha256").path(name).asString(""))) {
            problems.add(name, "differs from the manifest");
          }
        });
    problems.throwIfAny();
    var levels = new WarmingLevels(manifest.path("first_level_k").asDouble(0), step, count);
    var changes = changes();
    var warming = warming();
    var points = points();
    var regions = new ReferenceFiles(files, problems).regions(PackFiles.REGIONS);
    var boundaries = new BoundaryFiles(files, problems).ofPack();
    problems.throwIfAny();
    var climates = new PackStations(files, levels, problems).read();
    problems.throwIfAny();
    var grid = grid(points);
    var families =
        local.apply(new FamilyInput(files, problems, levels, changes, warming, regions, grid));
    problems.throwIfAny();
    return new ClimateData(
        FileHashes.version(hashes),
        manifest.path("name").asString(ClimateData.STATION_SET),
        levels,
        changes,
        climates,
        warming,
        grid,
        regions,
        boundaries,
        sources(manifest),
        families,
        hashes);
  }

  private JsonNode manifest() {
    try (var in = files.open(PackFiles.MANIFEST)) {
      return JsonMapper.builder().build().readTree(in);
    } catch (FileNotFoundException e) {
      problems.add(PackFiles.MANIFEST, "the file is missing");
    } catch (IOException e) {
      problems.add(PackFiles.MANIFEST, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      problems.add(PackFiles.MANIFEST, "is not JSON: " + e.getOriginalMessage());
    }
    return MissingNode.getInstance();
  }

  private static List<Provenance> sources(JsonNode manifest) {
    var sources = new ArrayList<Provenance>();
    for (var source : manifest.path("sources")) {
      var names = new ArrayList<String>();
      source.path("files").forEach(name -> names.add(name.asString("")));
      sources.add(
          new Provenance(
              source.path("name").asString(""),
              source.path("licence").asString(""),
              source.path("attribution").asString(""),
              source.path("method").asString(""),
              source.path("period").asString(""),
              names));
    }
    return sources;
  }

  private List<ChangeRow> changes() {
    var rows = new ArrayList<ChangeRow>();
    new CsvFile(files, PackFiles.CHANGES, problems)
        .read(
            List.of("index", "unit", "warming_k", "median", "p10", "p90"),
            row -> {
              var most = ChangeRow.most(row.text("unit"));
              rows.add(
                  new ChangeRow(
                      row.text("index"),
                      row.text("unit"),
                      row.number("warming_k", 0, MOST_K),
                      row.number("median", -most, most),
                      row.number("p10", -most, most),
                      row.number("p90", -most, most)));
            });
    return rows;
  }

  private List<Warming> warming() {
    var curves = new EnumMap<Scenario, Curves>(Scenario.class);
    new CsvFile(files, PackFiles.WARMING, problems)
        .read(
            List.of("scenario", "year", "low_k", "central_k", "high_k"),
            row -> addWarming(row, curves));
    var warming = new ArrayList<Warming>();
    for (var scenario : Scenario.values()) {
      var curve = curves.get(scenario);
      if (curve == null || curve.years != Warming.YEARS) {
        problems.add(PackFiles.WARMING, scenario + " lacks years");
        continue;
      }
      warming.add(Warming.of(scenario, curve.low, curve.central, curve.high));
    }
    return warming;
  }

  private static void addWarming(CsvRow row, Map<Scenario, Curves> curves) {
    var scenario = ReferenceFiles.scenario(row);
    var last = Warming.FIRST_YEAR + Warming.YEARS - 1;
    var year = row.integer("year", Warming.FIRST_YEAR, last) - Warming.FIRST_YEAR;
    if (scenario.isEmpty() || !row.isValid()) {
      return;
    }
    var curve = curves.computeIfAbsent(scenario.get(), s -> new Curves());
    curve.low[year] = row.number("low_k", 0, MOST_K);
    curve.central[year] = row.number("central_k", 0, MOST_K);
    curve.high[year] = row.number("high_k", 0, MOST_K);
    curve.years++;
  }

  private List<GridPoint> points() {
    var points = new ArrayList<GridPoint>();
    new CsvFile(files, PackFiles.GRID, problems)
        .read(
            List.of("id", "lat", "lon", "elevation_m", "elevation_distance_m", "coast_distance_m"),
            row -> {
              var id = row.integer("id", 1, Integer.MAX_VALUE);
              var position = row.position();
              var elevation = row.numberOrMissing("elevation_m", -FAR_M, FAR_M);
              var distance = row.numberOrMissing("elevation_distance_m", 0, FAR_M);
              var coast = row.number("coast_distance_m", 0, FAR_M);
              if (Double.isNaN(elevation) != Double.isNaN(distance)) {
                row.reject("elevation_distance_m", "is known without the elevation or reversed");
              }
              if (row.isValid()) {
                points.add(new GridPoint(id, position, elevation, distance, coast));
              }
            });
    return points;
  }

  private Grid grid(List<GridPoint> points) {
    try {
      return Grid.of(points);
    } catch (IllegalArgumentException e) {
      problems.add(PackFiles.GRID, "its ids have a gap: " + e.getMessage());
      throw problems.failure();
    }
  }

  private static final class Curves {
    private final double[] low = new double[Warming.YEARS];
    private final double[] central = new double[Warming.YEARS];
    private final double[] high = new double[Warming.YEARS];
    private int years;
  }
}
