package ondo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class NormalTest {

  private static final double CDF_TOLERANCE = 1e-12;

  @Test
  void the_table_agrees_with_forty_digit_arithmetic_between_its_nodes() {
    var worst = 0.0;
    for (var z = 0.000_37; z < 8.5; z += 0.013_7) {
      worst = Math.max(worst, Math.abs(Normal.cdf(z) - exact(z)));
      worst = Math.max(worst, Math.abs(Normal.cdf(-z) - (1 - exact(z))));
    }
    assertThat(worst).isLessThan(CDF_TOLERANCE).isPositive();
  }

  @Test
  void known_percentage_points_are_met() {
    assertThat(Normal.cdf(0)).isEqualTo(0.5);
    assertThat(Normal.cdf(1.959963984540054)).isEqualTo(0.975, within(CDF_TOLERANCE));
    assertThat(Normal.cdf(-1)).isEqualTo(0.15865525393145705, within(CDF_TOLERANCE));
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Normal.cdf(Double.NaN)).isNaN();
  }

  @Test
  void the_table_never_falls_by_more_than_rounding() {
    var before = 0.0;
    for (var z = -9.0; z < 9; z += 0.000_31) {
      var now = Normal.cdf(z);
      assertThat(now).isGreaterThanOrEqualTo(before - 1e-15);
      before = now;
    }
  }

  @Test
  void quantile_inverts_the_distribution_in_every_branch() {
    for (var p : new double[] {1e-300, 1e-15, 1e-9, 0.01, 0.0749, 0.075, 0.3, 0.5, 0.9, 0.999999}) {
      var z = Normal.quantile(p);
      assertThat(z >= -6 ? Normal.cdf(z) : p).isEqualTo(p, within(1e-12));
    }
    assertThat(Normal.quantile(1e-300)).isEqualTo(-37.0471, within(1e-4));
    assertThat(Normal.quantile(0.975)).isEqualTo(1.9599639845400545, within(1e-14));
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void a_level_that_is_no_probability_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(Double.NaN));
  }

  /** Taylor series of the density, integrated term by term: another road than the table's. */
  private static double exact(double z) {
    var context = new MathContext(60);
    var x = new BigDecimal(z);
    var square = x.multiply(x, context);
    var power = x;
    var sum = x;
    for (var k = 1; k < 260; k++) {
      power = power.multiply(square, context).divide(BigDecimal.valueOf(-2L * k), context);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * k + 1), context), context);
    }
    var rootTwoPi = new BigDecimal("2.5066282746310005024157652848110452530069867406099");
    return sum.divide(rootTwoPi, context).add(new BigDecimal("0.5")).doubleValue();
  }
}
