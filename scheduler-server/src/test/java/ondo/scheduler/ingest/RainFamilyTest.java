package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

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

class RainFamilyTest {

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));
  private SyntheticWeather weather = new SyntheticWeather(directory);

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
    weather = SyntheticWeather.in(directory);
  }

  @Test
  void a_directory_without_rain_has_no_such_family() throws IOException {
    Files.delete(root.resolve(WeatherFiles.SEOUL));
    assertThat(rain(DataDirectory.read(root), new LatLon(36.2, 127.2))).isEmpty();
  }

  @Test
  void years_are_scaled_by_the_cities_and_moved_by_the_table() {
    var series = rain(DataDirectory.read(root), new LatLon(36.35, 127.35)).orElseThrow();
    assertThat(series.flags()).containsExactly("OTHER_BASE_YEARS", "SINGLE_STATION_SCALED");
    // 1990…2019 at Seoul, 90…119 mm, times 120/80.
    assertThat(series.values()[0]).isCloseTo(90 * 1.5, within(1e-9));
    assertThat(series.values()[29]).isCloseTo(119 * 1.5, within(1e-9));
    // At 4.07 K: (1 + (28.69 + 0.07·8.564)/100) / (1 + 0.87·7.28/150).
    var slope = (28.69 - 7.28) / 2.5;
    var factor = (1 + (28.69 + 0.07 * slope) / 100) / (1 + 0.87 * 7.28 / 150);
    assertThat(series.values()[32 * 30]).isCloseTo(90 * 1.5 * factor, within(1e-9));
  }

  @Test
  void a_pack_gives_the_same_rain_to_the_last_bit() {
    var data = DataDirectory.read(root);
    new PackWriter(data, root.resolve("pack")).write();
    var pack = StarterPack.read(root.resolve("pack"));
    for (var point : data.grid().points()) {
      var expected = rain(data, point.position()).orElseThrow();
      var found = rain(pack, point.position()).orElseThrow();
      assertThat(Arrays.equals(found.values(), expected.values())).isTrue();
      assertThat(found.flags()).isEqualTo(expected.flags());
    }
  }

  @Test
  void a_wrong_number_is_named_with_its_line() throws IOException {
    weather.seoul(text -> text.replaceFirst("1988-01-02,.*\n", "1988-01-02,1,2,1,-3,2,60\n"));
    fails(WeatherFiles.SEOUL + ":3: precip_mm: -3 lies outside 0.0…2000.0");
  }

  @Test
  void days_out_of_order_are_named() throws IOException {
    weather.seoul(text -> text.replaceFirst("1988-01-03", "1988-01-02"));
    fails(WeatherFiles.SEOUL + ":4: date: 1988-01-02 does not come after 1988-01-02");
  }

  @Test
  void a_short_record_is_no_sample() throws IOException {
    weather.seoul(text -> text.substring(0, text.indexOf("2015-12-31")));
    fails(WeatherFiles.SEOUL + ": holds no thirty complete years of rain in a row");
  }

  @Test
  void a_table_without_rain_is_named() throws IOException {
    directory.change(ReferenceFiles.CHANGES, text -> text.replaceAll("EAS,Rx1day.*\n", ""));
    fails(ReferenceFiles.CHANGES + ": lacks Rx1day");
  }

  @Test
  void cities_without_seoul_give_no_ratio() throws IOException {
    directory.change(CityRain.CITIES, text -> text.replace("seoul", "busan"));
    fails(CityRain.CITIES + ": has no rain of seoul to compare with");
  }

  private void fails(String problem) {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems()).extracting(Object::toString).contains(problem);
  }

  private static Optional<MovedSeries> rain(ClimateData data, LatLon position) {
    var point = new GridPoint(1, position, Double.NaN, Double.NaN, 0);
    return data.families().stream()
        .flatMap(family -> family.at(point).moved().stream())
        .filter(series -> series.indicator().equals("rx1day"))
        .findFirst();
  }
}
