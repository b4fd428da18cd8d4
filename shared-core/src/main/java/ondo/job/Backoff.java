package ondo.job;

import java.time.Duration;

/**
 * Growing pauses between tries, spread by chance so that those who failed together do not come back
 * together.
 *
 * @param first pause after the first try
 * @param factor growth from pause to pause, at least 1
 * @param cap longest pause
 * @param jitter share of a pause that chance takes away, 0…1
 */
public record Backoff(Duration first, double factor, Duration cap, double jitter) {

  /** No pause at all: for tests that turn by hand. */
  public static final Backoff NONE = new Backoff(Duration.ZERO, 1, Duration.ZERO, 0);

  public Backoff {
    if (first.isNegative() || !(factor >= 1) || !(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException(
          "pauses must grow and chance lie in 0…1: first %s, factor %s, jitter %s"
              .formatted(first, factor, jitter));
    }
  }

  /**
   * The pause after a try.
   *
   * @param tries tries so far, at least 1
   * @param chance 0…1, uniformly random
   */
  public Duration after(int tries, double chance) {
    var grown = first.toMillis() * Math.pow(factor, Math.max(0, tries - 1));
    var millis = Math.min(grown, (double) cap.toMillis());
    return Duration.ofMillis(Math.round(millis * (1 - jitter * chance)));
  }
}
