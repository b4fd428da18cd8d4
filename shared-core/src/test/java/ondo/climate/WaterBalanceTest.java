package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WaterBalanceTest {

  @Test
  void a_wet_and_mild_area_keeps_about_half_of_its_rain() {
    // L = 300 + 25·13.1 + 0.05·13.1³ = 739.9; √(0.9 + (1328.6/739.9)²) = 2.0306; 1328.6/2.0306.
    assertThat(WaterBalance.evaporationMm(1328.6, 13.1)).isCloseTo(654.3, within(0.2));
    assertThat(WaterBalance.runoffMm(1328.6, 13.1)).isCloseTo(674.3, within(0.2));
  }

  @Test
  void a_dry_area_evaporates_all_and_no_more() {
    assertThat(WaterBalance.runoffMm(100, 20)).isZero();
    assertThat(WaterBalance.runoffMm(0, 20)).isZero();
  }

  @Test
  void warmer_is_drier_and_wetter_is_wetter() {
    assertThat(WaterBalance.runoffMm(1300, 15)).isLessThan(WaterBalance.runoffMm(1300, 12));
    assertThat(WaterBalance.runoffMm(1400, 12)).isGreaterThan(WaterBalance.runoffMm(1300, 12));
  }
}
