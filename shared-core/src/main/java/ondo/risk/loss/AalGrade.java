package ondo.risk.loss;

/** Six words for a net average annual loss (risk model §3.6). */
public enum AalGrade {
  NONE(0),
  MINIMAL(0),
  LOW(1e-4),
  MODERATE(1e-3),
  HIGH(5e-3),
  SEVERE(1e-2);

  private final double from;

  AalGrade(double from) {
    this.from = from;
  }

  /** Smallest ratio of the grade; {@link #MINIMAL} begins just above it. */
  public double from() {
    return from;
  }

  /**
   * The grade of a net average annual loss.
   *
   * @param netRatio 1/yr, 0 or more
   * @throws IllegalArgumentException if it is negative or NaN
   */
  public static AalGrade of(double netRatio) {
    if (!(netRatio >= 0)) {
      throw new IllegalArgumentException("average annual loss not 0 or more: " + netRatio);
    }
    if (netRatio == 0) {
      return NONE;
    }
    var grade = MINIMAL;
    for (var candidate : values()) {
      if (netRatio >= candidate.from && candidate != NONE) {
        grade = candidate;
      }
    }
    return grade;
  }
}
