package ondo.scheduler.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ondo.geo.GridPoint;
import ondo.scheduler.ingest.DataDirectory;
import ondo.scheduler.ingest.InvalidInputException;

/**
 * Writes the validation page from a data directory: {@code --data DIR --out FILE}. Equal files give
 * the same page, letter by letter.
 */
public final class ValidationPage {

  private static final String USAGE = "usage: ValidationPage --data DIR --out FILE";

  private static final String INTRODUCTION =
      """
      # Validation

      What the model says, held against what was observed or published. The program computes every
      figure of this page from the data directory; nothing is typed in, except figures of others,
      which are marked as quoted. `n` is the number of places or pairs behind a figure. A mean error
      is the mean of the absolute differences; a bias is the mean of the differences with their
      sign. Where the directory lacks a file, the chapter says so and shows no figure.

      Again, from the root of the repository:

          java -Dloader.main=ondo.scheduler.validation.ValidationPage \\
            -cp scheduler-server/target/scheduler-server-0.1.0-SNAPSHOT.jar \\
            org.springframework.boot.loader.launch.PropertiesLauncher \\
            --data DIR --out ecosystem/docs/method/validation.md
      """;

  private ValidationPage() {}

  /**
   * The page of a data directory.
   *
   * @throws InvalidInputException with every problem met
   */
  static String of(Path directory) {
    var data = DataDirectory.read(directory);
    var page = new PageText();
    page.paragraph(
        "Data version %s: %d stations with daily temperatures, %d grid points, %d regions."
            .formatted(
                data.version(),
                data.stations().size(),
                data.grid().points().size(),
                data.regions().size()));
    ClimateChapters.stations(page, TemperatureErrors.of(data), directory);
    ClimateChapters.map(page, HotDaysMap.of(data, directory));
    ClimateChapters.districts(
        page, HeatValidation.atStations(data, directory), HeatValidation.againstDelta(data));
    ClimateChapters.saturation(page, HeatSaturation.of(data));
    ClimateChapters.sets(page, SetValidation.baseYears(data));
    StormChapters.gusts(page, directory);
    var sites = data.grid().points().stream().map(GridPoint::position).toList();
    StormChapters.radii(page, RadiiAgreement.of(directory, sites));
    StormChapters.losses(page, StormRatio.of(data, directory));
    return INTRODUCTION + page;
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 4 || !args[0].equals("--data") || !args[2].equals("--out")) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    try {
      Files.writeString(Path.of(args[3]), of(Path.of(args[1])));
      System.out.println("written: " + args[3]);
    } catch (InvalidInputException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
