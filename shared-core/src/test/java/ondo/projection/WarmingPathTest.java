package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import org.junit.jupiter.api.Test;

class WarmingPathTest {

  private static final double[] LEVELS = {1, 2, 3};
  private static final double[] VALUES = {0, 10, 1, 20, 3, Double.NaN};

  private static Map<Scenario, double[]> constant(double warmingK) {
    var byScenario = new EnumMap<Scenario, double[]>(Scenario.class);
    for (var scenario : Scenario.values()) {
      var values = new double[Warming.YEARS];
      Arrays.fill(values, warmingK);
      byScenario.put(scenario, values);
    }
    return byScenario;
  }

  private static WarmingPath path(Map<Scenario, double[]> central) {
    return new WarmingPath(LEVELS, 2, Map.of(Warming.Curve.CENTRAL, central));
  }

  private static double[] sample(double warmingK) {
    var out = new double[2];
    path(constant(1.5)).sample(warmingK, VALUES, out);
    return out;
  }

  @Test
  void sample_is_linear_between_levels() {
    assertThat(sample(1)).containsExactly(0, 10);
    assertThat(sample(1.5)).containsExactly(0.5, 15);
    assertThat(sample(2.5)).containsExactly(2, Double.NaN);
    assertThat(sample(3)).containsExactly(3, Double.NaN);
  }

  @Test
  void hole_in_the_next_level_does_not_reach_the_level_below() {
    assertThat(sample(2)).containsExactly(1, 20);
  }

  @Test
  void warming_is_brought_into_the_levels() {
    var path = path(constant(1.5));

    assertThat(path.within(0.2)).isEqualTo(1);
    assertThat(path.within(2.2)).isEqualTo(2.2);
    assertThat(path.within(9)).isEqualTo(3);
    assertThat(path.levels()).isEqualTo(3);
    assertThat(path.level(1)).isEqualTo(2);
  }

  @Test
  void central_warming_outside_the_levels_is_refused_by_year_and_scenario() {
    for (var warmingK : new double[] {0.99, 3.01, Double.NaN}) {
      var warming = constant(1.5);
      warming.getOrDefault(Scenario.SSP370, new double[Warming.YEARS])[79] = warmingK;
      assertThatThrownBy(() -> path(warming))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SSP370 warms to " + warmingK + " K in 2100");
    }
  }

  @Test
  void curve_or_scenario_that_is_unknown_is_refused() {
    var warming = constant(1.5);
    warming.remove(Scenario.SSP245);

    assertThatThrownBy(() -> path(warming)).hasMessage("no CENTRAL warming of SSP245");
    assertThatThrownBy(() -> path(constant(1.5)).at(Warming.Curve.LOW, Scenario.SSP126, 0))
        .hasMessage("no LOW warming of SSP126");
  }

  @Test
  void later_change_of_what_it_was_made_from_does_not_reach_it() {
    var warming = constant(1.5);
    var path = path(warming);
    Arrays.fill(warming.getOrDefault(Scenario.SSP126, new double[0]), 2.5);

    assertThat(path.at(Warming.Curve.CENTRAL, Scenario.SSP126, 10)).isEqualTo(1.5);
  }
}
