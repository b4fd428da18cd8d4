package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaseSampleTest {

  @Test
  void first_level_is_unmoved_to_the_last_bit() {
    var values = new double[BaseYears.COUNT];
    Arrays.setAll(values, i -> 100.1 + 3.7 * i);
    var change = IndexChange.of(new double[] {1.5, 2}, new double[] {7.28, 10.76});
    var moved = new BaseSample(1990, values).scaled(WarmingLevels.DEFAULT, change);
    assertThat(Arrays.copyOf(moved, BaseYears.COUNT)).containsExactly(values);
  }

  @Test
  void every_year_grows_by_the_factor_of_its_level() {
    var values = new double[BaseYears.COUNT];
    Arrays.setAll(values, i -> 100 + i);
    // One per cent a kelvin since 1850-1900: 1.0187 at 1.87 K against 1.0087 at 0.87 K.
    var change = IndexChange.of(new double[] {4}, new double[] {4});
    var moved = new BaseSample(1990, values).scaled(WarmingLevels.DEFAULT, change);
    assertThat(moved[10 * 30 + 5]).isCloseTo(105 * 1.0187 / 1.0087, within(1e-9));
    assertThat(moved).hasSize(62 * 30);
  }
}
