package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioShareTest {

  private static double[] constant(double value) {
    var values = new double[Warming.YEARS];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] ramp(double step) {
    var values = new double[Warming.YEARS];
    for (var i = 0; i < values.length; i++) {
      values[i] = step * i;
    }
    return values;
  }

  private static Map<Scenario, Warming> warming(double middle) {
    var byScenario = new EnumMap<Scenario, Warming>(Scenario.class);
    var steps =
        Map.of(
            Scenario.SSP126,
            0.0,
            Scenario.SSP245,
            middle,
            Scenario.SSP370,
            2 * middle,
            Scenario.SSP585,
            0.05);
    steps.forEach(
        (s, step) -> byScenario.put(s, Warming.of(s, ramp(step), ramp(step), ramp(step))));
    return byScenario;
  }

  @Test
  void a_window_is_twenty_years_around_its_year_and_stays_inside() {
    var ramp = ramp(1);
    assertThat(ScenarioShare.windowMean(ramp, 0)).isEqualTo(9.5);
    assertThat(ScenarioShare.windowMean(ramp, 10)).isEqualTo(9.5);
    assertThat(ScenarioShare.windowMean(ramp, 11)).isEqualTo(10.5);
    assertThat(ScenarioShare.windowMean(ramp, 79)).isEqualTo(69.5);
  }

  @Test
  void a_series_half_way_between_its_ends_has_the_share_one_half() {
    var shares = ScenarioShare.bySeries(constant(10), constant(15), constant(20), constant(0.9));
    assertThat(shares).containsOnly(0.5);
  }

  @Test
  void shares_are_cut_to_zero_and_one_point_one() {
    assertThat(ScenarioShare.bySeries(constant(10), constant(5), constant(20), constant(0.9)))
        .containsOnly(0);
    assertThat(ScenarioShare.bySeries(constant(10), constant(90), constant(20), constant(0.9)))
        .containsOnly(1.1);
  }

  @Test
  void ends_closer_than_a_twentieth_leave_the_share_to_warming() {
    assertThat(ScenarioShare.bySeries(constant(10), constant(12), constant(10.4), constant(0.9)))
        .containsOnly(0.9);
    assertThat(ScenarioShare.bySeries(constant(0), constant(0), constant(0), constant(0.9)))
        .containsOnly(0.9);
  }

  @Test
  void warming_gives_one_half_until_the_ends_part() {
    var shares = ScenarioShare.byWarming(warming(0.01), Scenario.SSP245);
    // 0.05 K a year: the first window differs by 0.475 K already.
    assertThat(shares[0]).isCloseTo(0.2, within(1e-12));
    var late = warming(0.0001);
    late.put(Scenario.SSP585, Warming.of(Scenario.SSP585, ramp(0.01), ramp(0.01), ramp(0.01)));
    assertThat(ScenarioShare.byWarming(late, Scenario.SSP245)[0]).isEqualTo(0.5);
    assertThat(ScenarioShare.byWarming(late, Scenario.SSP245)[79]).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void a_series_between_lies_at_its_share() {
    assertThat(ScenarioShare.between(constant(10), constant(20), constant(0.3))).containsOnly(13);
  }
}
