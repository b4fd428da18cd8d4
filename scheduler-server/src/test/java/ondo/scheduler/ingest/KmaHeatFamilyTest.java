package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmaHeatFamilyTest {

  private static final String PROVINCES = "second/kma-ssp/kma-province-heat-indices.csv";

  @TempDir Path root;
  private SyntheticDirectory directory = new SyntheticDirectory(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    directory = SyntheticDirectory.in(root);
    SecondSet.writeHeat(root);
  }

  private PointClimate atLastPoint() {
    var data = DataDirectory.read(root);
    return data.families().getFirst().at(data.grid().points().getLast());
  }

  private static YearlySeries series(PointClimate climate, String indicator, Scenario scenario) {
    return climate.yearly().stream()
        .filter(s -> s.indicator().equals(indicator) && Objects.equals(s.scenario(), scenario))
        .findAny()
        .orElseThrow();
  }

  @Test
  void districts_give_hot_days_under_the_two_scenarios_that_they_have() {
    var climate = atLastPoint();
    var low = series(climate, "hot_days_33", Scenario.SSP126);
    assertThat(low.firstYear()).isEqualTo(2021);
    assertThat(low.lastYear()).isEqualTo(2100);
    assertThat(low.values()).containsOnly(10);
    assertThat(low.flags()).containsExactly("ENSEMBLE_MEAN");
    assertThat(series(climate, "tropical_nights_25", Scenario.SSP585).values()).containsOnly(25);
  }

  @Test
  void scenarios_between_lie_at_the_share_of_the_province() {
    var climate = atLastPoint();
    var own = series(climate, "hot_days_33", Scenario.SSP245);
    assertThat(own.values()).containsOnly(15);
    assertThat(own.flags()).containsExactly("ENSEMBLE_MEAN", "SCENARIO_INTERPOLATED");
    assertThat(series(climate, "hot_days_33", Scenario.SSP370).values()).containsOnly(25);
  }

  @Test
  void a_province_that_does_not_tell_scenarios_apart_leaves_the_share_to_warming() {
    // The synthetic warming is the same under every scenario: half way.
    assertThat(series(atLastPoint(), "tropical_nights_25", Scenario.SSP370).values())
        .containsOnly(15);
  }

  @Test
  void provinces_give_warm_spells_of_all_scenarios_and_as_observed() {
    var climate = atLastPoint();
    for (var scenario : Scenario.values()) {
      assertThat(series(climate, "wsdi", scenario).values()).containsOnly(20 + scenario.ordinal());
      assertThat(series(climate, "tx90p_days", scenario).flags())
          .containsExactly("ENSEMBLE_MEAN", "PROVINCE_VALUE");
    }
    var observed = series(climate, "wsdi", null);
    assertThat(observed.firstYear()).isEqualTo(2000);
    assertThat(observed.values()).hasSize(20);
    assertThat(observed.at(2019)).isEqualTo(19, within(0.0));
    assertThat(observed.flags()).containsExactly("PROVINCE_VALUE");
  }

  @Test
  void the_later_code_of_a_renamed_district_is_its_own() throws IOException {
    for (var file : List.of("korea-regions.csv", "korea-regions.topojson")) {
      directory.change(file, text -> text.replace("11010", "23030"));
    }
    for (var file : List.of(KmaFiles.LOW, KmaFiles.HIGH)) {
      var problems = new InputProblems();
      var lines = new StringBuilder("code,scenario,year,hw33_days,tr25_days\n");
      new CsvFile(new DataFiles.Directory(root), file, problems)
          .read(
              List.of("scenario", "year", "hw33_days", "tr25_days"),
              row ->
                  lines.append(
                      "23090,%s,%s,%s,%s%n"
                          .formatted(
                              row.text("scenario"),
                              row.text("year"),
                              row.text("hw33_days"),
                              row.text("tr25_days"))));
      SecondSet.zip(root.resolve(file), text -> text.accept(lines.toString()));
    }
    assertThat(series(atLastPoint(), "hot_days_33", Scenario.SSP126).values()).containsOnly(10);
  }

  @Test
  void a_missing_year_and_a_strange_value_are_named() throws IOException {
    directory.change(
        PROVINCES,
        text ->
            text.replace("11,ssp245,2050,22.0,7,41,21\n", "")
                .replace("11,ssp370,2060,26.0,7,42,22", "11,ssp370,2060,26.0,7,42,400"));
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure.problems().stream().map(InputProblem::toString))
        .anyMatch(p -> p.contains("wsdi_days: 400 lies outside"))
        .anyMatch(p -> p.contains("11 SSP245 wsdi_days lacks the year 2050"));
  }

  @Test
  void without_its_files_there_is_no_such_family() throws IOException {
    Files.delete(root.resolve(PROVINCES));
    assertThat(DataDirectory.read(root).families()).isEmpty();
  }
}
