package ondo.climate;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The best track of one storm.
 *
 * @param id identifier in its source
 * @param fixes at least one, in strictly ascending time
 */
public record StormTrack(String id, List<StormFix> fixes) {

  public StormTrack {
    fixes = List.copyOf(fixes);
    if (fixes.isEmpty()) {
      throw new IllegalArgumentException("storm without a fix: " + id);
    }
    for (var i = 1; i < fixes.size(); i++) {
      if (!fixes.get(i).time().isAfter(fixes.get(i - 1).time())) {
        throw new IllegalArgumentException("fixes of storm " + id + " are not in order of time");
      }
    }
  }

  /** Calendar year (universal time) in which the storm began. */
  public int year() {
    return year(0);
  }

  /** Calendar year (universal time) of a fix. */
  public int year(int fix) {
    return fixes.get(fix).time().atOffset(ZoneOffset.UTC).getYear();
  }

  /** Hours from the first fix to another. */
  public double hours(int fix) {
    return Duration.between(fixes.getFirst().time(), fixes.get(fix).time()).toSeconds() / 3600.0;
  }

  /** Hours for which a fix stands: to the next one, or for the last from the one before. */
  public double stepHours(int fix) {
    if (fixes.size() == 1) {
      return USUAL_STEP_HOURS;
    }
    var from = Math.min(fix, fixes.size() - 2);
    return hours(from + 1) - hours(from);
  }

  /** Best tracks are published every six hours; a lone fix stands for that long. */
  private static final double USUAL_STEP_HOURS = 6;
}
