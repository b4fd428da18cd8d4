package ondo.scheduler.report;

import java.util.EnumSet;
import ondo.risk.Hazard;
import ondo.risk.loss.Totals;

/**
 * A part of a site's total over its hazards. It is a gap where no hazard of the part is known: a
 * sum of nothing is not a zero loss.
 */
enum TotalPart {
  ACUTE,
  CHRONIC,
  DAMAGE,
  DISRUPTION,
  TOTAL,
  TOTAL_LOW;

  /** Ratio a year; NaN where no hazard of this part has a value. */
  double of(Totals totals) {
    var sums = totals.sums().value();
    return sums.isEmpty() || isUnknown(totals) ? Double.NaN : number(sums.get());
  }

  private boolean isUnknown(Totals totals) {
    var hazards = EnumSet.allOf(Hazard.class);
    hazards.removeIf(hazard -> !holds(hazard));
    return totals.missing().containsAll(hazards);
  }

  private boolean holds(Hazard hazard) {
    return switch (this) {
      case ACUTE -> hazard.kind() == Hazard.Kind.ACUTE;
      case CHRONIC -> hazard.kind() == Hazard.Kind.CHRONIC;
      case DAMAGE -> hazard.impact() == Hazard.Impact.DAMAGE;
      case DISRUPTION -> hazard.impact() == Hazard.Impact.DISRUPTION;
      case TOTAL, TOTAL_LOW -> true;
    };
  }

  private double number(Totals.Sums sums) {
    return switch (this) {
      case ACUTE -> sums.acute();
      case CHRONIC -> sums.chronic();
      case DAMAGE -> sums.damage();
      case DISRUPTION -> sums.disruption();
      case TOTAL -> sums.total();
      case TOTAL_LOW -> sums.totalLow();
    };
  }
}
