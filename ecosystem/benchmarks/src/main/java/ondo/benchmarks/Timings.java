package ondo.benchmarks;

import java.util.Arrays;

/** How long the rounds of one variant took, in nanoseconds. */
final class Timings {

  private static final double NANOS_PER_MS = 1e6;
  private static final double TAIL = 0.95;

  private final long[] sorted;

  private final double cpuNanos;

  private Timings(long[] sorted, double cpuNanos) {
    this.sorted = sorted;
    this.cpuNanos = cpuNanos;
  }

  /**
   * Of at least one round.
   *
   * @param cpuNanos processor time of all rounds together
   * @throws IllegalArgumentException if there is none
   */
  static Timings of(long[] nanos, double cpuNanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("no rounds");
    }
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Timings(sorted, cpuNanos);
  }

  /** Mean processor time of a round; 0 where it is not known. */
  double cpuMs() {
    return cpuNanos / sorted.length / NANOS_PER_MS;
  }

  int rounds() {
    return sorted.length;
  }

  double medianMs() {
    var middle = sorted.length / 2;
    var nanos =
        sorted.length % 2 == 1
            ? sorted[middle]
            : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    return nanos / NANOS_PER_MS;
  }

  /** The round that 95 of 100 do not exceed (nearest rank). */
  double p95Ms() {
    return percentileMs(TAIL);
  }

  /** The round that this share of all does not exceed (nearest rank). */
  double percentileMs(double share) {
    var rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(1, rank) - 1] / NANOS_PER_MS;
  }

  double slowestMs() {
    return sorted[sorted.length - 1] / NANOS_PER_MS;
  }
}
