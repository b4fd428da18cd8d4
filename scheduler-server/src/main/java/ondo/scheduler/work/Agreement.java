package ondo.scheduler.work;

import ondo.explain.Explanation.StoredSiteRisk;
import ondo.risk.Score;
import ondo.risk.loss.AverageAnnualLoss;
import org.jspecify.annotations.Nullable;

/** Holds what the terms give against what is stored. */
final class Agreement {

  /** Relative; the same classes on the same data leave nothing, another machine a last digit. */
  private static final double TOLERANCE = 1e-9;

  private Agreement() {}

  static void check(StoredSiteRisk stored, SiteHazard.Terms terms) {
    var risk = terms.risk();
    var loss = risk.loss().value();
    check("h", stored.h(), risk.h().value().map(Score::value).orElse(null));
    check("e", stored.e(), risk.e().value().map(Score::value).orElse(null));
    check("v", stored.v(), risk.v().value().map(Score::value).orElse(null));
    check("integrated", stored.integrated(), risk.risk().value().map(Score::value).orElse(null));
    check("aalGross", stored.aalGross(), loss.map(AverageAnnualLoss::gross).orElse(null));
    check("aalNet", stored.aalNet(), loss.map(AverageAnnualLoss::net).orElse(null));
    check("expectedLoss", stored.expectedLoss(), risk.expectedLoss().value().orElse(null));
  }

  /** A series of which another year is a gap is stored as one; nothing is compared then. */
  static void check(String what, @Nullable Double stored, @Nullable Double computed) {
    if (stored == null) {
      return;
    }
    if (computed == null
        || Math.abs(computed - stored) > TOLERANCE * Math.max(Math.abs(stored), 1e-300)) {
      throw new ExplainRefusedException(
          ExplainRefusedException.Reason.NOT_REPRODUCIBLE,
          "%s is stored as %s and computed as %s".formatted(what, stored, computed));
    }
  }
}
