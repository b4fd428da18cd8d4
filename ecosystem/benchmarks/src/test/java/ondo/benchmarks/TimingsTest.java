package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimingsTest {

  @Test
  void median_of_an_even_number_lies_between_the_middle_two() {
    assertThat(Timings.of(new long[] {4_000_000, 1_000_000, 3_000_000, 2_000_000}, 0).medianMs())
        .isEqualTo(2.5);
  }

  @Test
  void tail_of_twenty_rounds_leaves_one_above_it() {
    var nanos = new long[20];
    for (var i = 0; i < nanos.length; i++) {
      nanos[i] = (i + 1) * 1_000_000L;
    }
    assertThat(Timings.of(nanos, 0).p95Ms()).isEqualTo(19);
  }

  @Test
  void no_rounds_have_no_median() {
    assertThatThrownBy(() -> Timings.of(new long[0], 0)).hasMessage("no rounds");
  }
}
