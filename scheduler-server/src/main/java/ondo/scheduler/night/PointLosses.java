package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ondo.catalog.HazardCatalog;
import ondo.catalog.HazardSpec;
import ondo.climate.Scenario;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Status;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.ResponseRepository.Response;

/**
 * Class probabilities and base AAL = Σ P·DR of a grid point (risk model §2.5–2.7, §8): thresholds
 * from the observed base years, probabilities from the same years moved to each year's warming.
 *
 * <p>Holds scratch buffers, so an instance belongs to one thread.
 */
public final class PointLosses {

  private final HazardCatalog catalog;
  private final WarmingPath path;
  private final FrequencyEstimator estimator = new FrequencyEstimator();
  private final double[] sample;

  public PointLosses(HazardCatalog catalog, WarmingPath path) {
    this.catalog = catalog;
    this.path = path;
    this.sample = new double[path.baseYears()];
  }

  /**
   * One series for each hazard and scenario.
   *
   * @param responses of the point by code of the index
   */
  public List<LossSeries> of(int gridId, Map<String, Response> responses) {
    var all = new ArrayList<LossSeries>();
    for (var hazard : Hazard.values()) {
      var response = StationHazards.intensity(hazard).map(responses::get);
      if (response.isEmpty()) {
        gaps(gridId, hazard, Flags.NONE.codes(), all);
      } else {
        series(gridId, hazard, response.get(), all);
      }
    }
    return all;
  }

  private void series(int gridId, Hazard hazard, Response response, List<LossSeries> all) {
    var spec = catalog.spec(hazard);
    var outcome = classes(spec.scheme(), response.values());
    var flags = new TreeSet<>(response.flags());
    flags.addAll(outcome.flags().codes());
    if (outcome instanceof Outcome.Known<IntensityClasses> known) {
      for (var scenario : Scenario.values()) {
        all.add(series(gridId, spec, known.known(), scenario, response.values(), flags));
      }
      return;
    }
    gaps(gridId, hazard, flags, all);
  }

  private Outcome<IntensityClasses> classes(ClassScheme scheme, double[] response) {
    return switch (scheme) {
      case ClassScheme.Fixed fixed -> Outcome.of(fixed.classes(), Flags.NONE);
      case ClassScheme.BaselineQuantiles quantiles -> {
        var baseline = Arrays.copyOf(response, path.baseYears());
        Outcome<Thresholds> thresholds = quantiles.thresholds(baseline);
        yield thresholds.map(quantiles::classes);
      }
    };
  }

  private LossSeries series(
      int gridId,
      HazardSpec spec,
      IntensityClasses classes,
      Scenario scenario,
      double[] response,
      Collection<String> sourceFlags) {
    var sampler = path.of(scenario);
    var flags = new FlagYears();
    flags.raise(sourceFlags);
    var n = classes.size();
    var p = new double[n];
    var probabilities = new double[n][HazardSeries.YEARS];
    var aal = new double[HazardSeries.YEARS];
    var severe = new double[HazardSeries.YEARS];
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      sampler.sample(year, response, sample);
      var estimate = estimator.estimate(spec.rule(), classes, sample, 0, sample.length, p);
      flags.raise(estimate.flags(), year);
      if (!estimate.status().hasValue()) {
        var all = new TreeSet<>(sourceFlags);
        all.addAll(estimate.flags().codes());
        return LossSeries.gap(gridId, spec.hazard(), scenario, all);
      }
      for (var i = 0; i < n; i++) {
        probabilities[i][year] = p[i];
      }
      aal[year] = spec.damage().expected(p);
      severe[year] = Math.min(1, p[n - 1] + p[n - 2]);
    }
    return new LossSeries(
        gridId,
        spec.hazard(),
        scenario,
        flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION,
        flags.ofEveryYear(),
        flags.ofSomeYears(),
        aal,
        severe,
        probabilities);
  }

  private static void gaps(
      int gridId, Hazard hazard, Collection<String> flags, List<LossSeries> all) {
    for (var scenario : Scenario.values()) {
      all.add(LossSeries.gap(gridId, hazard, scenario, flags));
    }
  }
}
