package ondo.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Integration;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSummaryTest {

  private static Outcome<Score> score(double value) {
    return Outcome.of(new Score(value), Flags.NONE);
  }

  private static SiteSummary summary(Map<Hazard, Outcome<Score>> risks) {
    return new SiteSummary(risks);
  }

  @Test
  void the_mean_leaves_out_gaps_and_hazards_that_cannot_act() {
    var summary =
        summary(
            Map.of(
                Hazard.RIVER_FLOOD, score(70),
                Hazard.DROUGHT, score(30),
                Hazard.WILDFIRE, Outcome.notApplicable(Score.ZERO),
                Hazard.TYPHOON, Outcome.insufficient(Flags.NONE)));
    assertThat(summary.scoreMean()).contains(new Score(50));
    assertThat(summary.scoreMax()).contains(new Score(70));
    assertThat(summary.topRisk()).contains(Hazard.RIVER_FLOOD);
    assertThat(summary.acuteTop()).contains(Hazard.RIVER_FLOOD);
    assertThat(summary.chronicTop()).contains(Hazard.DROUGHT);
  }

  @Test
  void ties_keep_the_order_of_the_model_and_gaps_come_last() {
    var risks = new EnumMap<Hazard, Outcome<Score>>(Hazard.class);
    for (var hazard : Hazard.values()) {
      risks.put(hazard, score(10));
    }
    risks.put(Hazard.EXTREME_HEAT, Outcome.insufficient(Flags.NONE));
    risks.put(Hazard.TYPHOON, score(20));
    assertThat(summary(risks).ranking())
        .startsWith(Hazard.TYPHOON, Hazard.EXTREME_COLD, Hazard.WILDFIRE)
        .endsWith(Hazard.EXTREME_HEAT);
  }

  @Test
  void a_site_without_any_score_has_no_headline_rather_than_zero() {
    for (var risks :
        List.of(
            Map.<Hazard, Outcome<Score>>of(),
            Map.of(Hazard.TYPHOON, Outcome.<Score>invalid(Flags.NONE)))) {
      var summary = summary(risks);
      assertThat(summary.scoreMax()).isEmpty();
      assertThat(summary.scoreMean()).isEmpty();
      assertThat(summary.topRisk()).isEmpty();
      assertThat(summary.acuteTop()).isEmpty();
      assertThat(summary.chronicTop()).isEmpty();
    }
  }

  private static <T> Outcome<T> outcome(Status status, T value) {
    return status.hasValue()
        ? new Outcome.Known<>(status, value, Flags.NONE)
        : new Outcome.Gap<>(status, Flags.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, OK, OK",
    "OK, NOT_APPLICABLE, NOT_APPLICABLE",
    "NOT_APPLICABLE, INSUFFICIENT_DATA, NOT_APPLICABLE",
    "INVALID_INPUT, OK, INVALID_INPUT",
    "INSUFFICIENT_DATA, INVALID_INPUT, INVALID_INPUT",
    "OK, INSUFFICIENT_DATA, OK_WITH_ASSUMPTION",
    "INSUFFICIENT_DATA, OK, OK_WITH_ASSUMPTION",
    "INSUFFICIENT_DATA, INSUFFICIENT_DATA, INSUFFICIENT_DATA"
  })
  void a_hazard_is_a_gap_only_where_neither_score_nor_loss_is_known(
      Status risk, Status loss, Status expected) {
    var one =
        new HazardRisk(
            Hazard.TYPHOON,
            score(50),
            score(50),
            score(50),
            outcome(risk, Score.ZERO),
            Outcome.of(new IntensityDistribution(1, 0, 0, 0), Flags.NONE),
            outcome(loss, AverageAnnualLoss.NONE),
            Outcome.insufficient(Flags.NONE));
    assertThat(one.status()).isEqualTo(expected);
    assertThat(one.level())
        .isEqualTo(risk.hasValue() ? Optional.of(Score.Level.VERY_LOW) : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_calibration_that_is_no_positive_number_is_refused(double kappa) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Switches(
                    Scaling.WIDE, Integration.GEOMETRIC_MEAN, true, Map.of(Hazard.DROUGHT, kappa)));
  }

  @Test
  void a_high_score_is_new_only_where_the_present_site_has_none_as_high() {
    var losses = Map.of(Hazard.TYPHOON, 0.01);
    var here =
        new CandidateRanking.Place(
            "here", losses, Map.of(Hazard.TYPHOON, new Score(65), Hazard.DROUGHT, new Score(20)));
    var there =
        new CandidateRanking.Place(
            "there",
            Map.of(Hazard.TYPHOON, 0.001),
            Map.of(
                Hazard.TYPHOON, new Score(90),
                Hazard.DROUGHT, new Score(60),
                Hazard.URBAN_FLOOD, new Score(61),
                Hazard.WILDFIRE, new Score(59)));
    var ranking =
        CandidateRanking.of(here, List.of(there), 3, new CandidateRanking.Materiality(1e-5, 0.1));
    var best = ranking.ranked().getFirst();
    assertThat(best.newHigh()).containsExactly(Hazard.DROUGHT, Hazard.URBAN_FLOOD);
    assertThat(best.verdict()).isEqualTo(CandidateRanking.Verdict.TRADE_OFF);
  }
}
