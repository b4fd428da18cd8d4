package ondo.risk.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.DamageFunction;
import ondo.risk.vulnerability.VulnerabilityFactor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossModelTest {

  private static final double TOLERANCE = 1e-15;
  private static final DamageFunction DAMAGE = new DamageFunction(List.of(0.0, 0.1, 0.9));
  private static final List<Double> YEARS = List.of(10.0, 100.0, Double.POSITIVE_INFINITY);
  private static final VulnerabilityFactor FACTOR = new VulnerabilityFactor(0.7, 1.3);

  private static LossModel model(double kappa) {
    return new LossModel(DAMAGE, YEARS, true, kappa, FACTOR);
  }

  private static LossModel.Inputs site(@Nullable Double protectionYears) {
    return new LossModel.Inputs(
        true,
        Outcome.of(new IntensityDistribution(0.7, 0.2, 0.1), Flags.NONE),
        Outcome.of(new Score(50), Flags.NONE),
        Outcome.of(new Score(100), Flags.NONE),
        0.25,
        protectionYears);
  }

  @Test
  void loss_is_the_sum_over_the_classes_and_no_class_loses_more_than_all() {
    var loss = model(2).annualLoss(site(null)).value().orElseThrow();
    // κ 2, E 50 of 100, F_vuln 1.3: classes lose 0, 0.13 and 1.
    assertThat(loss.gross()).isCloseTo(2 * 0.5 * (0.2 * 0.13 + 0.1 * 1), within(TOLERANCE));
    assertThat(loss.net()).isCloseTo(loss.gross() * 0.75, within(TOLERANCE));
    assertThat(model(2).classLosses(site(null)))
        .containsExactly(new double[] {0, 0.13, 1}, within(TOLERANCE));
  }

  @Test
  void losses_of_classes_times_their_probabilities_are_the_annual_loss() {
    for (var years : new Double[] {null, 0.0, 10.0, 100.0}) {
      var site = site(years);
      var losses = model(0.8).classLosses(site);
      var sum = 0.7 * losses[0] + 0.2 * losses[1] + 0.1 * losses[2];
      assertThat(model(0.8).annualLoss(site).value().orElseThrow().gross())
          .isCloseTo(sum, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void calibration_is_above_zero_and_finite(double kappa) {
    assertThatIllegalArgumentException().isThrownBy(() -> model(kappa));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, -999})
  void protection_that_cannot_be_read_is_none_and_told(double years) {
    var loss = model(1).annualLoss(site(years));
    assertThat(loss.flags().contains(Flag.NO_PROTECTION_INFO)).isTrue();
    assertThat(loss.value()).isEqualTo(model(1).annualLoss(site(null)).value());
  }

  @Test
  void protection_is_applied_only_where_it_keeps_out_a_loss() {
    assertThat(model(1).annualLoss(site(10.0)).flags().contains(Flag.SOP_APPLIED))
        .as("the class it keeps out loses nothing anyway")
        .isFalse();
    assertThat(model(1).annualLoss(site(100.0)).flags().contains(Flag.SOP_APPLIED)).isTrue();
    assertThat(model(1).classLosses(site(100.0)))
        .containsExactly(new double[] {0, 0, 0.5}, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "-0.1, 1", "NaN, 1", "0.5, NaN"})
  void net_loss_lies_between_nothing_and_the_gross_loss(double net, double gross) {
    assertThatIllegalArgumentException().isThrownBy(() -> new AverageAnnualLoss(gross, net, 1, 1));
  }

  @Test
  void value_that_cannot_be_read_is_a_gap_and_not_a_loss_of_nothing() {
    var loss = model(1).annualLoss(site(null));
    var unreadable = new SiteValue(Double.NaN, null, 0);
    assertThat(unreadable.expectedLoss(Hazard.Impact.DAMAGE, loss).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    // A value added that cannot be read is none: disruption then takes the asset.
    var borrowed = new SiteValue(1000.0, Double.NaN, 0);
    var expected = borrowed.expectedLoss(Hazard.Impact.DISRUPTION, loss);
    assertThat(expected.flags().contains(Flag.DISRUPTION_ON_ASSET_VALUE)).isTrue();
    assertThat(expected.value().orElseThrow()).isEqualTo(loss.value().orElseThrow().net() * 1000);
  }

  @Test
  void expected_loss_of_a_distribution_is_that_of_its_probabilities() {
    assertThat(DAMAGE.expected(new IntensityDistribution(0.7, 0.2, 0.1)))
        .isCloseTo(0.02 + 0.09, within(TOLERANCE));
  }
}
