package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ondo.assessment.HazardSignal;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.probability.IntensityDistribution;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import org.jspecify.annotations.Nullable;

/** What the stored series of a grid point say about one hazard, year by year. */
final class SeriesSignals {

  private final @Nullable HazardSeries hazard;
  private final @Nullable LossSeries loss;
  private final List<Flags> hazardFlags;
  private final List<Flags> lossFlags;

  /** A series that is null is a gap. */
  SeriesSignals(@Nullable HazardSeries hazard, @Nullable LossSeries loss) {
    this.hazard = hazard;
    this.loss = loss;
    this.hazardFlags = hazard == null ? List.of() : byYear(hazard.flags(), hazard.yearFlags());
    this.lossFlags = loss == null ? List.of() : byYear(loss.flags(), loss.yearFlags());
  }

  private static List<Flags> byYear(Collection<String> ofEveryYear, @Nullable String ofSomeYears) {
    var always = new Flags(List.copyOf(ofEveryYear));
    var flags = new ArrayList<Flags>();
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      flags.add(always);
    }
    if (ofSomeYears != null) {
      for (var entry : Json.tree(ofSomeYears).properties()) {
        var flag = new Flags(List.of(entry.getKey()));
        for (var year : entry.getValue()) {
          var index = year.asInt() - HazardSeries.FIRST_YEAR;
          flags.set(index, flags.get(index).and(flag));
        }
      }
    }
    return flags;
  }

  /** The signal of a year, 0 for 2021. */
  HazardSignal of(int year) {
    return new HazardSignal(score(year), distribution(year));
  }

  private Outcome<Score> score(int year) {
    if (hazard == null) {
      return Outcome.insufficient(Flags.NONE);
    }
    var h = hazard.h();
    if (h == null) {
      return new Outcome.Gap<>(hazard.status(), hazardFlags.get(year));
    }
    return Outcome.of(Score.clamped(h[year]), hazardFlags.get(year));
  }

  private Outcome<IntensityDistribution> distribution(int year) {
    if (loss == null) {
      return Outcome.insufficient(Flags.NONE);
    }
    var probabilities = loss.probabilities();
    if (probabilities == null) {
      return new Outcome.Gap<>(loss.status(), lossFlags.get(year));
    }
    var ofYear = new double[probabilities.length];
    for (var i = 0; i < ofYear.length; i++) {
      ofYear[i] = probabilities[i][year];
    }
    return Outcome.of(new IntensityDistribution(ofYear), lossFlags.get(year));
  }
}
