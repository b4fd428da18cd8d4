package ondo.risk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ondo.geo.LatLon;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacedCurveTest {

  private static final LatLon BUSAN = new LatLon(35.1, 129.0);

  private static PlacedCurve curve(
      @Nullable LatLon place, @Nullable String site, double[] years, double[] depths) {
    return new PlacedCurve(Hazard.RIVER_FLOOD, null, 2020, place, site, "m", years, depths);
  }

  @Test
  void curve_belongs_to_a_place_or_to_a_site_and_never_to_both_or_none() {
    var years = new double[] {10};
    var depths = new double[] {0.5};
    assertThat(curve(BUSAN, null, years, depths).place()).isEqualTo(BUSAN);
    assertThat(curve(null, "p1", years, depths).site()).isEqualTo("p1");
    assertThatIllegalArgumentException().isThrownBy(() -> curve(null, null, years, depths));
    assertThatIllegalArgumentException().isThrownBy(() -> curve(BUSAN, "p1", years, depths));
  }

  @Test
  void every_return_period_has_one_intensity_and_there_is_at_least_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(BUSAN, null, new double[0], new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(BUSAN, null, new double[] {10, 20}, new double[] {1}))
        .withMessage("2 return periods with 1 intensities");
  }

  @Test
  void return_periods_ascend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(BUSAN, null, new double[] {10, 10}, new double[] {1, 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve(BUSAN, null, new double[] {20, 10}, new double[] {1, 2}))
        .withMessage("return periods out of order: 10.0");
  }

  @Test
  void points_of_the_loss_formulas_are_those_that_were_brought() {
    assertThat(curve(null, "p1", new double[] {10, 100}, new double[] {0.5, 2}).curve().points())
        .containsExactly(new HazardCurve.Point(10, 0.5), new HazardCurve.Point(100, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "RIVER_FLOOD, m",
    "URBAN_FLOOD, m",
    "SEA_LEVEL_RISE, m",
    "TYPHOON, m/s",
    "DROUGHT, ''",
    "EXTREME_HEAT, ''"
  })
  void unit_is_that_of_the_damage_curve(Hazard hazard, String unit) {
    assertThat(PlacedCurve.unit(hazard)).isEqualTo(unit);
  }
}
