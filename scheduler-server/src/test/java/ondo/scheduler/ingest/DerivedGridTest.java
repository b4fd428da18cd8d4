package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import ondo.climate.MovedSeries;
import ondo.climate.TemperatureIndex;
import ondo.store.DataSetRepository.Moved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedGridTest {

  @TempDir Path temporary;
  private Path scratch = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void write_a_directory() throws IOException {
    data = temporary.resolve("data");
    scratch = temporary.resolve("scratch");
    SyntheticDirectory.in(data);
  }

  @Test
  void rows_come_back_to_the_last_bit_and_in_their_order() {
    var climate = DataDirectory.read(data);
    var expected = new ArrayList<Moved>();
    var points = new ArrayList<Integer>();
    climate
        .derivation()
        .forEach(
            climate.grid().points(),
            local -> {
              points.add(local.point().id());
              for (var index : TemperatureIndex.values()) {
                expected.add(
                    new Moved(
                        local.point().id(),
                        1,
                        new MovedSeries(index.code(), local.flags(index), local.values(index))));
              }
            });

    try (var grid = DerivedGrid.of(climate, scratch)) {
      var rows = new ArrayList<Moved>();
      grid.forEach(rows::add);
      assertThat(rows)
          .usingRecursiveComparison()
          .withEqualsForType(Double::equals, Double.class)
          .isEqualTo(expected);
      assertThat(rows).anySatisfy(row -> assertThat(row.series().flags()).isNotEmpty());
      assertThat(grid.points()).extracting(point -> point.place().id()).isEqualTo(points);
    }
  }

  @Test
  void the_scratch_file_is_gone_when_the_load_is_over() throws IOException {
    try (var grid = DerivedGrid.of(DataDirectory.read(data), scratch)) {
      assertThat(scratch).isNotEmptyDirectory();
      assertThat(grid.points()).isNotEmpty();
    }
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void an_interrupted_derivation_ends_and_leaves_nothing() {
    var climate = DataDirectory.read(data);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> DerivedGrid.of(climate, scratch))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Files.writeString(scratch, "a file where the folder should be");
    assertThatThrownBy(() -> DerivedGrid.of(DataDirectory.read(data), scratch))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("check its space and permissions");
  }
}
