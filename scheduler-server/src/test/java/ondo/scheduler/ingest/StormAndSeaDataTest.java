package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Storms, sea level and coastal water of the real files. They are not part of the repository:
 * ONDO_DATA_DIR names a directory that holds them; without it these checks are not run, and none is
 * reported.
 */
class StormAndSeaDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");

  @TempDir Path packs;

  @TestFactory
  Stream<DynamicTest> storms_and_sea() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var data = DataDirectory.read(Path.of(DATA));
    return Stream.of(
        check("every_point_has_all_years_and_its_strongest_storms", this::grid, data),
        check("every_coastal_point_has_its_sea_level", this::seaLevel, data),
        check("water_levels_are_known_where_a_study_is_near", this::waterLevel, data),
        check("a_pack_gives_the_same_to_the_last_bit", this::packs, data));
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
    var cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    var all = data.grid().points().stream().map(p -> family.at(p).storms()).toList();
    System.out.printf(
        "storms: %d points in %d ms, %d ms of processor%n",
        all.size(),
        (System.nanoTime() - start) / 1_000_000,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000);
    assertThat(family.storms().orElseThrow().storms()).hasSize(439);
    assertThat(all).allSatisfy(s -> assertThat(s.exposure()).hasSize(45));
    summary("mean exposure", all.stream().mapToDouble(s -> mean(s.exposure())));
    summary("mean exposure 1977-2014", all.stream().mapToDouble(s -> mean(years(s, 0, 38))));
    summary("mean exposure 2015-2021", all.stream().mapToDouble(s -> mean(years(s, 38, 45))));
    summary("largest wind", all.stream().mapToDouble(s -> largest(s)));
    summary("storms from 17.5 m/s", all.stream().mapToDouble(s -> s.storms().length));
    for (var flag : List.of("RADII_FROM_WINDFIELD", "TRACK_GAP")) {
      System.out.println(flag + " " + all.stream().filter(s -> s.flags().contains(flag)).count());
    }
  }

  private static double[] years(PointStorms storms, int from, int to) {
    return Arrays.copyOfRange(storms.exposure(), from, to);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double largest(PointStorms storms) {
    return Arrays.stream(storms.windMs()).max().orElse(0);
  }

  private static void summary(String what, DoubleStream values) {
    var sorted = values.sorted().toArray();
    System.out.printf(
        "%s: min %.2f median %.2f max %.2f sum %.0f%n",
        what,
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1],
        Arrays.stream(sorted).sum());
  }

  private static PointFamily family(ClimateData data, Class<? extends PointFamily> kind) {
    return data.families().stream().filter(kind::isInstance).findFirst().orElseThrow();
  }

  private void seaLevel(ClimateData data) {
    var family = family(data, SeaLevelFamily.class);
    var coastal =
        data.grid().points().stream().filter(point -> point.coastDistanceM() < 10_000).toList();
    var all = coastal.stream().map(point -> family.at(point).yearly()).toList();
    assertThat(all).allSatisfy(series -> assertThat(series).hasSize(12));
    System.out.printf("sea level: %d of %d points%n", all.size(), data.grid().points().size());
    for (var scenario : Scenario.values()) {
      for (var year : new int[] {2030, 2050, 2100}) {
        summary(
            "rise cm " + scenario + " " + year,
            all.stream()
                .flatMap(List::stream)
                .filter(s -> s.scenario() == scenario && s.indicator().equals("slr_cm"))
                .mapToDouble(s -> s.at(year)));
      }
    }
    var distant =
        all.stream().flatMap(series -> series.getFirst().flags().stream()).sorted().toList();
    System.out.println("distant: " + distant.size() + " " + distant);
    assertThat(all.stream().flatMap(List::stream))
        .allSatisfy(
            s -> assertThat(s.values()).hasSize(80).doesNotContain(new double[] {Double.NaN}));
  }

  private void waterLevel(ClimateData data) {
    var family = family(data, CoastalWaterFamily.class);
    for (var i = 0; i < 3; i++) {
      var place = i;
      var values =
          data.grid().points().stream()
              .map(point -> family.at(point).facts())
              .filter(facts -> !facts.isEmpty())
              .map(facts -> facts.get(place).number())
              .toList();
      System.out.println(values.size() + " points");
      assertThat(values).hasSizeGreaterThan(400).doesNotContainNull();
      summary("level m " + i, values.stream().mapToDouble(Double::doubleValue));
    }
  }

  private void packs(ClimateData data) {
    new PackWriter(data, packs).write();
    var pack = StarterPack.read(packs);
    assertThat(family(pack).storms()).isEqualTo(family(data).storms());
    for (var kind : List.of(StormFamily.class, SeaLevelFamily.class, CoastalWaterFamily.class)) {
      var ours = family(data, kind);
      var packed = family(pack, kind);
      assertThat(packed.sources()).isEqualTo(ours.sources());
      for (var point : data.grid().points()) {
        assertThat(packed.at(point)).usingRecursiveComparison().isEqualTo(ours.at(point));
      }
      for (var table : ours.tables()) {
        System.out.println(table.name() + " " + packs.resolve(table.name()).toFile().length());
      }
    }
  }
}
