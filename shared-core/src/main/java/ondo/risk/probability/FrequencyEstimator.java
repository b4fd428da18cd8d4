package ondo.risk.probability;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Status;
import ondo.statistics.Missing;
import ondo.statistics.Normal;

/**
 * Class probabilities of the years of a window (risk model §2.7): one point, a count, or a
 * variance-preserving Gaussian kernel (Scott 1992; Silverman and Young 1987, Biometrika 74, 469)
 * with an atom at zero and reflection there.
 *
 * <p>Holds a scratch buffer, so an instance belongs to one thread; {@link #estimate} allocates
 * nothing once the buffer has grown to the longest window.
 */
public final class FrequencyEstimator {

  private static final int VALID_YEARS = 10;
  private static final int YEARS_FOR_KERNEL = 30;
  private static final int POSITIVES_FOR_KERNEL = 10;

  /** Values up to here are the atom at zero. */
  private static final double ZERO = 1e-12;

  /** Which rule a hazard asks for. */
  public enum Rule {
    /** One deterministic value. */
    POINT,
    /** Kernel where the sample carries one, else a count. */
    KDE
  }

  /** What was done. */
  public enum Method {
    NONE,
    POINT,
    COUNT_SMALL,
    COUNT_DEGENERATE,
    KDE;

    /** The code of the model: {@code POINT}, {@code COUNT} or {@code KDE}; empty for none. */
    public String code() {
      return switch (this) {
        case NONE -> "";
        case POINT, KDE -> name();
        case COUNT_SMALL, COUNT_DEGENERATE -> "COUNT";
      };
    }
  }

  /**
   * How an estimate came about; the 20 possible ones exist once, so none is allocated.
   *
   * @param method what was done
   * @param status what the probabilities are worth
   * @param flags what was dropped, and why a count if one
   */
  public record Estimate(Method method, Status status, Flags flags) {}

  private static final int DROPPED_MISSING = 1;
  private static final int DROPPED_NEGATIVE = 2;
  private static final Map<Method, List<Estimate>> ESTIMATES = estimates();

  private static Map<Method, List<Estimate>> estimates() {
    var all = new EnumMap<Method, List<Estimate>>(Method.class);
    for (var method : Method.values()) {
      var byDropped = new ArrayList<Estimate>();
      for (var dropped = 0; dropped <= (DROPPED_MISSING | DROPPED_NEGATIVE); dropped++) {
        byDropped.add(estimate(method, flags(method).and(flags(dropped))));
      }
      all.put(method, byDropped);
    }
    return all;
  }

  private static Estimate estimate(Method method, Flags flags) {
    if (method == Method.NONE) {
      return new Estimate(method, Status.INSUFFICIENT_DATA, flags);
    }
    return new Estimate(method, flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION, flags);
  }

  private static Flags flags(Method method) {
    return switch (method) {
      case NONE, POINT, KDE -> Flags.NONE;
      case COUNT_SMALL -> Flags.of(Flag.SMALL_SAMPLE_COUNT);
      case COUNT_DEGENERATE -> Flags.of(Flag.KDE_DEGENERATE_COUNT);
    };
  }

  private static Flags flags(int dropped) {
    var missing = (dropped & DROPPED_MISSING) != 0 ? Flags.of(Flag.MISSING_VALUES) : Flags.NONE;
    var negative = (dropped & DROPPED_NEGATIVE) != 0;
    return negative ? missing.and(Flags.of(Flag.NEGATIVE_VALUE_DROPPED)) : missing;
  }

  private double[] valid = new double[32];
  private int count;
  private int dropped;

  /** Number of valid values of the last estimate. */
  public int validYears() {
    return count;
  }

  /**
   * Writes the class probabilities of {@code series[from, to)} into {@code out}.
   *
   * @param series yearly intensities in any order, gaps as NaN or a sentinel
   * @param out room for at least one value a class; left as it is when the status is a gap
   */
  public Estimate estimate(
      Rule rule, IntensityClasses classes, double[] series, int from, int to, double[] out) {
    clean(classes.support(), series, from, to);
    var method = rule == Rule.POINT ? point(classes, out) : kernelOrCount(classes, out);
    return requireNonNull(ESTIMATES.get(method)).get(dropped);
  }

  /** The distribution of a whole series as a value of its own. */
  public static Outcome<IntensityDistribution> distribution(
      Rule rule, IntensityClasses classes, double[] series) {
    var out = new double[classes.size()];
    var estimate = new FrequencyEstimator().estimate(rule, classes, series, 0, series.length, out);
    if (!estimate.status().hasValue()) {
      return new Outcome.Gap<>(estimate.status(), estimate.flags());
    }
    return Outcome.of(new IntensityDistribution(out), estimate.flags());
  }

