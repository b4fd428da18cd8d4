package ondo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleStatisticsTest {

  private static final double TOLERANCE = 1e-12;

  @Test
  void quantiles_of_one_to_five_follow_hyndman_and_fan() {
    var sample = new double[] {5, 1, 4, 2, 3};
    assertThat(Quantiles.type7(sample, 0.9)).isEqualTo(4.6, within(TOLERANCE));
    assertThat(Quantiles.type8(sample, 0.8)).isEqualTo(4.6, within(TOLERANCE));
    assertThat(Quantiles.type8(sample, 0.01)).isEqualTo(1);
    assertThat(Quantiles.type8(sample, 1)).isEqualTo(5);
    assertThat(Quantiles.type7(sample, 0)).isEqualTo(1);
    assertThat(sample).containsExactly(5, 1, 4, 2, 3);
  }

  @Test
  void a_quantile_needs_a_sample_and_a_level() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type7(new double[0], 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.type8(new double[1], -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.type8(new double[1], Double.NaN));
  }

  @Test
  void l_moments_of_one_to_four_are_those_worked_by_hand() {
    var moments = LMoments.of(new double[] {4, 2, 1, 3});
    assertThat(moments.l1()).isEqualTo(2.5, within(TOLERANCE));
    assertThat(moments.l2()).isEqualTo(5.0 / 6, within(TOLERANCE));
    assertThat(moments.t3()).isEqualTo(0, within(TOLERANCE));
    assertThatIllegalArgumentException().isThrownBy(() -> LMoments.of(new double[2]));
  }

  @Test
  void symmetric_sample_fits_the_plain_logistic() {
    var fit = GeneralizedLogistic.fit(new LMoments(10, 2, 0));
    assertThat(fit).isEqualTo(new GeneralizedLogistic(10, 2, 0));
    assertThat(fit.cdf(10)).isEqualTo(0.5);
    assertThat(fit.cdf(12)).isEqualTo(1 / (1 + Math.exp(-1)), within(TOLERANCE));
  }

  @Test
  void skewed_logistic_is_exactly_zero_or_one_outside_its_support() {
    var boundedBelow = GeneralizedLogistic.fit(new LMoments(10, 2, 0.3));
    var boundedAbove = GeneralizedLogistic.fit(new LMoments(10, 2, -0.3));
    assertThat(boundedBelow.cdf(-1000)).isZero();
    assertThat(boundedAbove.cdf(1000)).isEqualTo(1);
    assertThat(boundedBelow.cdf(12)).isStrictlyBetween(0.5, 1.0);
  }

  @Test
  void constant_samples_are_refused_by_both_laws() {
    var flat = LMoments.of(new double[] {3, 3, 3});
    assertThatIllegalArgumentException().isThrownBy(() -> GeneralizedLogistic.fit(flat));
    assertThatIllegalArgumentException().isThrownBy(() -> GeneralizedExtremeValue.fit(flat));
  }

  @Test
  void gumbel_l_skewness_gives_the_gumbel_law() {
    var gumbelSkewness = 2 * Math.log(3) / Math.log(2) - 3;
    var fit = GeneralizedExtremeValue.fit(new LMoments(0.5772156649, Math.log(2), gumbelSkewness));
    assertThat(fit.k()).isZero();
    assertThat(fit.xi()).isEqualTo(0, within(1e-9));
    assertThat(fit.alpha()).isEqualTo(1, within(1e-9));
    assertThat(fit.quantile(0.99)).isEqualTo(4.600149226776579, within(1e-9));
  }

  @Test
  void extreme_value_quantile_returns_the_moments_it_was_fitted_to() {
    var fit = GeneralizedExtremeValue.fit(new LMoments(100, 12, 0.25));
    var n = 200_000;
    var mean = 0.0;
    for (var i = 0; i < n; i++) {
      mean += fit.quantile((i + 0.5) / n) / n;
    }
    assertThat(mean).isEqualTo(100, within(0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> fit.quantile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> fit.quantile(1));
  }

  @Test
  void gamma_meets_factorials_and_the_root_of_pi() {
    var factorial = 1.0;
    for (var n = 1; n <= 6; n++) {
      assertThat(Gamma.of(n) / factorial).isEqualTo(1, within(TOLERANCE));
      factorial *= n;
    }
    assertThat(Gamma.of(0.5)).isEqualTo(Math.sqrt(Math.PI), within(TOLERANCE));
    // Reflection Γ(x)Γ(1-x) = π/sin(πx) ties the smallest arguments to the others.
    for (var x = 0.001; x < 1; x += 0.0137) {
      var product = Gamma.of(x) * Gamma.of(1 - x) * Math.sin(Math.PI * x) / Math.PI;
      assertThat(product).isEqualTo(1, within(TOLERANCE));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Gamma.of(0));
  }

  @Test
  void sentinels_infinities_and_nan_are_missing() {
    var series = new double[] {-99, 1, Double.NaN, -98.9, Double.POSITIVE_INFINITY, -9999, 2};
    assertThat(Missing.drop(series)).containsExactly(1, -98.9, 2);
  }

  @Test
  void window_lies_around_its_year_and_moves_at_the_edges() {
    assertThat(Window.of(2050, 2021, 2100)).isEqualTo(new Window(2035, 2064, Window.Fit.CENTRED));
    assertThat(Window.of(2021, 2021, 2100)).isEqualTo(new Window(2021, 2050, Window.Fit.EDGE));
    assertThat(Window.of(2100, 2021, 2100)).isEqualTo(new Window(2071, 2100, Window.Fit.EDGE));
    assertThat(Window.of(2030, 2021, 2040)).isEqualTo(new Window(2021, 2040, Window.Fit.SHORT));
    assertThat(Window.of(2050, 2021, 2100).years()).isEqualTo(30);
    assertThatIllegalArgumentException().isThrownBy(() -> Window.of(2050, 2100, 2021));
  }

  @Test
  void window_mean_needs_twenty_four_years() {
    var series = new double[80];
    for (var i = 0; i < 80; i++) {
      series[i] = i;
    }
    var window = Window.of(2050, 2021, 2100);
    assertThat(window.mean(series, 2021)).isEqualTo((14 + 43) / 2.0);
    for (var i = 14; i < 20; i++) {
      series[i] = Missing.VALUE;
    }
    assertThat(window.mean(series, 2021)).isEqualTo((20 + 43) / 2.0);
    series[20] = -999;
    assertThat(window.mean(series, 2021)).isNaN();
  }
}
