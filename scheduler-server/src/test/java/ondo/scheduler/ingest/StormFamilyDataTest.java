package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ondo.climate.PointStorms;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Storms of the real record. It is not part of the repository: ONDO_DATA_DIR names a directory that
 * holds it; without it these checks are not run, and none is reported.
 */
class StormFamilyDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");

  @TempDir Path packs;

  @TestFactory
  Stream<DynamicTest> storms() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var data = DataDirectory.read(Path.of(DATA));
    return Stream.of(
        check("every_point_has_all_years_and_its_strongest_storms", this::grid, data),
        check("a_pack_gives_the_same_storms_to_the_last_bit", this::packs, data));
  }

  private static DynamicTest check(String name, Consumer<ClimateData> check, ClimateData data) {
    return DynamicTest.dynamicTest(name, () -> check.accept(data));
  }

  private static PointFamily family(ClimateData data) {
    return data.families().stream()
        .filter(family -> family.storms().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private void grid(ClimateData data) {
    var family = family(data);
    System.out.println(family.sources());
    var start = System.nanoTime();
    var all = data.grid().points().stream().map(p -> family.at(p).storms()).toList();
    System.out.printf(
        "storms: %d points in %d ms%n", all.size(), (System.nanoTime() - start) / 1_000_000);
    assertThat(family.storms().orElseThrow().storms()).hasSize(439);
    assertThat(all).allSatisfy(s -> assertThat(s.exposure()).hasSize(45));
    summary("mean exposure", all.stream().mapToDouble(s -> mean(s.exposure())));
    summary("largest wind", all.stream().mapToDouble(s -> largest(s)));
    summary("storms from 17.5 m/s", all.stream().mapToDouble(s -> s.storms().length));
    for (var flag : List.of("RADII_FROM_WINDFIELD", "TRACK_GAP")) {
      System.out.println(flag + " " + all.stream().filter(s -> s.flags().contains(flag)).count());
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double largest(PointStorms storms) {
    return Arrays.stream(storms.windMs()).max().orElse(0);
  }

  private static void summary(String what, java.util.stream.DoubleStream values) {
    var sorted = values.sorted().toArray();
    System.out.printf(
        "%s: min %.2f median %.2f max %.2f sum %.0f%n",
        what,
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1],
        Arrays.stream(sorted).sum());
  }

  private void packs(ClimateData data) {
    new PackWriter(data, packs).write();
    var pack = StarterPack.read(packs);
    var ours = family(data);
    var packed = family(pack);
    assertThat(packed.storms()).isEqualTo(ours.storms());
    assertThat(packed.sources()).isEqualTo(ours.sources());
    for (var point : data.grid().points()) {
      var expected = ours.at(point).storms();
      var storms = packed.at(point).storms();
      assertThat(storms.exposure()).containsExactly(expected.exposure());
      assertThat(storms.storms()).containsExactly(expected.storms());
      assertThat(storms.windMs()).containsExactly(expected.windMs());
      assertThat(storms.flags()).isEqualTo(expected.flags());
    }
    try (var files = Files.list(packs)) {
      files.forEach(f -> System.out.println(f.getFileName() + " " + f.toFile().length()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
