package ondo.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.Status;
import org.junit.jupiter.api.Test;

class HazardScoresTest {

  private static final HazardScores SCORES = CatalogReader.read().scores();

  private static final HazardInputs STORMS =
      HazardInputs.NONE.with(HazardInput.MAX_SITE_WIND_MS, 42).with(HazardInput.V10, 30);

  @Test
  void a_table_without_a_hazard_is_refused_when_it_is_read_and_not_when_it_is_asked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HazardScores(Map.of(), List.of(), Map.of(), SCORES.constants()))
        .withMessageContaining("without components");
  }

  @Test
  void weights_that_do_not_sum_to_one_are_refused() {
    var half = new HazardScore.Component("wsdi", 0.5, 0, 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HazardScore(List.of(half)))
        .withMessageContaining("0.5");
  }

  @Test
  void stress_below_zero_is_invalid_and_not_a_gap() {
    var below = HazardInputs.NONE.with(HazardInput.WSI, -0.1);
    assertThat(SCORES.score(Hazard.WATER_STRESS, below).status()).isEqualTo(Status.INVALID_INPUT);
    var gap = SCORES.score(Hazard.WATER_STRESS, HazardInputs.NONE);
    assertThat(gap.status()).isEqualTo(Status.INSUFFICIENT_DATA);
  }

  @Test
  void a_falling_sea_and_a_sea_above_the_last_node_keep_the_scores_of_the_ends() {
    var coast = HazardInputs.NONE.with(HazardInput.DISTANCE_TO_COAST_M, 200);
    var sunk = SCORES.score(Hazard.SEA_LEVEL_RISE, coast.with(HazardInput.SLR_CM, -5));
    var high = SCORES.score(Hazard.SEA_LEVEL_RISE, coast.with(HazardInput.SLR_CM, 250));
    assertThat(sunk.value()).contains(Score.ZERO);
    assertThat(high.value()).contains(new Score(100));
    assertThat(SCORES.score(Hazard.SEA_LEVEL_RISE, coast).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
  }

  @Test
  void an_unknown_or_impossible_distance_to_the_coast_is_a_gap_that_names_it() {
    var rise = HazardInputs.NONE.with(HazardInput.SLR_CM, 40);
    for (var inputs : List.of(rise, rise.with(HazardInput.DISTANCE_TO_COAST_M, -1))) {
      var score = SCORES.score(Hazard.SEA_LEVEL_RISE, inputs);
      assertThat(score.status()).isEqualTo(Status.INSUFFICIENT_DATA);
      assertThat(score.flags().codes()).containsExactly("UNKNOWN_ATTR:distance_to_coast_m");
    }
  }

  @Test
  void drains_without_a_capacity_or_rain_give_no_score() {
    var drains = HazardInputs.NONE.with(HazardInput.CAPACITY_MMPH, 40);
    var rain = HazardInputs.NONE.with(HazardInput.RX1DAY, 150);
    var blocked = rain.with(HazardInput.CAPACITY_MMPH, 0);
    for (var inputs : List.of(drains, rain, blocked)) {
      assertThat(SCORES.score(Hazard.URBAN_FLOOD, inputs).status())
          .isEqualTo(Status.INSUFFICIENT_DATA);
    }
  }

  @Test
  void a_storm_score_needs_the_strongest_wind_and_the_warming() {
    var unseen = SCORES.score(Hazard.TYPHOON, HazardInputs.NONE.with(HazardInput.DELTA_T, 1));
    assertThat(unseen.flags().codes()).containsExactly("UNKNOWN_ATTR:max_site_wind_ms");
    var undated = SCORES.score(Hazard.TYPHOON, STORMS);
    assertThat(undated.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(undated.flags().codes()).containsExactly("UNKNOWN_ATTR:delta_t");
  }

  @Test
  void warming_raises_storm_wind_and_storm_rain_but_not_borrowed_rain() {
    var today = STORMS.with(HazardInput.DELTA_T, 0);
    var later = STORMS.with(HazardInput.DELTA_T, 2);
    var rain = 100 * 0.45 * 150 / 500;
    var borrowed = SCORES.score(Hazard.TYPHOON, later.with(HazardInput.RX1DAY, 150));
    var wind = 100 * 0.55 * 30 * 1.05328 / 50;
    assertThat(borrowed.value().orElseThrow().value()).isCloseTo(wind + rain, within(1e-9));
    var own = SCORES.score(Hazard.TYPHOON, today.with(HazardInput.R_TC, 150));
    var grown = SCORES.score(Hazard.TYPHOON, later.with(HazardInput.R_TC, 150));
    assertThat(own.flags().isEmpty()).isTrue();
    assertThat(grown.value().orElseThrow().value()).isCloseTo(wind + rain * 1.16486, within(1e-9));
  }

  @Test
  void storm_rain_alone_weighs_too_little_and_wind_alone_is_partial() {
    var noWind =
        HazardInputs.NONE.with(HazardInput.MAX_SITE_WIND_MS, 42).with(HazardInput.DELTA_T, 0);
    assertThat(SCORES.score(Hazard.TYPHOON, noWind.with(HazardInput.RX1DAY, 150)).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    var windOnly = SCORES.score(Hazard.TYPHOON, STORMS.with(HazardInput.DELTA_T, 0));
    assertThat(windOnly.flags().codes()).containsExactly("PARTIAL_INDICATORS");
    assertThat(windOnly.value().orElseThrow().value()).isCloseTo(60, within(1e-9));
  }
}
