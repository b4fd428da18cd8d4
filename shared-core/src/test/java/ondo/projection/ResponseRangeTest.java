package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import ondo.climate.IndexChange;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;

class ResponseRangeTest {

  private static final double TOLERANCE = 1e-9;
  private static final double BASE_K = WarmingLevels.BASE_K;
  private static final int YEAR = 40;

  private static final double W = Places.path().at(Warming.Curve.CENTRAL, Scenario.SSP245, YEAR);

  private static IndexChange aKelvin(double change) {
    return IndexChange.of(new double[] {1, 4}, new double[] {change, 4 * change});
  }

  private static ResponseRange range(Map<String, ResponseRange.Spread> spreads) {
    return ResponseRange.of(Places.path(), spreads, Places.TABLES.responses());
  }

  @Test
  void half_and_double_answer_are_half_and_double_the_warming_since_the_base() {
    var range =
        range(Map.of("TXx", new ResponseRange.Spread(aKelvin(1), aKelvin(2), aKelvin(4), false)));

    for (var hazard : List.of(Hazard.EXTREME_HEAT, Hazard.WILDFIRE, Hazard.DROUGHT)) {
      var ends = range.of(hazard, Scenario.SSP245, YEAR).orElseThrow();
      assertThat(ends.lowK()).isCloseTo(BASE_K + (W - BASE_K) / 2, within(TOLERANCE));
      assertThat(ends.highK()).isCloseTo(BASE_K + (W - BASE_K) * 2, within(TOLERANCE));
    }
  }

  @Test
  void changes_in_per_cent_multiply() {
    var range =
        range(
            Map.of("Rx1day", new ResponseRange.Spread(aKelvin(5), aKelvin(10), aKelvin(15), true)));
    var wanted = (1 + 0.05 * W) / (1 + 0.05 * BASE_K);
    var asMuch = (wanted * (1 + 0.1 * BASE_K) - 1) / 0.1;

    for (var hazard : List.of(Hazard.RIVER_FLOOD, Hazard.URBAN_FLOOD)) {
      var ends = range.of(hazard, Scenario.SSP245, YEAR).orElseThrow();
      assertThat(ends.lowK()).isCloseTo(asMuch, within(TOLERANCE));
      assertThat(ends.highK()).isGreaterThan(W);
    }
  }

  @Test
  void ends_stay_inside_the_levels() {
    var range =
        range(Map.of("TNn", new ResponseRange.Spread(aKelvin(-1), aKelvin(2), aKelvin(9), false)));

    var ends = range.of(Hazard.EXTREME_COLD, Scenario.SSP585, 79).orElseThrow();

    assertThat(ends.lowK()).isCloseTo(BASE_K, within(TOLERANCE));
    assertThat(ends.highK()).isCloseTo(Places.path().highestK(), within(TOLERANCE));
  }

  @Test
  void storms_answer_as_their_own_literature_says() {
    var storms = Places.TABLES.responses();
    var ends = range(Map.of()).of(Hazard.TYPHOON, Scenario.SSP245, YEAR).orElseThrow();

    var low = storms.central().windFactor(ends.lowK() - BASE_K);
    var high = storms.central().windFactor(ends.highK() - BASE_K);
    assertThat(low).isCloseTo(Math.max(1, storms.low().windFactor(W - BASE_K)), within(TOLERANCE));
    assertThat(high).isCloseTo(storms.high().windFactor(W - BASE_K), within(TOLERANCE));
  }

  @Test
  void hazard_whose_index_is_absent_or_that_answers_to_more_than_air_has_no_range() {
    var range =
        range(Map.of("TXx", new ResponseRange.Spread(aKelvin(1), aKelvin(2), aKelvin(4), false)));

    for (var hazard :
        List.of(
            Hazard.EXTREME_COLD,
            Hazard.RIVER_FLOOD,
            Hazard.URBAN_FLOOD,
            Hazard.WATER_STRESS,
            Hazard.SEA_LEVEL_RISE)) {
      assertThat(range.of(hazard, Scenario.SSP585, YEAR)).as(hazard.name()).isEmpty();
    }
  }
}
