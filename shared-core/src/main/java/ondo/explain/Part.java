package ondo.explain;

import java.util.List;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * A component of a result: what it is worth, what is assumed in it, and its value if it has one.
 *
 * @param value unrounded, null for a gap
 */
public record Part(Status status, List<String> flags, @Nullable Double value) {

  public Part {
    flags = List.copyOf(flags);
  }

  /** A score. */
  public static Part of(Outcome<Score> score) {
    return ofNumber(score.map(Score::value));
  }

  /** A number. */
  public static Part ofNumber(Outcome<Double> number) {
    return new Part(number.status(), number.flags().codes(), number.value().orElse(null));
  }
}
