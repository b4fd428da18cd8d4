package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ondo.climate.PointStorms;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormFamilyTest {

  static final String TRACKS_HEADER = "sid,time,lat,lon,wind_kt_10min,pres_hpa\n";
  private static final String JMA_HEADER =
      "jma_id,time,grade,lat,lon,pres_hpa,r50kt_dir,r50kt_long_nm,r50kt_short_nm,"
          + "r30kt_dir,r30kt_long_nm,r30kt_short_nm\n";

  /** A typhoon that walks north past the island at 127.2° E, 36.2° N; no radii. */
  static final String PASSING =
      """
      A,2003-09-12T00:00Z,33.2,126.7,80,950
      A,2003-09-12T06:00Z,34.7,126.7,80,950
      A,2003-09-12T12:00Z,36.2,126.7,80,950
      A,2003-09-12T18:00Z,37.7,126.7,80,950
      """;

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("typhoons"));
  }

  private void tracks(String rows) throws IOException {
    directory.write(StormFiles.TRACKS, TRACKS_HEADER + rows);
  }

  private void jma(String rows) throws IOException {
    directory.write(StormFiles.JMA, JMA_HEADER + rows);
  }

  private static PointFamily family(ClimateData data) {
    return data.families().stream()
        .filter(family -> family.storms().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private PointStorms island() {
    return storms(family(DataDirectory.read(root)), 36.2, 127.2);
  }

  private static PointStorms storms(PointFamily family, double latitude, double longitude) {
    var point = new GridPoint(1, new LatLon(latitude, longitude), Double.NaN, Double.NaN, 1000);
    var storms = family.at(point).storms();
    assertThat(storms).isNotNull();
    return storms;
  }

  @Test
  void without_tracks_there_are_no_storms() throws IOException {
    jma("1,2015-07-01T00:00Z,5,36.2,127.2,950,9,60,60,9,200,200\n");
    assertThat(DataDirectory.read(root).families()).noneMatch(f -> f.storms().isPresent());
  }

  @Test
  void every_year_of_the_record_counts_and_only_the_storms_year_is_not_quiet() throws IOException {
    tracks(PASSING);
    var storms = island();
    assertThat(storms.exposure()).hasSize(45);
    for (var i = 0; i < 45; i++) {
      assertThat(storms.exposure()[i] > 0).isEqualTo(i == 2003 - 1977);
    }
    assertThat(storms.storms()).containsExactly(0);
    assertThat(storms.windMs()[0]).isBetween(25.0, 60.0);
    assertThat(storms.windMs()[0] * 100).isEqualTo(Math.rint(storms.windMs()[0] * 100));
    assertThat(storms.flags()).containsExactly("RADII_FROM_WINDFIELD");
  }

  @Test
  void a_storm_far_away_leaves_neither_wind_nor_flag() throws IOException {
    tracks(
        PASSING
            .replace("126.7", "140.0")
            .replace("18:00Z,37.7,140.0,80,950", "18:00Z,37.7,140.0,,"));
    var storms = island();
    assertThat(storms.exposure()).containsOnly(0);
    assertThat(storms.storms()).isEmpty();
    assertThat(storms.flags()).isEmpty();
  }

  @Test
  void grade_follows_the_ten_minute_wind() throws IOException {
    // 7 units of six hours in a typhoon's storm winds, 3 in any weaker one's.
    tracks(PASSING);
    var typhoon = island().exposure()[26];
    tracks(PASSING.replace(",80,", ",63,"));
    var severe = island().exposure()[26];
    tracks(PASSING.replace(",80,", ",33,"));
    var depression = island().exposure()[26];
    tracks(PASSING.replace(",80,", ",34,"));
    var tropical = island().exposure()[26];
    assertThat(typhoon - severe).isPositive().isEqualTo(4 * Math.rint((typhoon - severe) / 4));
    assertThat(tropical).isEqualTo(severe);
    assertThat(tropical - depression).isNotNegative();
    assertThat(depression).isEqualTo(3 * Math.rint(depression / 3));
  }

  @Test
  void pressure_missing_for_twelve_hours_is_interpolated_and_for_longer_a_gap() throws IOException {
    tracks(PASSING.replace("06:00Z,34.7,126.7,80,950", "06:00Z,34.7,126.7,80,"));
    assertThat(island().flags()).containsExactly("RADII_FROM_WINDFIELD");
    assertThat(island().windMs()).hasSize(1);
    tracks(
        PASSING
            .replace("06:00Z,34.7,126.7,80,950", "06:00Z,34.7,126.7,80,")
            .replace("12:00Z,36.2,126.7,80,950", "12:00Z,36.2,126.7,80,"));
    assertThat(island().flags()).containsExactly("RADII_FROM_WINDFIELD", "TRACK_GAP");
    assertThat(island().windMs()).isEmpty();
  }

  @Test
  void fixes_with_radii_take_the_place_of_the_same_storms_fixes() throws IOException {
    tracks(PASSING.replace("2003-09", "2015-07"));
    // Storm winds reach the island at 12:00 alone: 45 km off, radius 60 nm; else 60 nm is too
    // short.
    jma(
        """
        1,2015-07-12T00:00Z,5,33.2,126.7,950,9,60,60,9,60,60
        1,2015-07-12T03:00Z,5,36.2,127.2,950,9,60,60,9,60,60
        1,2015-07-12T06:00Z,5,34.7,126.7,950,9,60,60,9,60,60
        1,2015-07-12T12:00Z,5,36.2,126.7,950,9,60,60,9,60,60
        1,2015-07-12T18:00Z,5,37.7,126.7,950,9,60,60,9,60,60
        2,2015-07-12T12:00Z,5,30.0,150.0,950,9,60,60,9,60,60
        """);
    var storms = island();
    assertThat(storms.exposure()[2015 - 1977]).isEqualTo(7);
    assertThat(storms.flags()).isEmpty();
    var sources = family(DataDirectory.read(root)).sources();
    assertThat(sources).hasSize(2);
    assertThat(sources.getLast().name()).contains("1 storms");
  }

  @Test
  void a_pack_gives_the_same_storms() throws IOException {
    tracks(PASSING + PASSING.replace("A,2003", "B,2004").replace(",950", ",970"));
    var data = DataDirectory.read(root);
    new PackWriter(data, root.resolve("pack")).write();
    var pack = StarterPack.read(root.resolve("pack"));
    assertThat(family(pack).storms()).isEqualTo(family(data).storms());
    assertThat(family(pack).sources()).isEqualTo(family(data).sources());
    for (var point : data.grid().points()) {
      var expected = family(data).at(point).storms();
      assertThat(family(pack).at(point).storms()).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void faults_are_named() throws IOException {
    tracks(PASSING.replace("12T18:00Z", "12T12:00Z"));
    fails(":5: time: is not after the fix before it: 2003-09-12T12:00:00Z");
    tracks(PASSING.replace("2003-", "2022-"));
    fails(":2: time: lies outside the record 1977…2021");
    tracks(PASSING.replace("12T06:00Z", "12 6h"));
    fails(":3: time: is not a time like 2020-12-31T06:00Z: 2003-09-12 6h");
    tracks(PASSING.replace("80,950", "80,95"));
    fails(":2: pres_hpa: 95 lies outside 850.0…1050.0");
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems().getFirst()).hasToString(StormFiles.TRACKS + problem);
  }
}
