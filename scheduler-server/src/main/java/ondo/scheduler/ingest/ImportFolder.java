package ondo.scheduler.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.geo.PointRegions;

/**
 * A user's own files, in the folder {@code import/} of a data directory: each with a contract of
 * its own, read before the built-in families and therefore counting before them. What has no
 * contract or no source is a fault; nothing is half loaded.
 */
final class ImportFolder {

  static final String NAME = "import";

  private static final String PACKED = ".gz";

  /**
   * What a file of the folder is read with.
   *
   * @param file its name relative to the data directory
   * @param source what the user says about it
   * @param points which region stands for which grid point
   */
  record Imported(FamilyInput input, String file, Provenance source, PointRegions points) {

    CsvFile csv() {
      return new CsvFile(input.files(), file, input.problems());
    }

    InputProblems problems() {
      return input.problems();
    }

    RegionCodes regions() {
      return new RegionCodes(input.regions());
    }
  }

  /** Reads one file; empty after a problem in it. */
  @FunctionalInterface
  interface Reader {
    Optional<PointFamily> read(Imported imported);
  }

  /** One contract: the file's name in the folder, and what reads it. */
  private record Contract(String name, Reader reader) {}

  /** Of two files that know the same the earlier counts. */
  private static final List<Contract> CONTRACTS =
      List.of(
          new Contract("yearly.csv", ImportedSeries::yearly),
          new Contract("daily.csv", ImportedDays::read),
          new Contract("yearly.nc", ImportedGrid::read),
          new Contract("aqueduct.csv", ImportedWater::read),
          new Contract("elevation.csv", ImportedFacts.of(FactColumn.ELEVATION)),
          new Contract("elevation-grid.csv", ImportedFacts.ofGrid(FactColumn.ELEVATION)),
          new Contract("land-cover.csv", ImportedFacts.of(FactColumn.LAND_COVER)),
          new Contract("rivers.csv", ImportedFacts.of(FactColumn.RIVERS)),
          new Contract("drainage.csv", ImportedFacts.of(FactColumn.DRAINAGE)),
          new Contract("hazard-curves.csv", ImportedCurves::read));

  private ImportFolder() {}

  /** The files of the folder that count for the data version. */
  static List<String> files(DataFiles files) {
    try {
      return files.list(NAME);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Reads every file of the folder, in the order in which they count. */
  static List<PointFamily> families(FamilyInput input) {
    var names = new ArrayList<String>();
    try {
      names.addAll(input.files().list(NAME));
    } catch (IOException e) {
      input.problems().add(NAME, "cannot be listed: " + e.getMessage());
    }
    if (names.isEmpty()) {
      return List.of();
    }
    var sources = new ImportSources(input, names).read();
    var points = input.pointRegions();
    if (points.isEmpty()) {
      return List.of();
    }
    var families = new ArrayList<PointFamily>();
    for (var contract : CONTRACTS) {
      var plain = NAME + "/" + contract.name();
      for (var file : List.of(plain, plain + PACKED)) {
        if (names.remove(file) && sources.containsKey(file)) {
          contract
              .reader()
              .read(new Imported(input, file, sources.get(file), points.get()))
              .ifPresent(families::add);
        }
      }
    }
    names.remove(ImportSources.FILE);
    names.forEach(name -> input.problems().add(name, "is no file of docs/data/import.md"));
    return families;
  }

  /** The scenario of a row, or null for observed years; reports another word. */
  static Optional<Scenario> scenario(CsvRow row) {
    return isObserved(row) ? Optional.empty() : ReferenceFiles.scenario(row);
  }

  static boolean isObserved(CsvRow row) {
    return row.text("scenario").equalsIgnoreCase("OBSERVED");
  }
}
