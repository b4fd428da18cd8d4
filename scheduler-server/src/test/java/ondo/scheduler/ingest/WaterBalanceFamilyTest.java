package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ondo.climate.Scenario;
import ondo.climate.WaterBalance;
import ondo.climate.YearlySeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaterBalanceFamilyTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    SyntheticDirectory.in(root);
    SecondSet.writeHeat(root);
    SecondSet.writeWater(root);
  }

  private List<YearlySeries> series() {
    var data = DataDirectory.read(root);
    var family =
        data.families().stream()
            .filter(WaterBalanceFamily.class::isInstance)
            .findAny()
            .orElseThrow();
    assertThat(family.sources().getFirst().method()).contains("2000 (0.03 km3/yr");
    return family.at(data.grid().points().getLast()).yearly();
  }

  @Test
  void stress_is_the_withdrawal_over_the_runoff_of_rain_and_temperature() {
    var series = series();
    assertThat(series.stream().map(YearlySeries::scenario)).containsExactly(Scenario.values());
    // Stations 1200.5 mm on average; district rain 1200 and 1220, so the present lies at 1210;
    // temperature 12 and 13, present 12.5; observed 11.03 + 0.97.
    var low = WaterBalance.runoffMm(1200.5 * 1200 / 1210, 12 - 0.5);
    var high = WaterBalance.runoffMm(1200.5 * 1220 / 1210, 12 + 0.5);
    assertThat(series.getFirst().values()[0]).isCloseTo(0.03e9 / (low * 1e5), within(1e-12));
    assertThat(series.getLast().values()[79]).isCloseTo(0.03e9 / (high * 1e5), within(1e-12));
    assertThat(series.getFirst().flags()).containsExactly("ENSEMBLE_MEAN", "WATER_BALANCE_DERIVED");
  }

  @Test
  void scenarios_between_say_that_they_are_interpolated() {
    var between = series().get(1);
    // The synthetic warming is the same under every scenario: half way.
    assertThat(between.values()[0])
        .isCloseTo(0.03e9 / (WaterBalance.runoffMm(1200.5, 12) * 1e5), within(1e-9));
    assertThat(between.flags())
        .containsExactly("ENSEMBLE_MEAN", "SCENARIO_INTERPOLATED", "WATER_BALANCE_DERIVED");
  }

  @Test
  void a_region_that_a_table_lacks_is_a_problem_not_a_smaller_basin() throws IOException {
    Files.writeString(root.resolve(RegionFacts.FACTS), SecondSet.FACTS_HEADER);
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure).hasMessageContaining("korea-region-facts.csv: lacks the region 11010");
  }
}
