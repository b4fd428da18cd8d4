package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All families of local climate from real data at once; not run without ONDO_DATA_DIR. */
class ObservedFamiliesTest {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> families() {
    return ObservedData.tests(
        ObservedData.check("families_are_read_fast_and_reach_their_points", this::reaches),
        ObservedData.check("whole_pack_gives_the_same_local_climate", this::packs));
  }

  private void reaches(ObservedData data) {
    var bean = ManagementFactory.getThreadMXBean();
    var start = bean.getCurrentThreadCpuTime();
    var input = data.input();
    var families = Families.ofDirectory(input);
    input.problems().throwIfAny();
    var read = bean.getCurrentThreadCpuTime();
    var points = new TreeMap<String, Integer>();
    for (var point : data.points()) {
      for (var family : families) {
        for (var series : family.at(point).moved()) {
          points.merge(series.indicator() + " " + series.flags(), 1, Integer::sum);
        }
      }
    }
    var asked = bean.getCurrentThreadCpuTime();
    System.out.printf(
        "%d families read in %d ms CPU, asked about %d points in %d ms%n",
        families.size(),
        (read - start) / 1_000_000,
        data.points().length,
        (asked - read) / 1_000_000);
    points.forEach((series, count) -> System.out.println(count + " points: " + series));
    assertThat(read - start).isLessThan(15_000_000_000L);
    assertThat(points.keySet()).anyMatch(series -> series.startsWith("rx1day"));
  }

  private void packs(ObservedData data) {
    var all = DataDirectory.read(data.root());
    new PackWriter(all, folder).write();
    var pack = StarterPack.read(folder);
    var carried = all.families().stream().filter(family -> !family.tables().isEmpty()).toList();
    assertThat(pack.families()).hasSameSizeAs(carried);
    for (var i = 0; i < carried.size(); i++) {
      assertThat(pack.families().get(i).sources()).isEqualTo(carried.get(i).sources());
      for (var point : all.grid().points()) {
        var expected = carried.get(i).at(point).moved();
        var found = pack.families().get(i).at(point).moved();
        assertThat(found).hasSameSizeAs(expected);
        for (var j = 0; j < found.size(); j++) {
          assertThat(found.get(j).indicator()).isEqualTo(expected.get(j).indicator());
          assertThat(found.get(j).flags()).isEqualTo(expected.get(j).flags());
          assertThat(Arrays.equals(found.get(j).values(), expected.get(j).values())).isTrue();
        }
      }
    }
    var sources = carried.stream().flatMap(family -> family.sources().stream()).toList();
    assertThat(sources)
        .allSatisfy(s -> assertThat(s.files()).noneMatch(f -> f.startsWith("second/")));
    try (var files = Files.list(folder)) {
      var bytes = files.mapToLong(file -> file.toFile().length()).sum();
      System.out.println("whole pack: " + bytes + " bytes, families " + carried.size());
      assertThat(bytes).isLessThan(1_500_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
