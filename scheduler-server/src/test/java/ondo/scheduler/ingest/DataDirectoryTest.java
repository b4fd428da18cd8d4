package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  private static final String STATIONS = "stations/stations.csv";

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
  }

  @Test
  void a_sound_directory_gives_stations_grid_and_warming() {
    var data = DataDirectory.read(root);
    assertThat(data.version()).matches("[0-9a-f]{16}");
    assertThat(data.stations()).hasSize(2);
    assertThat(data.stations().getFirst().validYears()).isEqualTo(30);
    assertThat(data.stations().getLast().validYears()).isEqualTo(28);
    assertThat(data.warming()).hasSize(4);
    assertThat(data.grid().points().getLast().elevationM()).isEqualTo(250);
    assertThat(DataDirectory.read(root).version()).isEqualTo(data.version());
  }

  @Test
  void another_number_is_another_version() throws IOException {
    var before = DataDirectory.read(root).version();
    directory.change(STATIONS, text -> text.replace("127.15,100", "127.15,101"));
    assertThat(DataDirectory.read(root).version()).isNotEqualTo(before);
  }

  @Test
  void the_packaged_starter_pack_is_whole() {
    var pack = StarterPack.packaged();
    assertThat(pack.stations()).hasSize(14);
    assertThat(pack.regions()).hasSize(250);
    assertThat(pack.grid().points()).hasSize(1528);
  }

  @Test
  void a_changed_file_of_a_pack_is_found() throws IOException {
    var pack = root.resolve("pack");
    new PackWriter(DataDirectory.read(root), pack).write();
    assertThat(StarterPack.read(pack).stations()).hasSize(2);
    Files.writeString(
        pack.resolve("regions.csv"),
        Files.readString(pack.resolve("regions.csv")).replace("36.17", "36.18"));
    var failure = catchThrowableOfType(InvalidInputException.class, () -> StarterPack.read(pack));
    assertThat(failure.problems().getFirst()).hasToString("regions.csv: differs from the manifest");
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(root.resolve("korea-coast.geojson"));
    fails("korea-coast.geojson: the file is missing");
  }

  @Test
  void a_daily_file_without_its_station_is_refused() throws IOException {
    directory.writeDays("999", LocalDate.of(2000, 1, 1));
    fails(
        "stations/asos-daily-999.csv.gz: belongs to a station that " + STATIONS + " does not list");
  }

  @Test
  void a_broken_gzip_is_named() throws IOException {
    directory.write("stations/asos-daily-101.csv.gz", "no gzip");
    fails("stations/asos-daily-101.csv.gz: cannot be read: Not in GZIP format");
  }

  @Test
  void a_header_without_a_column_is_named() throws IOException {
    directory.change(STATIONS, text -> text.replace("alt_m", "height"));
    fails(STATIONS + ":1: alt_m: the header lacks this column");
  }

  @Test
  void a_text_in_place_of_a_number_is_named_with_its_line() throws IOException {
    directory.change(STATIONS, text -> text.replace("36.25", "north"));
    fails(STATIONS + ":3: lat: is not a number: north");
  }

  @Test
  void a_position_outside_korea_is_named() throws IOException {
    directory.change(STATIONS, text -> text.replace("36.25", "46.25"));
    fails(STATIONS + ":3: lat: the position 46.25, 127.3 lies outside Korea");
  }

  @Test
  void a_region_that_occurs_twice_is_named() throws IOException {
    directory.change("korea-regions.csv", text -> text + "11010,다구,Da-gu,11,나도,Na-do,36.2,127.2\n");
    fails("korea-regions.csv:3: code: occurs twice: 11010");
  }

  @Test
  void an_unknown_scenario_is_named() throws IOException {
    directory.change(
        "climate/ar6-assessed-gsat.csv", text -> text.replaceFirst("ssp126,", "ssp999,"));
    fails("climate/ar6-assessed-gsat.csv:2: scenario: is not a known scenario: ssp999");
  }

  @Test
  void a_minimum_above_its_maximum_is_named() throws IOException {
    directory.writeDays("101", LocalDate.of(1990, 6, 1), "1990-05-01,9,3");
    fails("stations/asos-daily-101.csv.gz:2: tmin: 9.0 lies above tmax 3.0");
  }

  @Test
  void days_out_of_order_or_twice_are_named() throws IOException {
    directory.writeDays("101", LocalDate.of(1990, 6, 1), "1990-05-02,1,3", "1990-05-01,1,3");
    fails("stations/asos-daily-101.csv.gz:3: date: 1990-05-01 comes after 1990-05-02");
    directory.writeDays("101", LocalDate.of(1990, 6, 1), "1990-06-01,1,3");
    fails("stations/asos-daily-101.csv.gz:3: date: occurs twice: 1990-06-01");
  }

  @Test
  void a_row_with_too_few_fields_is_named() throws IOException {
    directory.writeDays("101", LocalDate.of(1990, 6, 1), "1990-05-02,1");
    fails("stations/asos-daily-101.csv.gz:2: 2 fields under 3 columns");
  }

  @Test
  void problems_end_at_a_hundred() throws IOException {
    directory.change(
        "climate/ar6-assessed-gsat.csv", text -> text.replaceAll("ssp...,", "ssp999,"));
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems()).hasSize(100);
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems().getFirst()).hasToString(problem);
  }
}
