package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import ondo.climate.WarmingLevels;
import ondo.geo.GridPoint;
import org.junit.jupiter.api.DynamicTest;

/**
 * Real observations for tests of single families: the files of ONDO_DATA_DIR with the packaged grid
 * and regions, which saves laying them anew.
 */
record ObservedData(Path root, ClimateData starter) {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");

  /** A named check. */
  record Check(String name, Consumer<ObservedData> body) {}

  static Check check(String name, Consumer<ObservedData> body) {
    return new Check(name, body);
  }

  /** The checks as tests; none without real observations. */
  static Stream<DynamicTest> tests(Check... checks) {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var data = new ObservedData(Path.of(DATA), StarterPack.packaged());
    return Arrays.stream(checks)
        .map(check -> DynamicTest.dynamicTest(check.name, () -> check.body.accept(data)));
  }

  DataFiles files() {
    return new DataFiles.Directory(root);
  }

  boolean hasSecondSet() {
    return Files.isDirectory(root.resolve("second"));
  }

  FamilyInput input() {
    return input(files());
  }

  private FamilyInput input(DataFiles from) {
    var problems = new InputProblems();
    var changes = new ReferenceFiles(files(), problems).changes();
    problems.throwIfAny();
    return new FamilyInput(
        from,
        problems,
        WarmingLevels.DEFAULT,
        changes,
        starter.warming(),
        starter.regions(),
        starter.grid());
  }

  GridPoint[] points() {
    return starter.grid().points().toArray(GridPoint[]::new);
  }

  /** A grid point for every region, by its code. */
  Map<String, GridPoint> regions() {
    var points = new HashMap<String, GridPoint>();
    for (var region : starter.regions()) {
      points.put(region.code(), starter.grid().nearest(region.point()));
    }
    return points;
  }

  void rows(String file, List<String> columns, Consumer<CsvRow> receiver) {
    var problems = new InputProblems();
    new CsvFile(files(), file, problems).read(columns, receiver);
    problems.throwIfAny();
  }

  /** Writes a family's tables to a folder and reads them back. */
  <F> F pack(PointFamily family, Path folder, Function<FamilyInput, Optional<F>> reader) {
    for (var table : family.tables()) {
      try (var out = open(folder.resolve(table.name()));
          var csv =
              CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        csv.writeRecord(table.columns());
        table.rows().accept(csv::writeRecord);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    var input = input(new DataFiles.Directory(folder));
    var read = reader.apply(input);
    input.problems().throwIfAny();
    return read.orElseThrow();
  }

  private static OutputStream open(Path file) throws IOException {
    var out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }

  /** Bytes of a family's tables in a folder. */
  long bytes(Path folder, PointFamily family) {
    return family.tables().stream().mapToLong(table -> size(folder.resolve(table.name()))).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two families say the same of every point, to the last bit. */
  void assertSame(PointFamily one, PointFamily other) {
    var known = 0;
    for (var point : points()) {
      var expected = one.at(point).moved();
      var found = other.at(point).moved();
      assertThat(found).hasSameSizeAs(expected);
      for (var i = 0; i < found.size(); i++) {
        known++;
        assertThat(found.get(i).indicator()).isEqualTo(expected.get(i).indicator());
        assertThat(found.get(i).flags()).isEqualTo(expected.get(i).flags());
        assertThat(Arrays.equals(found.get(i).values(), expected.get(i).values())).isTrue();
      }
    }
    assertThat(known).isPositive();
    assertThat(other.sources()).isEqualTo(one.sources());
    System.out.println("same series at " + known + " of " + points().length + " points");
  }
}
