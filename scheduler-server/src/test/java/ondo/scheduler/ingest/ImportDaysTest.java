package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Daily series of a user's file. The weather is made up. */
class ImportDaysTest {

  private static final String HEADER =
      "region_code,scenario,date,tmax_c,tmin_c,rain_mm,humidity_pct,wind_ms\n";

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("import"));
    Files.writeString(
        root.resolve("import/sources.csv"),
        "file,name,licence,attribution,method,period\ndaily.csv.gz,Days,made up,nobody,,\n");
  }

  private void bring(String rows) throws IOException {
    SecondSet.zip(root.resolve("import/daily.csv.gz"), text -> text.accept(HEADER + rows));
  }

  /** Summers of 30 °C and winters of -2 °C with some weather, and a warming added. */
  private static String days(String scenario, int first, int last, double warming) {
    return days(scenario, first, last, warming, date -> true);
  }

  private static String days(
      String scenario, int first, int last, double warming, Predicate<LocalDate> isThere) {
    var text = new StringBuilder();
    for (var date = LocalDate.of(first, 1, 1); date.getYear() <= last; date = date.plusDays(1)) {
      if (isThere.test(date)) {
        var tmax = maximum(date) + warming;
        text.append(
            "11010,%s,%s,%.2f,%.2f,%.1f,60,3%n"
                .formatted(
                    scenario, date, tmax, tmax - 8, date.getDayOfMonth() % 7 == 0 ? 20.0 : 0.0));
      }
    }
    return text.toString();
  }

  private static double maximum(LocalDate date) {
    return 14
        - 16 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25)
        + 4 * Math.sin(date.toEpochDay() / 3.7)
        + 3 * Math.sin(date.toEpochDay() / 29.0);
  }

  private List<YearlySeries> series() {
    var data = DataDirectory.read(root);
    return data.families().getFirst().at(data.grid().points().getLast()).yearly();
  }

  private static YearlySeries of(List<YearlySeries> all, String code, Scenario scenario) {
    return all.stream()
        .filter(s -> s.indicator().equals(code) && Objects.equals(s.scenario(), scenario))
        .findAny()
        .orElseThrow();
  }

  private InvalidInputException failure() {
    return catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
  }

  @Test
  void days_become_the_yearly_indices_of_heat_cold_rain_fire_and_drought() throws IOException {
    bring(days("OBSERVED", 1991, 2020, 0) + days("SSP370", 2021, 2100, 3));
    var all = series();
    assertThat(
            all.stream().filter(s -> s.scenario() == Scenario.SSP370).map(YearlySeries::indicator))
        .containsExactlyInAnyOrder(
            "hot_days_33",
            "ice_days",
            "tropical_nights_25",
            "cold_days_m12",
            "tnn",
            "wsdi",
            "tx90p_days",
            "csdi",
            "rx1day",
            "fwi_peak",
            "spei12_min");
    var hot = 0;
    for (var date = LocalDate.of(2050, 1, 1); date.getYear() == 2050; date = date.plusDays(1)) {
      hot += Math.round(100 * (maximum(date) + 3)) / 100.0 >= 33 ? 1 : 0;
    }
    assertThat(hot).isPositive();
    assertThat(of(all, "hot_days_33", Scenario.SSP370).at(2050)).isEqualTo(hot);
    assertThat(of(all, "rx1day", Scenario.SSP370).values()).containsOnly(20);
    assertThat(of(all, "fwi_peak", Scenario.SSP370).flags())
        .containsExactly("FWI_DAILY_PROXY", "IMPORTED");
    assertThat(of(all, "wsdi", null).firstYear()).isEqualTo(1991);
    // Three kelvin warmer than the base years: more warm spells, less water.
    assertThat(mean(of(all, "wsdi", Scenario.SSP370))).isGreaterThan(mean(of(all, "wsdi", null)));
    assertThat(mean(of(all, "spei12_min", Scenario.SSP370)))
        .isLessThan(mean(of(all, "spei12_min", null)));
  }

  private static double mean(YearlySeries series) {
    return java.util.Arrays.stream(series.values())
        .filter(Double::isFinite)
        .average()
        .orElseThrow();
  }

  @Test
  void without_base_years_percentile_indices_are_left_out() throws IOException {
    bring(days("SSP126", 2021, 2100, 0));
    assertThat(series().stream().map(YearlySeries::indicator))
        .contains("hot_days_33", "rx1day", "fwi_peak")
        .doesNotContain("wsdi", "csdi", "tx90p_days", "spei12_min");
  }

  @Test
  void a_calendar_without_leap_days_is_complete_and_a_long_gap_is_a_missing_year()
      throws IOException {
    bring(
        days(
            "SSP126",
            2021,
            2100,
            0,
            date ->
                !(date.getMonthValue() == 2 && date.getDayOfMonth() == 29)
                    && !(date.getYear() == 2040 && date.getMonthValue() == 7)));
    var hot = of(series(), "hot_days_33", Scenario.SSP126);
    assertThat(hot.at(2024)).isNotNaN();
    assertThat(hot.at(2040)).isNaN();
  }

  @Test
  void faults_are_named() throws IOException {
    bring(
        "11010,SSP126,2021-01-01,10,12,0,50,1\n11010,SSP126,2021-13-01,10,2,0,50,1\n"
            + "11010,SSP126,2021-01-02,10,2,-5,50,1\n");
    assertThat(failure())
        .hasMessageContaining("import/daily.csv.gz:2: tmin_c: 12.0 lies above tmax_c 10.0")
        .hasMessageContaining("import/daily.csv.gz:3: date: is not a date")
        .hasMessageContaining("import/daily.csv.gz:4: rain_mm: -5 lies outside");
    bring(days("SSP126", 2021, 2099, 0));
    assertThat(failure()).hasMessageContaining("SSP126 at 11010 ends on 2099-12-31, not in 2100");
    bring(days("SSP126", 2022, 2022, 0));
    assertThat(failure()).hasMessageContaining("begins in another year than 2021");
    bring(days("SSP126", 2021, 2100, 0) + days("OBSERVED", 1991, 1991, 0));
    assertThat(failure()).hasMessageContaining("OBSERVED comes before the scenarios");
    bring("11010,SSP126,2021-01-02,10,2,5,50,1\n11010,SSP126,2021-01-01,10,2,5,50,1\n");
    assertThat(failure()).hasMessageContaining("2021-01-01 comes after 2021-01-02");
  }
}
