package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NetCDF-4 grids. {@code import/yearly.nc} was made with ncgen from made-up numbers on 4 x 4 cells
 * from 36.05 north and 127.05 east: wsdi is 50 times the row, 10 times the column and a tenth of
 * the years since 2021, in compressed chunks; tnn is packed in whole numbers.
 */
class ImportGridTest {

  @TempDir Path root;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("import"));
    file = root.resolve("import/yearly.nc");
    Files.writeString(
        root.resolve("import/sources.csv"),
        "file,name,licence,attribution,method,period\nyearly.nc,A grid,made up,nobody,,\n");
  }

  private void bring() throws IOException {
    try (var in = ImportGridTest.class.getResourceAsStream("/import/yearly.nc")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
  }

  private InvalidInputException failure() {
    return catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
  }

  @Test
  void a_point_has_the_series_of_its_nearest_cell() throws IOException {
    bring();
    var family = DataDirectory.read(root).families().getFirst();
    // Row 2, column 1.
    var near = family.at(new GridPoint(1, new LatLon(36.26, 127.16), 0, 0, 0)).yearly();
    var wsdi = near.stream().filter(s -> s.scenario() == Scenario.SSP126).findAny().orElseThrow();
    assertThat(wsdi.indicator()).isEqualTo("wsdi");
    assertThat(wsdi.at(2021)).isEqualTo(110);
    assertThat(wsdi.at(2100)).isCloseTo(117.9, within(1e-5));
    assertThat(wsdi.flags()).containsExactly("IMPORTED");
    var tnn = near.stream().filter(s -> s.scenario() == null).findAny().orElseThrow();
    assertThat(tnn.firstYear()).isEqualTo(1991);
    assertThat(tnn.at(2020)).isCloseTo(-10 + 0.1 * (20 + 1 - 29), within(1e-9));
  }

  @Test
  void a_fill_value_is_a_missing_year() throws IOException {
    bring();
    var family = DataDirectory.read(root).families().getFirst();
    var filled = family.at(new GridPoint(1, new LatLon(36.15, 127.25), 0, 0, 0)).yearly();
    assertThat(filled)
        .anySatisfy(
            series -> {
              assertThat(series.at(2050)).isNaN();
              assertThat(series.at(2051)).isCloseTo(73, within(1e-5));
            });
  }

  @Test
  void what_is_no_such_file_is_a_problem() throws IOException {
    Files.writeString(file, "no file of this kind");
    assertThat(failure()).hasMessageContaining("import/yearly.nc: is no NetCDF-4 file");
  }

  @Test
  void an_unknown_variable_and_a_strange_value_are_problems() throws IOException {
    write("heat_ssp126", 5);
    assertThat(failure()).hasMessageContaining("variable heat_ssp126 is not <index>_<scenario>");
    write("wsdi_ssp126", 400);
    assertThat(failure()).hasMessageContaining("wsdi_ssp126 of 2021 at 36.15 127.15: 400.0 lies");
  }

  @Test
  void missing_years_are_a_problem() throws IOException {
    write("wsdi_ssp585", 4);
    assertThat(failure()).hasMessageContaining("wsdi SSP585 at 36.15 127.15 lacks the year 2022");
  }

  /** One year of one value on two by two cells. */
  private void write(String variable, double value) throws IOException {
    Files.deleteIfExists(file);
    try (var hdf = HdfFile.write(file)) {
      hdf.putDataset("lat", new double[] {36.15, 36.25});
      hdf.putDataset("lon", new double[] {127.15, 127.25});
      hdf.putDataset("time", new int[] {2021});
      hdf.putDataset(variable, new double[][][] {{{value, value}, {value, value}}});
    }
  }
}
