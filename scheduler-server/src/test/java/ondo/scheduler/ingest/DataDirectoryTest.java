package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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

  @Test
  void a_byte_order_mark_before_the_header_is_no_part_of_it() throws IOException {
    var before = DataDirectory.read(root);
    for (var name : List.of(STATIONS, "korea-regions.csv", "climate/ar6-assessed-gsat.csv")) {
      directory.change(name, text -> "\ufeff" + text);
    }
    directory.writeDays("101", LocalDate.of(1990, 6, 1));
    var data = DataDirectory.read(root);
    assertThat(data.regions()).isEqualTo(before.regions());
    assertThat(data.stations()).extracting(s -> s.station().nameKo()).containsExactly("하나", "둘");
    assertThat(data.stations().getFirst().station())
        .isEqualTo(before.stations().getFirst().station());
  }

  @Test
  void a_file_in_cp949_is_named_once_with_what_to_do() throws IOException {
    for (var name : List.of(STATIONS, "korea-regions.csv", "geonames-kr-places.csv")) {
      directory.change(name, text -> text.replace("Town", "가평"));
      var text = Files.readString(root.resolve(name));
      Files.write(root.resolve(name), text.getBytes(Charset.forName("MS949")));
    }
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems())
        .containsExactly(
            new InputProblem("korea-regions.csv", 0, "", CsvFile.NOT_UTF_8),
            new InputProblem("geonames-kr-places.csv", 0, "", CsvFile.NOT_UTF_8),
            new InputProblem(STATIONS, 0, "", CsvFile.NOT_UTF_8));
    assertThat(CsvFile.NOT_UTF_8).contains("iconv -f CP949 -t UTF-8");
  }

  @Test
  void a_file_in_utf_16_is_not_taken_for_a_broken_header() throws IOException {
    var text = Files.readString(root.resolve(STATIONS));
    Files.write(root.resolve(STATIONS), text.getBytes(StandardCharsets.UTF_16));
    fails(STATIONS + ": " + CsvFile.NOT_UTF_8);
  }

  @Test
  void region_facts_that_agree_change_no_place_but_the_version() throws IOException {
    var before = DataDirectory.read(root);
    facts("11010,18.9,0.90,250");
    var after = DataDirectory.read(root);
    assertThat(after.grid().points()).isEqualTo(before.grid().points());
    // The water balance reads areas from the same table.
    assertThat(after.version()).isNotEqualTo(before.version());
  }

  @Test
  void region_facts_of_another_edition_are_named() throws IOException {
    facts("11010,12.5,0.90,250");
    fails(
        RegionFacts.FACTS
            + ":2: dist_coast_km: 12500 m here, 18903 m by the coast file: the files are not of"
            + " one edition");
    facts("11010,18.9,0.90,310");
    fails(
        RegionFacts.FACTS
            + ":2: nearest_place_dem_m: 310 m here, 250 m by the places: the files are not of one"
            + " edition");
    facts("11010,18.9,3.0,250");
    fails(
        RegionFacts.FACTS
            + ":2: nearest_place_km: 3000 m here, 898 m by the places: the files are not of one"
            + " edition");
  }

  @Test
  void region_facts_name_every_region_once_and_no_other() throws IOException {
    facts("11020,18.9,0.90,250");
    fails(RegionFacts.FACTS + ":2: code: is no region of korea-regions.csv: 11020");
    facts("11010,18.9,0.90,250\n11010,18.9,0.90,250");
    fails(RegionFacts.FACTS + ":3: code: occurs twice: 11010");
    facts("");
    fails(RegionFacts.FACTS + ": lacks the regions [11010]");
  }

  private void facts(String rows) throws IOException {
    directory.write(
        RegionFacts.FACTS,
        "code,dist_coast_km,nearest_place_km,nearest_place_dem_m\n" + rows + "\n");
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems().getFirst()).hasToString(problem);
  }
}
