package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import ondo.climate.MovedSeries;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fire weather and drought of one station, from made-up weather. */
class StationIndexFamilyTest {

  private static final LatLon STATION = new LatLon(36.2, 127.2);
  private static final LatLon NEARBY = new LatLon(36.4, 127.2);
  private static final LatLon FAR = new LatLon(36.7, 127.2);
  private static final String WIND =
      """
      cid,unit,ensemble,case,q10,q50,q90,kind
      sfcwind,%,CMIP6,1.5,-5,-1.1,1.8,change
      sfcwind,%,CMIP6,4,-6,-1.5,1.9,change
      sfcwind,%,CMIP6,ssp126_2041-2060,-6,-1.8,1.2,change
      tx35,days,CMIP6,1.5,7,10,14,absolute
      """;

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));
  private SyntheticWeather weather = new SyntheticWeather(directory);

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
    weather = SyntheticWeather.in(directory);
    directory.write(FireFamily.WIND, WIND);
  }

  @Test
  void the_station_lends_its_index_to_points_within_its_reach() {
    var data = DataDirectory.read(root);
    for (var indicator : new String[] {"fwi_peak", "spei12_min"}) {
      var own = series(data, indicator, STATION).orElseThrow();
      var nearby = series(data, indicator, NEARBY).orElseThrow();
      assertThat(nearby.values()).containsExactly(own.values());
      assertThat(own.values()).hasSize(62 * 30).doesNotContain(Double.NaN);
      assertThat(series(data, indicator, FAR)).isEmpty();
    }
  }

  @Test
  void wind_of_another_place_is_flagged() {
    var data = DataDirectory.read(root);
    assertThat(series(data, "fwi_peak", STATION).orElseThrow().flags())
        .containsExactly("FWI_DAILY_PROXY", "OTHER_BASE_YEARS", "RAIN_CHANGE_UNKNOWN");
    assertThat(series(data, "fwi_peak", NEARBY).orElseThrow().flags())
        .containsExactly(
            "FWI_DAILY_PROXY", "OTHER_BASE_YEARS", "PROXY_WIND", "RAIN_CHANGE_UNKNOWN");
    assertThat(series(data, "spei12_min", NEARBY).orElseThrow().flags())
        .containsExactly("OTHER_BASE_YEARS", "RAIN_CHANGE_UNKNOWN");
  }

  @Test
  void a_pack_gives_the_same_indices_to_the_last_bit() {
    var data = DataDirectory.read(root);
    new PackWriter(data, root.resolve("pack")).write();
    var pack = StarterPack.read(root.resolve("pack"));
    for (var indicator : new String[] {"fwi_peak", "spei12_min"}) {
      var expected = series(data, indicator, NEARBY).orElseThrow();
      var found = series(pack, indicator, NEARBY).orElseThrow();
      assertThat(Arrays.equals(found.values(), expected.values())).isTrue();
      assertThat(found.flags()).isEqualTo(expected.flags());
    }
    assertThat(LocalRows.sources(pack)).isEqualTo(LocalRows.sources(data));
  }

  @Test
  void without_the_change_of_wind_there_is_no_fire_weather_but_drought() throws IOException {
    Files.delete(root.resolve(FireFamily.WIND));
    var data = DataDirectory.read(root);
    assertThat(series(data, "fwi_peak", STATION)).isEmpty();
    assertThat(series(data, "spei12_min", STATION)).isPresent();
  }

  @Test
  void a_change_of_wind_that_is_no_curve_is_named() throws IOException {
    directory.change(FireFamily.WIND, text -> text.replace("CMIP6,4,", "CMIP6,1.2,"));
    fails(FireFamily.WIND + ": sfcwind does not make a curve: change -1.5 at 1.2 K after 1.5 K");
  }

  @Test
  void a_record_of_an_unlisted_station_is_named() throws IOException {
    Files.delete(root.resolve("stations/asos-daily-108.csv.gz"));
    directory.change(StationFiles.STATIONS, text -> text.replaceAll("108,Seoul.*\n", ""));
    fails(StationFiles.STATIONS + ": does not list station 108");
  }

  @Test
  void a_record_without_rain_is_no_drought() throws IOException {
    weather.seoul(text -> text.replaceAll("(\\d{4}-05-05,.*?,.*?,.*?),[\\d.]*,", "$1,-99,"));
    fails(WeatherFiles.SEOUL + ": holds no thirty years of rain and temperature in a row");
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems()).extracting(Object::toString).contains(problem);
  }

  private static Optional<MovedSeries> series(ClimateData data, String indicator, LatLon position) {
    var point = new GridPoint(1, position, Double.NaN, Double.NaN, 0);
    return data.families().stream()
        .flatMap(family -> family.at(point).moved().stream())
        .filter(series -> series.indicator().equals(indicator))
        .findFirst();
  }
}