  private void clean(Support support, double[] series, int from, int to) {
    if (valid.length < to - from) {
      valid = new double[to - from];
    }
    count = 0;
    dropped = 0;
    for (var i = from; i < to; i++) {
      var x = series[i];
      if (Missing.is(x)) {
        dropped |= DROPPED_MISSING;
      } else if (x < 0 && support == Support.NONNEG) {
        dropped |= DROPPED_NEGATIVE;
      } else {
        valid[count++] = x;
      }
    }
  }

  private Method point(IntensityClasses classes, double[] out) {
    if (count != 1) {
      return Method.NONE;
    }
    countInto(classes, out);
    return Method.POINT;
  }

  private Method kernelOrCount(IntensityClasses classes, double[] out) {
    if (count < VALID_YEARS) {
      return Method.NONE;
    }
    if (count < YEARS_FOR_KERNEL) {
      countInto(classes, out);
      return Method.COUNT_SMALL;
    }
    var positives = isNonNegative(classes) ? moveZerosToTheEnd() : count;
    if (positives < POSITIVES_FOR_KERNEL || Sample.isFlat(valid, positives)) {
      countInto(classes, out);
      return Method.COUNT_DEGENERATE;
    }
    kernelInto(classes, positives, out);
    return Method.KDE;
  }

  private static boolean isNonNegative(IntensityClasses classes) {
    return classes.support() == Support.NONNEG;
  }

  private int moveZerosToTheEnd() {
    var positives = 0;
    for (var i = 0; i < count; i++) {
      var x = valid[i];
      if (x > ZERO) {
        valid[i] = valid[positives];
        valid[positives++] = x;
      }
    }
    return positives;
  }

  private void countInto(IntensityClasses classes, double[] out) {
    var n = classes.size();
    for (var i = 0; i < n; i++) {
      out[i] = 0;
    }
    for (var j = 0; j < count; j++) {
      out[classes.indexOf(valid[j])]++;
    }
    for (var i = 0; i < n; i++) {
      out[i] /= count;
    }
  }

  private void kernelInto(IntensityClasses classes, int m, double[] out) {
    var mean = Sample.mean(valid, m);
    var deviation = Sample.deviation(valid, m, mean);
    var relativeBandwidth = Math.pow(m, -0.2);
    // Shrinking the centres keeps the variance of the sample, which plain smoothing would widen.
    var shrink = Math.sqrt(1 + relativeBandwidth * relativeBandwidth);
    var perBandwidth = shrink / (deviation * relativeBandwidth);
    for (var j = 0; j < m; j++) {
      valid[j] = (mean + (valid[j] - mean) / shrink) * perBandwidth;
    }
    var n = classes.size();
    var reflects = isNonNegative(classes);
    var total = 0.0;
    var lower = Double.NaN;
    var upper = Double.NaN;
    var belowLower = 0.0;
    var belowUpper = 0.0;
    for (var i = 0; i < n; i++) {
      var interval = classes.interval(i);
      // Neighbours share a limit, so each limit is summed once, whichever way severity runs.
      var ascends = interval.lower() == upper;
      var descends = interval.upper() == lower;
      var edgeMass = ascends ? belowUpper : belowLower;
      lower = interval.lower();
      upper = interval.upper();
      belowLower = ascends ? edgeMass : massBelow(lower * perBandwidth, m, reflects);
      belowUpper = descends ? edgeMass : massBelow(upper * perBandwidth, m, reflects);
      out[i] = Math.max(0, belowUpper - belowLower) / count;
      if (reflects && i == classes.zeroClass()) {
        out[i] += (double) (count - m) / count;
      }
      total += out[i];
    }
    for (var i = 0; i < n; i++) {
      out[i] /= total;
    }
  }

  /** Σ Φ(edge - centre) in bandwidths, with the reflected kernels when zero is a wall. */
  private double massBelow(double edge, int m, boolean reflects) {
    if (edge == Double.POSITIVE_INFINITY) {
      return m;
    }
    if (edge == Double.NEGATIVE_INFINITY || (reflects && edge == 0)) {
      return 0;
    }
    var sum = 0.0;
    for (var j = 0; j < m; j++) {
      sum += Normal.cdf(edge - valid[j]);
    }
    if (reflects) {
      for (var j = 0; j < m; j++) {
        sum += Normal.cdf(edge + valid[j]) - 1;
      }
    }
    return sum;
  }
}
