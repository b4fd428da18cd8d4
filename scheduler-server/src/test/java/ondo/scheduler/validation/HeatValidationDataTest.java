package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.climate.TemperatureIndex;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.DataDirectory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Figures from real files. They are not part of the repository: ONDO_DATA_DIR names a directory
 * that holds them; without it these checks are not run, and none is reported.
 */
class HeatValidationDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");

  @TestFactory
  Stream<DynamicTest> figures() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var data = DataDirectory.read(Path.of(DATA));
    return Stream.of(
        check("districts_meet_the_stations", HeatValidationDataTest::stations, data),
        check("districts_against_delta_change", HeatValidationDataTest::delta, data),
        check("heat_ends_in_its_last_class", HeatValidationDataTest::saturation, data),
        check("sources_against_each_other", HeatValidationDataTest::sets, data));
  }

  private static DynamicTest check(String name, Consumer<ClimateData> check, ClimateData data) {
    return DynamicTest.dynamicTest(name, () -> check.accept(data));
  }

  private static void stations(ClimateData data) {
    var rows = HeatValidation.atStations(data, Path.of(DATA));
    rows.forEach(System.out::println);
    for (var index : HeatValidation.INDICES) {
      var own = rows.stream().filter(row -> row.index() == index).toList();
      System.out.println(index + " SSP126: " + agreement(own, true));
      System.out.println(index + " SSP585: " + agreement(own, false));
    }
    assertThat(rows).hasSize(28);
    // The published table: Seoul 21.6 days observed, 24.12 and 27.28 projected.
    assertThat(rows)
        .filteredOn(r -> r.station().equals("Seoul") && r.index() == TemperatureIndex.HOT_DAYS_33)
        .singleElement()
        .satisfies(
            seoul -> {
              assertThat(seoul.observed()).isEqualTo(21.6);
              assertThat(Math.round(100 * seoul.low()) / 100.0).isEqualTo(24.12);
              assertThat(Math.round(100 * seoul.high()) / 100.0).isEqualTo(27.28);
            });
  }

  private static Agreement agreement(List<HeatValidation.AtStation> rows, boolean low) {
    return Agreement.of(
        rows.stream()
            .mapToDouble(low ? HeatValidation.AtStation::low : HeatValidation.AtStation::high)
            .toArray(),
        rows.stream().mapToDouble(HeatValidation.AtStation::observed).toArray());
  }

  private static void saturation(ClimateData data) {
    var rows = HeatSaturation.of(data);
    rows.forEach(System.out::println);
    assertThat(rows).hasSize(16).allSatisfy(row -> assertThat(row.regions()).isEqualTo(250));
    for (var row : rows) {
      if (row.scenario() == Scenario.SSP126 && row.year() == 2030) {
        assertThat(row.saturated()).isZero();
      }
      if (row.scenario() == Scenario.SSP585 && row.year() == 2090) {
        assertThat(row.saturated()).isEqualTo(250);
        assertThat(row.mean()).isCloseTo(0.035, within(1e-6));
      }
    }
  }

  private static void delta(ClimateData data) {
    var windows = HeatValidation.againstDelta(data);
    windows.forEach((window, agreement) -> System.out.println(window + " " + agreement));
    assertThat(windows)
        .hasSize(
            HeatValidation.INDICES.size()
                * Scenario.values().length
                * HeatValidation.WINDOWS.size());
    assertThat(windows.values()).allSatisfy(a -> assertThat(a.places()).isEqualTo(250));
  }

  private static void sets(ClimateData data) {
    var pairs = SetValidation.baseYears(data);
    pairs.forEach((pair, agreement) -> System.out.println(pair + " " + agreement));
    assertThat(pairs.keySet()).anyMatch(pair -> pair.indicator().equals("rx1day"));
  }
}
