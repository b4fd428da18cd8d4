package ondo.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecadeTest {

  @Test
  void the_twenties_have_nine_years_and_every_other_decade_ten() {
    assertThat(Decade.all()).hasSize(8);
    assertThat(Decade.all().getFirst()).isEqualTo(new Decade(2021));
    assertThat(new Decade(2021).lastYear()).isEqualTo(2029);
    assertThat(new Decade(2030).lastYear()).isEqualTo(2039);
    assertThat(Decade.all().getLast().lastYear()).isEqualTo(2099);
    assertThat(new Decade(2021).label()).isEqualTo("2020s");
  }

  @Test
  void a_decade_is_the_mean_of_its_years_results_and_not_a_result_of_their_mean() {
    var depths = new double[80];
    Arrays.setAll(depths, i -> i % 2 == 0 ? 0 : 1.0);
    var losses = Arrays.stream(depths).map(depth -> depth * depth / 2).toArray();
    var thirties = new Decade(2030);
    assertThat(thirties.mean(losses)).isCloseTo(0.25, within(1e-12));
    var ofTheMean = thirties.mean(depths) * thirties.mean(depths) / 2;
    assertThat(ofTheMean).isCloseTo(0.125, within(1e-12));
    assertThat(new Decade(2021).mean(depths)).isCloseTo(4.0 / 9, within(1e-12));
  }

  @Test
  void a_year_that_begins_no_decade_is_refused() {
    for (var year : new int[] {2020, 2025, 2100, 2022}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Decade(year));
    }
  }
}
