package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ondo.climate.TemperatureIndex;
import ondo.scheduler.ingest.DataDirectory;
import ondo.scheduler.ingest.SyntheticDirectory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ValidationPageTest {

  private static final Path COMMITTED = Path.of("../ecosystem/docs/method/validation.md");

  @TempDir private Path root;

  @Test
  void equal_files_give_the_same_page() throws IOException {
    SyntheticDirectory.in(root);
    var page = ValidationPage.of(root);
    assertThat(page).isEqualTo(ValidationPage.of(root)).startsWith("# Validation\n");
  }

  @Test
  void a_chapter_without_its_files_says_so_and_shows_no_figure() throws IOException {
    SyntheticDirectory.in(root);
    var page = ValidationPage.of(root);
    // Rain and wind of stations, the map, districts twice, where the loss of heat ends, two
    // profiles, radii, losses.
    assertThat(page.split(ClimateChapters.ABSENT, -1)).hasSize(9 + 1);
    assertThat(page).contains("No index has two sources").doesNotContain("gust / model");
  }

  /** Both stations of the directory have the same weather and no common height. */
  @Test
  void stations_with_equal_weather_are_predicted_without_error() throws IOException {
    SyntheticDirectory.in(root);
    var hot = TemperatureErrors.of(DataDirectory.read(root)).get(TemperatureIndex.HOT_DAYS_33);
    assertThat(hot.stations()).isEqualTo(2);
    assertThat(hot.meanValue()).isGreaterThan(0);
    assertThat(hot.worstError()).isCloseTo(0, within(1e-12));
  }

  /**
   * Between 100 m and 175 m lie 0.4875 K. The grid's only known height is 250 m, so the upper
   * station is within reach of the lower one and not the other way round.
   */
  @Test
  void a_station_is_predicted_at_its_own_height_or_left_out() throws IOException {
    SyntheticDirectory.in(root)
        .change("stations/stations.csv", text -> text.replace("36.25,127.3,", "36.25,127.3,175"));
    var errors = TemperatureErrors.of(DataDirectory.read(root));
    var coldest = errors.get(TemperatureIndex.TNN);
    assertThat(coldest.stations()).isEqualTo(1);
    assertThat(coldest.bias()).isCloseTo(-75 * 0.0065, within(1e-9));
  }

  @Test
  void a_directory_without_projections_says_nothing_of_where_heat_ends() throws IOException {
    SyntheticDirectory.in(root);
    assertThat(HeatSaturation.of(DataDirectory.read(root))).isEmpty();
  }

  @Test
  void the_map_gives_its_nearest_cell_and_its_largest_near_one() throws IOException {
    SyntheticDirectory.in(root);
    Files.writeString(
        root.resolve(HotDaysMap.FILE),
        """
        cid,case,lat,lon,change
        tx35,ssp126_2081-2100,36.5,127.5,3
        tx35,ssp126_2081-2100,36.5,126.5,8
        tx35,ssp126_2081-2100,33.5,127.5,90
        df6,ssp126_2081-2100,36.15,127.15,50
        """);
    var data = DataDirectory.read(root);
    var rows = HotDaysMap.of(data, root).get(HotDaysMap.WINDOWS.getFirst());
    assertThat(rows).hasSize(2);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.nearest()).isEqualTo(3);
              assertThat(row.largest()).isEqualTo(8);
              assertThat(row.ours()).isPositive();
            });
  }

  @TestFactory
  Stream<DynamicTest> the_committed_page_is_that_of_the_observed_data() {
    var data = System.getenv("ONDO_DATA_DIR");
    if (data == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "letter by letter",
            () ->
                assertThat(ValidationPage.of(Path.of(data)))
                    .isEqualTo(Files.readString(COMMITTED))));
  }
}
