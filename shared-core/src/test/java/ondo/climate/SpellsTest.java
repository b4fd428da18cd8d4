package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SpellsTest {

  @Test
  void five_days_are_no_spell_and_six_are() {
    assertThat(spellDays(0, 5)).isEqualTo(0);
    assertThat(spellDays(1, 6)).isEqualTo(6);
    assertThat(spellDays(2, 9)).isEqualTo(9);
  }

  @Test
  void a_day_at_the_threshold_does_not_exceed_it() {
    var values = new double[] {30, 30, 30, 30, 30, 30};
    var days = Spells.daysPerYear(values, values, new int[6], Spells.Side.ABOVE);
    assertThat(days.get(0)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void a_missing_day_ends_a_run() {
    var values = new double[] {9, 9, 9, Double.NaN, 9, 9, 9};
    var days = Spells.daysPerYear(values, new double[7], new int[7], Spells.Side.ABOVE);
    assertThat(days.get(0)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void days_of_a_run_over_new_year_count_in_their_own_years() {
    var years = new int[] {1, 1, 1, 1, 2, 2};
    var values = new double[] {-9, -9, -9, -9, -9, -9};
    var days = Spells.daysPerYear(values, new double[6], years, Spells.Side.BELOW);
    assertThat(days).containsEntry(1, OptionalInt.of(4)).containsEntry(2, OptionalInt.of(2));
  }

  @Test
  void sixteen_missing_days_leave_a_year_without_a_value() {
    assertThat(withMissing(15)).isEqualTo(OptionalInt.of(8));
    assertThat(withMissing(16)).isEmpty();
  }

  @Test
  void series_of_different_length_are_refused() {
    assertThatThrownBy(
            () -> Spells.daysPerYear(new double[2], new double[1], new int[2], Spells.Side.ABOVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values, 1 thresholds");
  }

  @Test
  void the_threshold_pools_five_days_around_new_year() {
    var values =
        Map.of(
            364, new double[] {1, 2},
            365, new double[] {3, 4},
            1, new double[] {5, 6},
            2, new double[] {7, Double.NaN},
            3, new double[] {8, 9});
    // n = 9: position (9 + 1/3) 0.9 + 1/3 = 8.7333, between 8 and 9.
    assertThat(CalendarThresholds.of(values, 1, 0.9)).isCloseTo(8.7333333333, within(1e-9));
  }

  private static OptionalInt withMissing(int missing) {
    var values = new double[8 + missing];
    Arrays.fill(values, Double.NaN);
    Arrays.fill(values, 0, 8, 9);
    var years = new int[values.length];
    var days = Spells.daysPerYear(values, new double[values.length], years, Spells.Side.ABOVE);
    return days.getOrDefault(0, OptionalInt.of(-1));
  }

  private static int spellDays(int before, int run) {
    var values = new double[before + run + 1];
    Arrays.fill(values, before, before + run, 9);
    var years = new int[values.length];
    return Spells.daysPerYear(values, new double[values.length], years, Spells.Side.ABOVE)
        .getOrDefault(0, OptionalInt.empty())
        .orElse(-1);
  }
}
