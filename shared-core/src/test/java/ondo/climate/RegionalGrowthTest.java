package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.statistics.LMoments;
import org.junit.jupiter.api.Test;

class RegionalGrowthTest {

  private static final double EXACT = 1e-12;
  private static final double GUMBEL_L_SKEWNESS = Math.log(9.0 / 8) / Math.log(2);
  private static final RegionalGrowth KOREA = new RegionalGrowth(0.224);

  @Test
  void curve_has_the_mean_one_and_the_given_l_cv() {
    assertThat(KOREA.location()).isCloseTo(0.8135, within(5e-5));
    assertThat(KOREA.scale()).isCloseTo(0.3232, within(5e-5));
    assertThat(KOREA.factor(100)).isCloseTo(2.300, within(5e-4));
    assertThat(KOREA.factor(10)).isCloseTo(1.541, within(5e-4));
    assertThat(KOREA.factor(2)).isCloseTo(0.932, within(5e-4));
  }

  @Test
  void sample_has_the_l_moments_of_the_law() {
    for (var size : new int[] {3, 30, 60}) {
      var moments = LMoments.of(KOREA.sample(size));
      assertThat(moments.l1()).describedAs("mean of " + size).isCloseTo(1, within(EXACT));
      assertThat(moments.l2()).isCloseTo(0.224, within(EXACT));
      assertThat(moments.t3()).isCloseTo(GUMBEL_L_SKEWNESS, within(1e-11));
    }
  }

  /** The largest of n Gumbel variates is Gumbel again, shifted by ln n. */
  @Test
  void largest_member_is_the_expected_maximum() {
    var sample = KOREA.sample(30);
    assertThat(sample[29]).isCloseTo(1 + KOREA.scale() * Math.log(30), within(EXACT));
    assertThat(sample).isSorted();
  }

  @Test
  void l_cv_of_a_region_weighs_stations_by_their_years() {
    var steady = new double[] {90, 100, 110};
    var wild = new double[] {50, 100, 150, 100, 50, 150};
    var lcv = RegionalGrowth.lcvOf(List.of(steady, wild));
    var a = LMoments.of(steady);
    var b = LMoments.of(wild);
    assertThat(lcv).isCloseTo((3 * a.l2() / a.l1() + 6 * b.l2() / b.l1()) / 9, within(EXACT));
  }

  @Test
  void refuses_an_impossible_spread() {
    assertThatThrownBy(() -> new RegionalGrowth(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RegionalGrowth(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
