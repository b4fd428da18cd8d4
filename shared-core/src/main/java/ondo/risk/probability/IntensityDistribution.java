package ondo.risk.probability;

import java.util.Arrays;

/** The probability that a year falls into each class, mildest first; sums to one. */
public final class IntensityDistribution {

  private static final double SUM_TOLERANCE = 1e-9;

  private final double[] probabilities;

  /**
   * A distribution over classes.
   *
   * @param probabilities one for each class, 0…1; copied
   * @throws IllegalArgumentException if one is outside 0…1 or they do not sum to one within 1e-9
   */
  public IntensityDistribution(double... probabilities) {
    this.probabilities = probabilities.clone();
    var sum = 0.0;
    for (var p : probabilities) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("probability outside 0…1: " + p);
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("probabilities sum to " + sum);
    }
  }

  /** Number of classes. */
  public int size() {
    return probabilities.length;
  }

  /** Probability of the class of an index, 0 for the mildest. */
  public double probability(int index) {
    return probabilities[index];
  }

  /** A copy, mildest class first. */
  public double[] toArray() {
    return probabilities.clone();
  }

  /** Annual probability of the two most severe classes together, 0…1 (risk model §3.6). */
  public double severe() {
    var n = probabilities.length;
    return Math.min(1, probabilities[n - 1] + (n > 1 ? probabilities[n - 2] : 0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntensityDistribution that
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return Arrays.toString(probabilities);
  }
}
