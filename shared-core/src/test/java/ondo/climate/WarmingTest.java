package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmingTest {

  private static final double TOLERANCE = 1e-12;

  @Test
  void between_windows_warming_is_linear_and_beyond_it_keeps_the_slope_of_ten_windows() {
    var windows = new ArrayList<Warming.Window>();
    for (var i = 0; i < 82; i++) {
      windows.add(new Warming.Window(2009.5 + i, 0.01 * i, 0.02 * i, 0.03 * i + (i > 80 ? 1 : 0)));
    }
    var warming = Warming.of(Scenario.SSP245, windows);
    assertThat(warming.at(Warming.Curve.CENTRAL, 2021)).isCloseTo(0.85 + 0.23, within(TOLERANCE));
    assertThat(warming.at(Warming.Curve.CENTRAL, 2100)).isCloseTo(0.85 + 1.81, within(TOLERANCE));
    // The jump of 1 K in the last window is spread over ten: slope 0.03 + 0.1 for 9.5 years.
    assertThat(warming.at(Warming.Curve.HIGH, 2100))
        .isCloseTo(0.85 + 3.43 + 9.5 * 0.13, within(TOLERANCE));
    assertThatThrownBy(() -> warming.at(Warming.Curve.LOW, 2101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windows_must_begin_before_the_first_year() {
    assertThatThrownBy(() -> Warming.of(Scenario.SSP245, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eleven windows");
  }

  @Test
  void index_change_is_linear_through_the_origin_and_keeps_its_last_slope() {
    var change = IndexChange.of(new double[] {1.5, 2, 4}, new double[] {3, 5, 6});
    assertThat(change.at(0)).isZero();
    assertThat(change.at(0.75)).isCloseTo(1.5, within(TOLERANCE));
    assertThat(change.at(1.75)).isCloseTo(4, within(TOLERANCE));
    assertThat(change.at(6)).isCloseTo(7, within(TOLERANCE));
    assertThat(change.sinceBase(WarmingLevels.BASE_K)).isZero();
    assertThatThrownBy(() -> IndexChange.of(new double[] {2, 2}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void places_among_levels_reach_from_the_first_to_the_last() {
    var levels = new WarmingLevels(0.87, 0.5, 3);
    assertThat(levels.values()).containsExactly(0.87, 1.37, 1.87);
    assertThat(levels.place(0.87)).isEqualTo(new WarmingLevels.Place(0, 0));
    assertThat(levels.place(1.87).of(3, 7)).isCloseTo(7, within(TOLERANCE));
    assertThat(levels.place(1.12).of(3, 7)).isCloseTo(5, within(TOLERANCE));
    assertThatThrownBy(() -> levels.place(0.86)).isInstanceOf(IllegalArgumentException.class);
    assertThat(WarmingLevels.DEFAULT.lastK()).isGreaterThan(6.9);
  }

  @Test
  void equal_values_share_the_mean_of_their_ranks() {
    var ranks = RankTable.of(new double[] {5, 1, 3, 3, Double.NaN});
    assertThat(ranks.rank(1)).isEqualTo(1.0 / 4);
    assertThat(ranks.rank(3)).isEqualTo(2.5 / 4);
    assertThat(ranks.rank(5)).isEqualTo(1);
    assertThat(ranks.rank(0)).isEqualTo(0.5 / 4);
    assertThat(ranks.rank(4)).isEqualTo(3.5 / 4);
    assertThat(ranks.rank(9)).isEqualTo(1);
  }
}
