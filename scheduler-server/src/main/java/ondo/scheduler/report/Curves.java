package ondo.scheduler.report;

import java.util.EnumMap;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.HazardSeries;
import org.jspecify.annotations.Nullable;

/**
 * Mean gross average annual loss of the sites that have one, year by year from 2021 on. Sites are
 * added in the order of their ids, so the sums are the same however the rows were read.
 */
final class Curves {

  private static final class Sum {
    private final double[] values = new double[HazardSeries.YEARS];
    private int sites;
  }

  private final Map<Hazard, Map<Scenario, Sum>> sums = new EnumMap<>(Hazard.class);

  /** Adds a site's series; null is a gap and counts for nothing. */
  void add(Hazard hazard, Scenario scenario, double @Nullable [] series) {
    if (series == null) {
      return;
    }
    var sum =
        sums.computeIfAbsent(hazard, h -> new EnumMap<>(Scenario.class))
            .computeIfAbsent(scenario, s -> new Sum());
    sum.sites++;
    for (var year = 0; year < series.length; year++) {
      sum.values[year] += series[year];
    }
  }

  /** Sites behind a curve; 0 where there is none. */
  int sites(Hazard hazard, Scenario scenario) {
    var sum = find(hazard, scenario);
    return sum == null ? 0 : sum.sites;
  }

  /** Ratios a year from 2021 on; empty where no site has a loss. */
  double[] mean(Hazard hazard, Scenario scenario) {
    var sum = find(hazard, scenario);
    if (sum == null) {
      return new double[0];
    }
    var mean = sum.values.clone();
    for (var year = 0; year < mean.length; year++) {
      mean[year] /= sum.sites;
    }
    return mean;
  }

  private @Nullable Sum find(Hazard hazard, Scenario scenario) {
    var ofHazard = sums.get(hazard);
    return ofHazard == null ? null : ofHazard.get(scenario);
  }
}
