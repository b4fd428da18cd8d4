package ondo.risk.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import ondo.risk.Status;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator.Method;
import ondo.risk.probability.IntensityClasses.Interval;
import org.junit.jupiter.api.Test;

class IntensityClassesTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Interval LOW = new Interval(0, true, 5, true);
  private static final Interval HIGH = new Interval(5, false, INFINITY, false);
  private static final IntensityClasses CLASSES =
      new IntensityClasses(Support.NONNEG, List.of(LOW, HIGH));
  private static final BaselineQuantiles SCHEME =
      new BaselineQuantiles(
          Support.NONNEG, ClassScheme.Fit.TYPE_7, List.of(0.5, 0.9), List.of(), 20);

  private static void refused(Support support, Interval... intervals) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntensityClasses(support, List.of(intervals)));
  }

  @Test
  void classes_must_cover_every_possible_intensity_exactly_once() {
    refused(Support.NONNEG, new Interval(1, true, 5, true), HIGH);
    refused(Support.REAL, LOW, HIGH);
    refused(Support.NONNEG, LOW, new Interval(5, false, 9, false));
    refused(Support.NONNEG, LOW, new Interval(6, false, INFINITY, false));
    refused(Support.NONNEG, LOW, new Interval(5, true, INFINITY, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(5, true, 4, true));
  }

  @Test
  void a_limit_belongs_to_the_side_that_is_closed() {
    assertThat(CLASSES.classify(5)).isEqualTo(1);
    assertThat(CLASSES.classify(Math.nextUp(5.0))).isEqualTo(2);
    assertThat(HIGH.contains(5)).isFalse();
    assertThat(new Interval(5, false, 9, false).contains(9)).isFalse();
    assertThat(new Interval(5, false, 9, true).contains(9)).isTrue();
  }

  @Test
  void what_is_missing_or_impossible_is_in_no_class() {
    assertThat(CLASSES.classify(Double.NaN)).isZero();
    assertThat(CLASSES.classify(-1)).isZero();
    assertThat(CLASSES.classify(-999)).isZero();
  }

  @Test
  void probabilities_that_are_no_distribution_are_refused() {
    for (var p :
        List.of(new double[] {-0.1, 1.1}, new double[] {0.5, 0.4}, new double[] {Double.NaN})) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IntensityDistribution(p));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new IntensityDistribution(1.1, -0.1));
  }

  @Test
  void the_severe_share_is_that_of_the_last_two_classes() {
    assertThat(new IntensityDistribution(0.8, 0.15, 0.04, 0.01).severe())
        .isCloseTo(0.05, within(1e-15));
    assertThat(new IntensityDistribution(1.0).severe()).isEqualTo(1);
  }

  @Test
  void distributions_are_values() {
    var one = new IntensityDistribution(0.25, 0.75);
    assertThat(one).isEqualTo(new IntensityDistribution(0.25, 0.75)).hasToString("[0.25, 0.75]");
    assertThat(one).hasSameHashCodeAs(new IntensityDistribution(0.25, 0.75));
    assertThat(one).isNotEqualTo(new IntensityDistribution(0.75, 0.25)).isNotEqualTo(List.of());
    one.toArray()[0] = 9;
    assertThat(one.probability(0)).isEqualTo(0.25);
  }

  @Test
  void a_century_of_baseline_identifies_the_rare_level_and_thirty_years_do_not() {
    var century = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    var known = SCHEME.thresholds(century);
    assertThat(known.status()).isEqualTo(Status.OK);
    assertThat(known.value().orElseThrow().values().getFirst()).isEqualTo(50.5);
    var thirty = IntStream.rangeClosed(1, 30).mapToDouble(i -> i).toArray();
    assertThat(SCHEME.thresholds(thirty).flags().codes()).containsExactly("Q99_WEAKLY_IDENTIFIED");
    var nineteen = IntStream.rangeClosed(1, 19).mapToDouble(i -> i).toArray();
    assertThat(SCHEME.thresholds(nineteen).flags().codes()).containsExactly("BASELINE_SHORT");
  }

  @Test
  void thresholds_must_belong_to_the_levels_and_never_fall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Thresholds(List.of(0.5, 0.9), List.of(1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Thresholds(List.of(0.5, 0.9), List.of(2.0, 1.0)));
    var others = new Thresholds(List.of(0.5, 0.95), List.of(1.0, 2.0));
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEME.classes(others));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BaselineQuantiles(
                    Support.NONNEG, ClassScheme.Fit.GEV, List.of(0.5), List.of(1.0, 2.0), 20));
  }

  @Test
  void a_single_value_and_equal_values_have_no_spread() {
    assertThat(Sample.of(new double[] {4}, Support.REAL).hasNoSpread()).isTrue();
    assertThat(Sample.of(new double[] {4, 4, 4}, Support.REAL).hasNoSpread()).isTrue();
    assertThat(Sample.of(new double[] {4, 5, -999}, Support.REAL).hasNoSpread()).isFalse();
  }

  @Test
  void both_ways_of_counting_share_a_code_and_no_method_has_none() {
    assertThat(Method.COUNT_SMALL.code())
        .isEqualTo("COUNT")
        .isEqualTo(Method.COUNT_DEGENERATE.code());
    assertThat(Method.KDE.code()).isEqualTo("KDE");
    assertThat(Method.POINT.code()).isEqualTo("POINT");
    assertThat(Method.NONE.code()).isEmpty();
  }
}
