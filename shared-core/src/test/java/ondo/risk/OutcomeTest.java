package ondo.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import ondo.statistics.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

  private static final Outcome<Score> FIFTY =
      Outcome.of(new Score(50), Flags.of(Flag.PARTIAL_INDICATORS));
  private static final Outcome<Score> GAP =
      Outcome.insufficient(Flags.about(Flag.UNKNOWN_ATTR, "use"));
  private static final Outcome<Score> INVALID = Outcome.invalid(Flags.NONE);
  private static final Outcome<Score> CANNOT_ACT = Outcome.notApplicable(Score.ZERO);

  @Test
  void a_gap_never_carries_a_number_and_a_value_never_the_status_of_a_gap() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outcome.Known<>(Status.INSUFFICIENT_DATA, 1.0, Flags.NONE))
        .withMessageContaining("INSUFFICIENT_DATA");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outcome.Gap<Double>(Status.OK, Flags.NONE))
        .withMessageContaining("OK");
    assertThat(GAP.map(Score::value).value()).isEmpty();
    assertThat(GAP.map(Score::value).flags()).isEqualTo(GAP.flags());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 100.001, Double.NaN})
  void a_score_outside_its_range_is_refused_and_not_bent(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Score(value));
  }

  @ParameterizedTest
  @EnumSource(Integration.class)
  void one_peril_that_cannot_act_makes_the_risk_zero_wherever_it_stands(Integration form) {
    for (var scores :
        List.of(
            List.of(CANNOT_ACT, FIFTY, INVALID),
            List.of(GAP, CANNOT_ACT, FIFTY),
            List.of(FIFTY, GAP, CANNOT_ACT))) {
      var risk = form.score(scores.get(0), scores.get(1), scores.get(2));
      assertThat(risk.status()).isEqualTo(Status.NOT_APPLICABLE);
      assertThat(risk.value()).contains(Score.ZERO);
    }
  }

  @ParameterizedTest
  @EnumSource(Integration.class)
  void one_gap_makes_the_risk_a_gap_with_the_flags_of_all(Integration form) {
    for (var scores :
        List.of(
            List.of(GAP, FIFTY, FIFTY), List.of(FIFTY, GAP, FIFTY), List.of(FIFTY, FIFTY, GAP))) {
      var risk = form.score(scores.get(0), scores.get(1), scores.get(2));
      assertThat(risk.status()).isEqualTo(Status.INSUFFICIENT_DATA);
      assertThat(risk.flags().codes()).containsExactly("PARTIAL_INDICATORS", "UNKNOWN_ATTR:use");
    }
  }

  @Test
  void one_invalid_input_outweighs_a_mere_gap() {
    for (var scores :
        List.of(
            List.of(INVALID, GAP, FIFTY),
            List.of(FIFTY, INVALID, GAP),
            List.of(GAP, FIFTY, INVALID))) {
      var risk = Integration.GEOMETRIC_MEAN.score(scores.get(0), scores.get(1), scores.get(2));
      assertThat(risk.status()).isEqualTo(Status.INVALID_INPUT);
      assertThat(risk.value()).isEmpty();
    }
  }

  @Test
  void a_flag_about_an_attribute_is_found_by_its_kind_and_only_by_it() {
    var flags = GAP.flags().and(Flags.of(Flag.MSL_ONLY));
    assertThat(flags.contains(Flag.UNKNOWN_ATTR)).isTrue();
    assertThat(flags.contains(Flag.MSL_ONLY)).isTrue();
    assertThat(flags.contains(Flag.INVALID_ATTR)).isFalse();
    assertThat(Flags.NONE.contains(Flag.UNKNOWN_ATTR)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Flags(List.of("SUNSHINE")));
  }

  @Test
  void flags_are_a_sorted_set_whatever_was_joined_first() {
    var some = Flags.of(Flag.TAIL_FLAT, Flag.EDGE_WINDOW);
    var others = Flags.of(Flag.EDGE_WINDOW, Flag.MSL_ONLY);
    assertThat(some.and(others)).isEqualTo(others.and(some));
    assertThat(some.and(others).codes()).containsExactly("EDGE_WINDOW", "MSL_ONLY", "TAIL_FLAT");
    assertThat(Flags.NONE.and(some)).isEqualTo(some);
    assertThat(some.and(Flags.NONE)).isEqualTo(some);
  }

  @Test
  void flags_joined_again_with_others_in_between_give_the_same_sets() {
    var some = Flags.of(Flag.EDGE_WINDOW);
    var others = List.of(Flags.of(Flag.MSL_ONLY), Flags.of(Flag.TAIL_FLAT), Flags.NONE, some);
    for (var round = 0; round < 3; round++) {
      assertThat(others.stream().map(other -> some.and(other).codes()))
          .containsExactly(
              List.of("EDGE_WINDOW", "MSL_ONLY"),
              List.of("EDGE_WINDOW", "TAIL_FLAT"),
              List.of("EDGE_WINDOW"),
              List.of("EDGE_WINDOW"));
    }
  }

  @Test
  void a_shifted_or_short_window_is_announced_and_a_centred_one_is_not() {
    assertThat(Flags.of(Window.of(2050, 2021, 2100).fit())).isEqualTo(Flags.NONE);
    assertThat(Flags.of(Window.of(2090, 2021, 2100).fit()).codes()).containsExactly("EDGE_WINDOW");
    assertThat(Flags.of(Window.of(2030, 2021, 2040).fit()).codes()).containsExactly("SHORT_WINDOW");
  }
}
