package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RainChangeTest {

  private static final double EXACT = 1e-9;

  @Test
  void points_on_a_line_give_the_line() {
    var change = RainChange.fit(new double[] {1, 2, 4}, new double[] {1050, 1100, 1200});
    assertThat(change.slopeMm()).isCloseTo(50, within(EXACT));
    assertThat(change.interceptMm()).isCloseTo(1000, within(EXACT));
    assertThat(change.residualMm()).isCloseTo(0, within(1e-5));
    assertThat(change.explained()).isCloseTo(1, within(EXACT));
    assertThat(change.factor(WarmingLevels.BASE_K)).isEqualTo(1);
    assertThat(change.factor(2.87))
        .isCloseTo((1000 + 50 * 2.87) / (1000 + 50 * 0.87), within(EXACT));
  }

  /** By hand: means 2 and 1100, slope 100/2, rests 10, -20, 10, so √(600/1) and 1 - 600/5600. */
  @Test
  void scatter_about_the_line_is_told() {
    var change = RainChange.fit(new double[] {1, 2, 3}, new double[] {1060, 1080, 1160});
    assertThat(change.slopeMm()).isCloseTo(50, within(EXACT));
    assertThat(change.residualMm()).isCloseTo(Math.sqrt(600), within(EXACT));
    assertThat(change.explained()).isCloseTo(1 - 600 / 5600.0, within(EXACT));
  }

  @Test
  void no_change_is_a_factor_of_one_everywhere() {
    assertThat(RainChange.NONE.factor(0.87)).isEqualTo(1);
    assertThat(RainChange.NONE.factor(6)).isEqualTo(1);
  }

  @Test
  void one_warming_makes_no_line() {
    assertThatThrownBy(() -> RainChange.fit(new double[] {2, 2, 2}, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RainChange.fit(new double[] {1, 2}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
