package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void a_constant_shift_is_a_difference_with_full_correlation() {
    var agreement = Agreement.of(new double[] {1, 2, 6}, new double[] {3, 4, 8});
    assertThat(agreement.meanDifference()).isCloseTo(-2, within(1e-12));
    assertThat(agreement.meanError()).isCloseTo(2, within(1e-12));
    assertThat(agreement.correlation()).isCloseTo(1, within(1e-12));
    assertThat(agreement.places()).isEqualTo(3);
  }

  @Test
  void errors_of_both_signs_cancel_in_the_difference_alone() {
    var agreement = Agreement.of(new double[] {1, 3}, new double[] {3, 1});
    assertThat(agreement.meanDifference()).isZero();
    assertThat(agreement.meanError()).isEqualTo(2);
    assertThat(agreement.correlation()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void without_spread_there_is_no_correlation() {
    assertThat(Agreement.of(new double[] {1, 1}, new double[] {3, 1}).correlation()).isNaN();
  }

  @Test
  void nothing_to_compare_is_refused() {
    assertThatThrownBy(() -> Agreement.of(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
