package ondo.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.PointRepository;
import org.jspecify.annotations.Nullable;

/**
 * What both layouts are filled with.
 *
 * @param origin one sentence for the report: whose numbers these are
 * @param regions in order of their codes
 */
record Night(
    String origin,
    List<GridPoint> points,
    List<Place> regions,
    Map<PointRepository.Key, HazardSeries> hazards,
    Map<PointRepository.Key, LossSeries> losses) {

  /** The hazards that have values somewhere. */
  Set<Hazard> valued() {
    var valued = EnumSet.noneOf(Hazard.class);
    hazards.values().stream().filter(s -> s.h() != null).forEach(s -> valued.add(s.hazard()));
    return valued;
  }

  /** The score as the single-precision column holds it; NaN for a gap. */
  float score(int gridId, Hazard hazard, Scenario scenario, int year) {
    var series = hazards.get(new PointRepository.Key(gridId, hazard, scenario));
    var values = series == null ? null : series.h();
    return values == null ? Float.NaN : (float) values[year - HazardSeries.FIRST_YEAR];
  }

  /**
   * One point per region and nothing else, as if only district points had been loaded: it stands
   * where the region's own point stands and carries the series of its grid point.
   */
  Night regionPointsOnly() {
    var points = new ArrayList<GridPoint>();
    var places = new ArrayList<Place>();
    var origins = new HashMap<Integer, Integer>();
    for (var region : regions) {
      var id = points.size() + 1;
      origins.put(id, region.gridId());
      points.add(new GridPoint(id, region.latitude(), region.longitude()));
      places.add(new Place(region.code(), region.latitude(), region.longitude(), id));
    }
    var scores = new HashMap<PointRepository.Key, HazardSeries>();
    var damages = new HashMap<PointRepository.Key, LossSeries>();
    origins.forEach(
        (id, origin) -> {
          for (var hazard : Hazard.values()) {
            for (var scenario : Scenario.values()) {
              var to = new PointRepository.Key(id, hazard, scenario);
              var from = new PointRepository.Key(origin, hazard, scenario);
              copy(hazards.get(from), id, to, scores);
              copy(losses.get(from), id, to, damages);
            }
          }
        });
    return new Night(origin, points, places, scores, damages);
  }

  @SuppressWarnings("NullAway") // it cannot see that the arrays of a compiled record may be null
  private static void copy(
      @Nullable HazardSeries s,
      int id,
      PointRepository.Key key,
      Map<PointRepository.Key, HazardSeries> to) {
    if (s != null) {
      to.put(
          key,
          new HazardSeries(
              id, s.hazard(), s.scenario(), s.status(), s.flags(), s.yearFlags(), s.h()));
    }
  }

  @SuppressWarnings("NullAway") // it cannot see that the arrays of a compiled record may be null
  private static void copy(
      @Nullable LossSeries s,
      int id,
      PointRepository.Key key,
      Map<PointRepository.Key, LossSeries> to) {
    if (s != null) {
      to.put(
          key,
          new LossSeries(
              id,
              s.hazard(),
              s.scenario(),
              s.status(),
              s.flags(),
              s.yearFlags(),
              s.aal(),
              s.severe(),
              s.probabilities()));
    }
  }

  /** Hazard scores that have values, in the order of the table's key. */
  List<HazardSeries> valuedHazards() {
    return hazards.values().stream()
        .filter(s -> s.h() != null)
        .sorted(
            Comparator.comparing(HazardSeries::hazard)
                .thenComparing(HazardSeries::scenario)
                .thenComparingInt(HazardSeries::gridId))
        .toList();
  }

  /** Losses that have values, in the order of the table's key. */
  List<LossSeries> valuedLosses() {
    return losses.values().stream()
        .filter(s -> s.aal() != null)
        .sorted(
            Comparator.comparing(LossSeries::hazard)
                .thenComparing(LossSeries::scenario)
                .thenComparingInt(LossSeries::gridId))
        .toList();
  }
}
