package ondo.scheduler.ingest;

import java.nio.file.Path;

/**
 * Writes the starter pack from a data directory: {@code --data DIR --out DIR}. The pack travels
 * inside the scheduler's jar and gives the same answers as the directory it was made from.
 */
public final class StarterPack {

  /** Where the pack lies on the class path. */
  static final String RESOURCES = "starter-data/";

  private static final String USAGE = "usage: StarterPack --data DIR --out DIR";

  private StarterPack() {}

  /**
   * The pack that comes with the program.
   *
   * @throws InvalidInputException if it is damaged
   */
  public static ClimateData packaged() {
    return PackReader.read(new DataFiles.Resources(RESOURCES));
  }

  /**
   * A pack in a directory.
   *
   * @throws InvalidInputException with every problem met
   */
  public static ClimateData read(Path directory) {
    return PackReader.read(new DataFiles.Directory(directory));
  }

  public static void main(String[] args) {
    if (args.length != 4 || !args[0].equals("--data") || !args[2].equals("--out")) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    try {
      var data = DataDirectory.read(Path.of(args[1]));
      new PackWriter(data, Path.of(args[3])).write();
      System.out.printf(
          "%d stations, %d grid points, %d regions, %d levels: %s%n",
          data.stations().size(),
          data.grid().points().size(),
          data.regions().size(),
          data.levels().count(),
          args[3]);
    } catch (InvalidInputException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
