package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.hazard.HazardScore;
import ondo.statistics.Window;
import ondo.store.HazardSeries;
import ondo.store.ResponseRepository.Response;

/**
 * Hazard scores of a grid point from the means of its moved base years (risk model §4.1, §5).
 *
 * <p>Holds scratch buffers, so an instance belongs to one thread.
 */
public final class PointHazards {

  private static final Flags PARTIAL = Flags.of(Flag.PARTIAL_INDICATORS);

  private final HazardCatalog catalog;
  private final WarmingPath path;
  private final double[] sample;

  public PointHazards(HazardCatalog catalog, WarmingPath path) {
    this.catalog = catalog;
    this.path = path;
    this.sample = new double[path.baseYears()];
  }

  /**
   * One series for each hazard and scenario.
   *
   * @param responses of the point by code of the index
   */
  public List<HazardSeries> of(int gridId, Map<String, Response> responses) {
    var all = new ArrayList<HazardSeries>();
    for (var hazard : Hazard.values()) {
      for (var scenario : Scenario.values()) {
        all.add(series(gridId, hazard, scenario, responses));
      }
    }
    return all;
  }

  private HazardSeries series(
      int gridId, Hazard hazard, Scenario scenario, Map<String, Response> responses) {
    if (StationHazards.isWithoutSource(hazard)) {
      return HazardSeries.gap(gridId, hazard, scenario, List.of());
    }
    var score = catalog.scores().ramps(hazard);
    var inputs = new double[score.components().size()][];
    var sourceFlags = new TreeSet<String>();
    for (var i = 0; i < inputs.length; i++) {
      var response = responses.get(score.components().get(i).name());
      inputs[i] = response == null ? new double[0] : response.values();
      sourceFlags.addAll(response == null ? List.of() : response.flags());
    }
    return scored(gridId, hazard, scenario, score, inputs, sourceFlags);
  }

  private HazardSeries scored(
      int gridId,
      Hazard hazard,
      Scenario scenario,
      HazardScore score,
      double[][] inputs,
      Set<String> sourceFlags) {
    var sampler = path.of(scenario);
    var flags = new FlagYears();
    flags.raise(sourceFlags);
    var means = new double[inputs.length];
    var h = new double[HazardSeries.YEARS];
    for (var year = 0; year < h.length; year++) {
      for (var i = 0; i < inputs.length; i++) {
        means[i] = mean(sampler, year, inputs[i]);
      }
      h[year] = score.of(means);
      if (Double.isNaN(h[year])) {
        // A series is whole or a gap: a hole in the middle would be read as a zero by somebody.
        return HazardSeries.gap(gridId, hazard, scenario, sourceFlags);
      }
      if (score.isPartial(means)) {
        flags.raise(PARTIAL, year);
      }
    }
    var status = flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
    return new HazardSeries(
        gridId, hazard, scenario, status, flags.ofEveryYear(), flags.ofSomeYears(), h);
  }

  private double mean(WarmingPath.Sampler sampler, int year, double[] response) {
    if (response.length == 0) {
      return Double.NaN;
    }
    sampler.sample(year, response, sample);
    return Window.mean(sample, 0, sample.length);
  }
}
