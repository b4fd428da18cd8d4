package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeaLevelTest {

  private static final double[] CENTRAL = {7.5, 13.8, 19.8, 28, 38, 50, 60, 68, 98.3};

  private static double[] shifted(double by) {
    var shifted = CENTRAL.clone();
    for (var i = 0; i < shifted.length; i++) {
      shifted[i] += by;
    }
    return shifted;
  }

  @Test
  void years_lie_on_the_line_between_their_decades() {
    var series =
        new SeaLevelCurve(shifted(-2), CENTRAL, shifted(3))
            .series(Scenario.SSP245, List.of("IMPORTED"));

    assertThat(series)
        .extracting(YearlySeries::indicator)
        .containsExactly("slr_cm", "slr_cm_low", "slr_cm_high");
    assertThat(series)
        .allSatisfy(
            s -> {
              assertThat(s.firstYear()).isEqualTo(2021);
              assertThat(s.lastYear()).isEqualTo(2100);
              assertThat(s.scenario()).isEqualTo(Scenario.SSP245);
              assertThat(s.flags()).containsExactly("IMPORTED");
            });
    var central = series.getFirst();
    assertThat(central.at(2021)).isCloseTo(7.5 + 0.63, within(1e-12));
    assertThat(central.at(2030)).isEqualTo(13.8);
    assertThat(central.at(2095)).isCloseTo((68 + 98.3) / 2, within(1e-12));
    assertThat(central.at(2100)).isEqualTo(98.3);
    assertThat(series.get(1).at(2044)).isCloseTo(central.at(2044) - 2, within(1e-12));
    assertThat(series.get(2).at(2044)).isCloseTo(central.at(2044) + 3, within(1e-12));
  }

  @Test
  void curve_without_a_decade_or_out_of_order_is_refused() {
    var gap = CENTRAL.clone();
    gap[4] = Double.NaN;
    assertThatThrownBy(() -> new SeaLevelCurve(CENTRAL, gap, CENTRAL)).hasMessageContaining("2060");
    assertThatThrownBy(() -> new SeaLevelCurve(CENTRAL, shifted(-1), CENTRAL))
        .hasMessageContaining("2020");
    assertThatThrownBy(() -> new SeaLevelCurve(CENTRAL, CENTRAL, new double[8]))
        .hasMessageContaining("decades");
  }

  @Test
  void studies_of_one_place_give_their_mean_and_their_widest_band() {
    var one = new WaterLevel(1.2, 1.44, 1.7);
    var other = new WaterLevel(0.71, 0.78, 0.94);

    assertThat(WaterLevel.of(List.of(one))).isEqualTo(one);
    assertThat(WaterLevel.of(List.of(one, other)))
        .isEqualTo(new WaterLevel(0.71, (1.44 + 0.78) / 2, 1.7));
    assertThatThrownBy(() -> new WaterLevel(1, 0.9, 2)).hasMessageContaining("0.9");
  }
}
