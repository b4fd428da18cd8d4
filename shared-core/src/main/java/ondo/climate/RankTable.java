package ondo.climate;

import java.util.Arrays;

/**
 * The rank of a value in a sample, divided by the sample's size: values that occur more than once
 * share the mean of their ranks, so equal nights move alike (mid-rank, Kendall 1945).
 */
public final class RankTable {

  private final double[] values;
  private final int[] counts;
  private final double[] meanRanks;
  private final int[] notAbove;
  private final int size;

  private RankTable(double[] values, int[] counts) {
    this.values = values;
    this.counts = counts;
    meanRanks = new double[values.length];
    notAbove = new int[values.length];
    var below = 0;
    for (var i = 0; i < values.length; i++) {
      meanRanks[i] = below + (counts[i] + 1) / 2.0;
      below += counts[i];
      notAbove[i] = below;
    }
    size = below;
  }

  /** Of a sample in any order; NaN is left out. */
  public static RankTable of(double[] sample) {
    var sorted = Arrays.stream(sample).filter(v -> !Double.isNaN(v)).sorted().toArray();
    var values = new double[sorted.length];
    var counts = new int[sorted.length];
    var distinct = 0;
    for (var value : sorted) {
      if (distinct == 0 || values[distinct - 1] != value) {
        values[distinct++] = value;
      }
      counts[distinct - 1]++;
    }
    return of(Arrays.copyOf(values, distinct), Arrays.copyOf(counts, distinct));
  }

  /**
   * Of distinct values and how often each occurs.
   *
   * @param values ascending, at least one
   * @param counts each at least 1
   */
  public static RankTable of(double[] values, int[] counts) {
    if (values.length == 0 || values.length != counts.length) {
      throw new IllegalArgumentException(
          values.length + " ranked values with " + counts.length + " counts");
    }
    for (var i = 0; i < values.length; i++) {
      if (counts[i] < 1 || (i > 0 && !(values[i] > values[i - 1]))) {
        throw new IllegalArgumentException("ranked values not ascending at " + values[i]);
      }
    }
    return new RankTable(values.clone(), counts.clone());
  }

  /** Rank/n of a value, in 0…1; a value outside the sample lies between its neighbours. */
  public double rank(double value) {
    var at = Arrays.binarySearch(values, value);
    if (at >= 0) {
      return meanRanks[at] / size;
    }
    var above = -at - 1;
    var below = above == 0 ? 0 : notAbove[above - 1];
    return Math.min(1, (below + 0.5) / size);
  }

  /** The distinct values, ascending. */
  public double[] values() {
    return values.clone();
  }

  /** How often each distinct value occurs. */
  public int[] counts() {
    return counts.clone();
  }
}
