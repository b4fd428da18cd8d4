package ondo.risk.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.catalog.HazardSpec;
import ondo.risk.Hazard;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator.Method;
import ondo.risk.probability.FrequencyEstimator.Rule;
import ondo.statistics.Normal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrequencyPropertyTest {

  private static final HazardCatalog CATALOG = CatalogReader.read();
  private static final int ROUNDS = 200;
  private static final double ROUNDING = 1e-12;

  /** A year's intensity of a plausible size: now and then none, sometimes large. */
  private static double intensity(Hazard hazard, Random random) {
    var skewed = -Math.log(1 - random.nextDouble());
    return switch (hazard) {
      case EXTREME_HEAT, EXTREME_COLD -> random.nextInt(3) == 0 ? 0 : 6 + Math.floor(8 * skewed);
      case WILDFIRE -> 5 + 8 * skewed;
      case DROUGHT -> Normal.quantile(0.001 + 0.998 * random.nextDouble()) - 0.5;
      case WATER_STRESS -> 0.3 * skewed;
      case SEA_LEVEL_RISE, URBAN_FLOOD -> random.nextInt(3) == 0 ? 0 : 0.3 * skewed;
      case RIVER_FLOOD -> 80 + 40 * skewed;
      case TYPHOON -> random.nextInt(4) == 0 ? 0 : 6 * skewed;
    };
  }

  private static double[] series(Hazard hazard, Random random, int years) {
    return DoubleStream.generate(() -> intensity(hazard, random)).limit(years).toArray();
  }

  private static IntensityClasses classes(Hazard hazard, Random random) {
    return switch (CATALOG.spec(hazard).scheme()) {
      case ClassScheme.Fixed(var classes) -> classes;
      case BaselineQuantiles scheme ->
          scheme.classes(scheme.thresholds(series(hazard, random, 30)).value().orElseThrow());
    };
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void probabilities_sum_to_one_and_none_is_negative(Hazard hazard) {
    var random = new Random(11);
    var estimator = new FrequencyEstimator();
    for (var round = 0; round < ROUNDS; round++) {
      var classes = classes(hazard, random);
      var series = series(hazard, random, 10 + random.nextInt(60));
      var out = new double[classes.size()];
      estimator.estimate(Rule.KDE, classes, series, 0, series.length, out);
      assertThat(DoubleStream.of(out).min().orElseThrow()).isNotNegative();
      assertThat(DoubleStream.of(out).sum()).isEqualTo(1, within(ROUNDING));
    }
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void scaling_a_series_up_never_lowers_the_loss_within_one_method(Hazard hazard) {
    var random = new Random(12);
    HazardSpec spec = CATALOG.spec(hazard);
    var estimator = new FrequencyEstimator();
    for (var round = 0; round < ROUNDS; round++) {
      var classes = classes(hazard, random);
      var years = round % 2 == 0 ? 20 : 30;
      var series = series(hazard, random, years);
      var before = new double[classes.size()];
      var method = estimator.estimate(Rule.KDE, classes, series, 0, years, before).method();
      var worse = stronger(hazard, series, 1.02 + 0.5 * random.nextDouble());
      var after = new double[classes.size()];
      assertThat(estimator.estimate(Rule.KDE, classes, worse, 0, years, after).method())
          .isEqualTo(method);
      assertThat(spec.damage().expected(after))
          .isGreaterThanOrEqualTo(spec.damage().expected(before) - ROUNDING);
    }
  }

  /** All droughts shift down: stretching a series around zero would also deepen wet years. */
  private static double[] stronger(Hazard hazard, double[] series, double factor) {
    var shift = hazard == Hazard.DROUGHT;
    return DoubleStream.of(series).map(x -> shift ? x - (factor - 1) : x * factor).toArray();
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void the_order_of_the_years_does_not_matter(Hazard hazard) {
    var random = new Random(13);
    var estimator = new FrequencyEstimator();
    for (var round = 0; round < ROUNDS; round++) {
      var classes = classes(hazard, random);
      var series = series(hazard, random, 12 + random.nextInt(40));
      var before = new double[classes.size()];
      estimator.estimate(Rule.KDE, classes, series, 0, series.length, before);
      shuffle(series, random);
      var after = new double[classes.size()];
      estimator.estimate(Rule.KDE, classes, series, 0, series.length, after);
      assertThat(after).containsExactly(before, within(ROUNDING));
    }
  }

  private static void shuffle(double[] series, Random random) {
    for (var i = series.length - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var x = series[i];
      series[i] = series[j];
      series[j] = x;
    }
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void kernel_and_count_agree_within_sampling_noise(Hazard hazard) {
    var random = new Random(14);
    var spec = CATALOG.spec(hazard);
    var classes = classes(hazard, random);
    var estimator = new FrequencyEstimator();
    var kernel = 0.0;
    var count = 0.0;
    var squares = 0.0;
    var out = new double[classes.size()];
    for (var round = 0; round < ROUNDS; round++) {
      var series = series(hazard, random, 30);
      assertThat(estimator.estimate(Rule.KDE, classes, series, 0, 30, out).method())
          .isEqualTo(Method.KDE);
      kernel += spec.damage().expected(out) / ROUNDS;
      var counted = counted(spec, classes, series);
      count += counted / ROUNDS;
      squares += counted * counted / ROUNDS;
    }
    // One 30-year sample scatters by this; the mean bias of the kernel must be well inside.
    var noise = Math.sqrt(squares - count * count);
    assertThat(kernel).isEqualTo(count, within(noise));
  }

  private static double counted(HazardSpec spec, IntensityClasses classes, double[] series) {
    var loss = 0.0;
    for (var x : series) {
      loss += spec.damage().ratios().get(classes.indexOf(x)) / series.length;
    }
    return loss;
  }

  @ParameterizedTest
  @EnumSource(Hazard.class)
  void no_years_give_no_probabilities(Hazard hazard) {
    var classes = classes(hazard, new Random(15));
    var nothing = new double[] {Double.NaN, -999, Double.POSITIVE_INFINITY};
    for (var rule : Rule.values()) {
      assertThat(FrequencyEstimator.distribution(rule, classes, nothing).value()).isEmpty();
      assertThat(FrequencyEstimator.distribution(rule, classes, new double[0]).value()).isEmpty();
    }
  }

  @Test
  void a_window_inside_a_series_equals_the_window_alone() {
    var random = new Random(16);
    var classes = classes(Hazard.RIVER_FLOOD, random);
    var series = series(Hazard.RIVER_FLOOD, random, 80);
    var inside = new double[classes.size()];
    new FrequencyEstimator().estimate(Rule.KDE, classes, series, 14, 44, inside);
    var alone =
        FrequencyEstimator.distribution(Rule.KDE, classes, Arrays.copyOfRange(series, 14, 44));
    assertThat(alone.value().orElseThrow().toArray()).containsExactly(inside);
  }
}
