package ondo.scheduler.report;

import java.util.EnumSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import ondo.risk.Hazard;
import ondo.risk.loss.Totals;

/**
 * A part of a site's total over its hazards. It is a gap where no hazard of the part is known: a sum
 * of nothing is not a zero loss.
 */
enum TotalPart {
  ACUTE(hazard -> hazard.kind() == Hazard.Kind.ACUTE, Totals.Sums::acute),
  CHRONIC(hazard -> hazard.kind() == Hazard.Kind.CHRONIC, Totals.Sums::chronic),
  DAMAGE(hazard -> hazard.impact() == Hazard.Impact.DAMAGE, Totals.Sums::damage),
  DISRUPTION(hazard -> hazard.impact() == Hazard.Impact.DISRUPTION, Totals.Sums::disruption),
  TOTAL(hazard -> true, Totals.Sums::total),
  TOTAL_LOW(hazard -> true, Totals.Sums::totalLow);

  private final EnumSet<Hazard> hazards = EnumSet.allOf(Hazard.class);
  private final ToDoubleFunction<Totals.Sums> number;

  TotalPart(Predicate<Hazard> isMeant, ToDoubleFunction<Totals.Sums> number) {
    hazards.removeIf(isMeant.negate());
    this.number = number;
  }

  /** Ratio a year; NaN where no hazard of this part has a value. */
  double of(Totals totals) {
    var sums = totals.sums().value();
    return sums.isEmpty() || totals.missing().containsAll(hazards)
        ? Double.NaN
        : number.applyAsDouble(sums.get());
  }
}
