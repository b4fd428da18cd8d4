package ondo.benchmarks;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import ondo.risk.probability.IntensityClasses;

/**
 * The class probabilities of the product's kernel written down plainly: for every class and every
 * value one normal integral from a library's error function, with its reflection at zero. It does
 * nothing for the tests of sample size, missing values or degenerate samples.
 */
final class NaiveKernel {

  private static final double ZERO = 1e-12;
  private static final double ROOT_2 = Math.sqrt(2);

  private final DoubleUnaryOperator erf;

  NaiveKernel(DoubleUnaryOperator erf) {
    this.erf = erf;
  }

  /** Probabilities of a non-negative sample without gaps, ten or more of it positive. */
  double[] probabilities(IntensityClasses classes, double[] sample) {
    var positive = positive(sample);
    var m = positive.length;
    var mean = mean(positive);
    var deviation = deviation(positive, mean);
    var shrink = Math.sqrt(1 + Math.pow(m, -0.4));
    var bandwidth = deviation * Math.pow(m, -0.2) / shrink;
    var p = new double[classes.size()];
    var zeroClass = classes.classify(0) - 1;
    var total = 0.0;
    for (var i = 0; i < p.length; i++) {
      var interval = classes.interval(i);
      for (var x : positive) {
        var centre = mean + (x - mean) / shrink;
        p[i] += between(interval.lower(), interval.upper(), centre, bandwidth);
        p[i] += between(interval.lower(), interval.upper(), -centre, bandwidth);
      }
      p[i] /= sample.length;
      if (i == zeroClass) {
        p[i] += (double) (sample.length - m) / sample.length;
      }
      total += p[i];
    }
    for (var i = 0; i < p.length; i++) {
      p[i] /= total;
    }
    return p;
  }

  private double between(double lower, double upper, double centre, double bandwidth) {
    return normal((upper - centre) / bandwidth) - normal((lower - centre) / bandwidth);
  }

  private double normal(double z) {
    return 0.5 * (1 + erf.applyAsDouble(z / ROOT_2));
  }

  private static double[] positive(double[] sample) {
    var kept = new double[sample.length];
    var m = 0;
    for (var x : sample) {
      if (x > ZERO) {
        kept[m++] = x;
      }
    }
    return Arrays.copyOf(kept, m);
  }

  private static double mean(double[] values) {
    var sum = 0.0;
    for (var x : values) {
      sum += x;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    var squares = 0.0;
    for (var x : values) {
      squares += (x - mean) * (x - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
