package ondo.risk;

/**
 * A hazard, exposure, vulnerability or integrated risk score.
 *
 * @param value 0…100
 */
public record Score(double value) implements Comparable<Score> {

  public static final Score ZERO = new Score(0);

  /** Five words for a score; the limits belong to the lower end (risk model §4.2). */
  public enum Level {
    VERY_LOW(0),
    LOW(20),
    MEDIUM(40),
    HIGH(60),
    VERY_HIGH(80);

    private final double from;

    Level(double from) {
      this.from = from;
    }

    /** Smallest score of the level. */
    public double from() {
      return from;
    }
  }

  public Score {
    if (!(value >= 0 && value <= 100)) {
      throw new IllegalArgumentException("score outside 0…100: " + value);
    }
  }

  /** The score of {@code points} pressed into 0…100. */
  public static Score clamped(double points) {
    return new Score(Math.clamp(points, 0.0, 100.0));
  }

  /** The level that holds this score. */
  public Level level() {
    var level = Level.VERY_LOW;
    for (var candidate : Level.values()) {
      if (value >= candidate.from) {
        level = candidate;
      }
    }
    return level;
  }

  @Override
  public int compareTo(Score other) {
    return Double.compare(value, other.value);
  }
}
