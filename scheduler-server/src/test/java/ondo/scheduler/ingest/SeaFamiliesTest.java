package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeaFamiliesTest {

  private static final String SEA = SeaLevelFiles.PROJECTIONS;
  private static final String WATER = CoastalWaterFamily.LEVELS;

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
  }

  /** A near gauge that rises by 10, 20, 30 and 40 mm a decade and a far grid location. */
  private void seaLevels() throws IOException {
    writeSeaLevels(directory);
  }

  static void writeSeaLevels(SyntheticDirectory directory) throws IOException {
    var text =
        new StringBuilder(
            "scenario,kind,location_id,name,lat,lon,year,q05_mm,q17_mm,q50_mm,q83_mm,q95_mm\n");
    for (var scenario : Scenario.values()) {
      var rise = 10 * (1 + scenario.ordinal());
      for (var i = 0; i < 9; i++) {
        text.append(
            "%s,gauge,1,NEAR,36.0,127.1,%d,%d,0,%d,0,%d%n"
                .formatted(scenario.name(), 2020 + 10 * i, rise * i - 5, rise * i, rise * i + 7));
        text.append(
            "%s,grid,2,FAR,36.0,130.0,%d,900,0,910,0,920%n"
                .formatted(scenario.name(), 2020 + 10 * i));
      }
    }
    directory.write(SEA, text.toString());
  }

  private void waterLevels() throws IOException {
    writeWaterLevels(directory);
  }

  static void writeWaterLevels(SyntheticDirectory directory) throws IOException {
    directory.write(
        WATER,
        """
        source,lat,lon,tide_m,surge_wave_100yr_m,twl_100yr_q05_m,twl_100yr_q50_m,twl_100yr_q95_m
        One,36.0,127.0,1,1.4,2.0,2.4,2.9
        One,36.0,128.0,1,1.4,9.0,9.4,9.9
        Two,36.0,127.3,,,1.1,1.2,2.5
        """);
  }

  private static GridPoint point(double latitude, double longitude, double coastM) {
    return new GridPoint(1, new LatLon(latitude, longitude), Double.NaN, Double.NaN, coastM);
  }

  private PointClimate ask(Class<? extends PointFamily> kind, GridPoint point) {
    return family(DataDirectory.read(root), kind).at(point);
  }

  private static PointFamily family(ClimateData data, Class<? extends PointFamily> kind) {
    return data.families().stream().filter(kind::isInstance).findFirst().orElseThrow();
  }

  private static Map<String, Double> facts(PointClimate climate) {
    return climate.facts().stream()
        .collect(Collectors.toMap(GroundFact::name, SeaFamiliesTest::number));
  }

  private static double number(GroundFact fact) {
    var number = fact.number();
    assertThat(number).isNotNull();
    return number;
  }

  @Test
  void the_nearest_place_gives_all_scenarios_in_centimetres() throws IOException {
    seaLevels();
    var climate = ask(SeaLevelFamily.class, point(36.1, 127.1, 9_999));

    assertThat(climate.yearly()).hasSize(12);
    for (var scenario : Scenario.values()) {
      var rise = 1.0 + scenario.ordinal();
      assertThat(at(climate, "slr_cm", scenario, 2100)).isCloseTo(8 * rise, within(1e-12));
      assertThat(at(climate, "slr_cm", scenario, 2035)).isCloseTo(1.5 * rise, within(1e-12));
      assertThat(at(climate, "slr_cm_low", scenario, 2050))
          .isCloseTo(3 * rise - 0.5, within(1e-12));
      assertThat(at(climate, "slr_cm_high", scenario, 2050))
          .isCloseTo(3 * rise + 0.7, within(1e-12));
    }
    assertThat(climate.yearly()).allMatch(series -> series.flags().isEmpty());
  }

  private static double at(PointClimate climate, String code, Scenario scenario, int year) {
    return climate.yearly().stream()
        .filter(s -> s.indicator().equals(code) && s.scenario() == scenario)
        .findFirst()
        .orElseThrow()
        .at(year);
  }

  @Test
  void a_place_beyond_fifty_kilometres_is_named_by_its_distance() throws IOException {
    seaLevels();
    var climate = ask(SeaLevelFamily.class, point(36.0, 127.8, 0));

    // 0.7 degrees of longitude at 36 degrees north.
    assertThat(climate.yearly())
        .extracting(YearlySeries::flags)
        .containsOnly(List.of("DISTANT_SOURCE:63km"));
  }

  @Test
  void ten_kilometres_inland_the_sea_has_no_say() throws IOException {
    seaLevels();
    waterLevels();
    var inland = point(36.1, 127.1, 10_000);

    assertThat(ask(SeaLevelFamily.class, inland)).isEqualTo(PointClimate.UNKNOWN);
    assertThat(ask(CoastalWaterFamily.class, inland)).isEqualTo(PointClimate.UNKNOWN);
  }

  @Test
  void water_level_is_the_mean_of_both_studies_and_the_widest_band() throws IOException {
    waterLevels();
    var both = ask(CoastalWaterFamily.class, point(36.0, 127.15, 0));

    assertThat(facts(both))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "water_level_100yr_m", (2.4 + 1.2) / 2,
                "water_level_100yr_low_m", 1.1,
                "water_level_100yr_high_m", 2.9));
    assertThat(both.facts()).allMatch(fact -> fact.flags().equals(List.of("WAVES_INCLUDED")));
  }

  @Test
  void a_study_out_of_reach_is_left_out_and_without_any_there_is_no_level() throws IOException {
    waterLevels();

    assertThat(facts(ask(CoastalWaterFamily.class, point(36.0, 126.9, 0))))
        .containsEntry("water_level_100yr_m", 2.4);
    assertThat(ask(CoastalWaterFamily.class, point(36.5, 127.0, 0)))
        .isEqualTo(PointClimate.UNKNOWN);
  }

  @Test
  void a_pack_says_the_same_of_every_point() throws IOException {
    seaLevels();
    waterLevels();
    var data = DataDirectory.read(root);
    new PackWriter(data, root.resolve("pack")).write();
    var pack = StarterPack.read(root.resolve("pack"));

    for (var kind : List.of(SeaLevelFamily.class, CoastalWaterFamily.class)) {
      assertThat(family(pack, kind).sources()).isEqualTo(family(data, kind).sources());
      for (var point : data.grid().points()) {
        assertThat(family(pack, kind).at(point))
            .usingRecursiveComparison()
            .isEqualTo(family(data, kind).at(point));
      }
    }
  }

  @Test
  void without_their_files_there_is_no_such_family() {
    assertThat(DataDirectory.read(root).families()).isEmpty();
  }

  @Test
  void faults_of_the_sea_level_file_are_named() throws IOException {
    seaLevels();
    directory.change(
        SEA, text -> text.replace("SSP126,gauge,1,NEAR,36.0,127.1,2030,5,0,10,0,17\n", ""));
    fails(SEA + ": NEAR SSP126: sea level of 2030 out of order: NaN, NaN, NaN");
    seaLevels();
    directory.change(SEA, text -> text.replaceAll("SSP370,grid,.*\n", ""));
    fails(SEA + ": lacks scenarios at FAR: has ");
    seaLevels();
    directory.change(SEA, text -> text.replace("127.1,2030,5,0,10", "127.1,2020,5,0,10"));
    fails(SEA + ":4: year: stands twice for this place and scenario: 2020");
    seaLevels();
    directory.change(SEA, text -> text.replace("127.1,2030,5,0,10", "127.1,2035,5,0,10"));
    fails(SEA + ":4: year: is not the end of a decade: 2035");
    seaLevels();
    directory.change(SEA, text -> text.replace("127.1,2030,5,0,10", "127.2,2030,5,0,10"));
    fails(SEA + ":4: lat: the place has moved since the row before");
  }

  @Test
  void faults_of_the_water_level_file_are_named() throws IOException {
    waterLevels();
    directory.change(WATER, text -> text.replace("2.0,2.4,2.9", "2.0,3.4,2.9"));
    fails(WATER + ":2: twl_100yr_q50_m: the three levels are out of order");
    waterLevels();
    directory.change(WATER, text -> text.replace("2.0,2.4,2.9", "2.0,24,2.9"));
    fails(WATER + ":2: twl_100yr_q50_m: 24 lies outside -20.0…20.0");
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems().getFirst().toString()).startsWith(problem);
  }
}
