package ondo.scheduler.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ondo.catalog.EventTables;
import ondo.catalog.HazardCatalog;
import ondo.climate.PointStorms;
import ondo.geo.LatLon;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.projection.ResponseRange;
import ondo.projection.WarmingPath;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.DataSetHead;
import ondo.store.HazardCurveRepository;
import ondo.store.PointClimateRepository;
import ondo.store.ResponseRepository;

/** Reads what a data set knows of its places, and what they share. */
public final class Places {

  /** Data sets change some times a day at the most; a night and its sites need one or two. */
  private static final int MOST_KEPT = 8;

  private final ResponseRepository responses;
  private final PointClimateRepository climates;
  private final HazardCurveRepository curves;
  private final HazardCatalog catalog;
  private final EventTables tables;
  private final Map<String, ClimateBasis> known = new ConcurrentHashMap<>();

  Places(
      ResponseRepository responses,
      PointClimateRepository climates,
      HazardCurveRepository curves,
      HazardCatalog catalog) {
    this.responses = responses;
    this.climates = climates;
    this.curves = curves;
    this.catalog = catalog;
    this.tables = EventTables.of(catalog);
  }

  /**
   * What the places of a data set share.
   *
   * @throws IllegalArgumentException if its warming leaves its levels
   */
  ClimateBasis basis(DataSetHead data) {
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(data.dataVersion(), version -> read(data));
  }

  private ClimateBasis read(DataSetHead data) {
    var path =
        new WarmingPath(
            data.warmingLevelsK(), data.baseYears().length, responses.warming(data.id()));
    var storms = climates.storms(data.id()).orElse(null);
    return new ClimateBasis(
        data,
        new Projection(catalog, tables, path, storms),
        ResponseRange.of(path, responses.spreads(data.id()), tables.responses()),
        tables,
        storms,
        curves.hasAny(data.id()));
  }

  /** The hazard curves that a user brought for a site or its neighbourhood. */
  BroughtCurves curves(StoredSite site, ClimateBasis basis) {
    if (!basis.hasCurves()) {
      return new BroughtCurves(List.of());
    }
    var position = new LatLon(site.latitude(), site.longitude());
    return new BroughtCurves(
        curves.find(basis.data().id(), site.externalId(), position, HazardCurveRepository.REACH_M));
  }

  /** The hazard curves that a user brought for the neighbourhood of a place. */
  BroughtCurves curvesNear(LatLon position, ClimateBasis basis) {
    return new BroughtCurves(
        basis.hasCurves()
            ? curves.near(basis.data().id(), position, HazardCurveRepository.REACH_M)
            : List.of());
  }

  /** What storms did at some grid points. */
  Map<Integer, PointStorms> storms(DataSetHead data, Collection<Integer> gridIds) {
    return climates.storms(data.id(), gridIds);
  }

  /** Everything known of some grid points, in five queries. */
  Map<Integer, PlaceClimate> of(DataSetHead data, Collection<Integer> gridIds) {
    var points = climates.points(data.id(), gridIds);
    var moved = responses.responses(data.id(), gridIds);
    var yearly = climates.series(data.id(), gridIds);
    var storms = climates.storms(data.id(), gridIds);
    var facts = climates.facts(data.id(), gridIds);
    var values = data.warmingLevelsK().length * data.baseYears().length;
    var places = new HashMap<Integer, PlaceClimate>();
    points.forEach(
        (id, point) -> {
          var series = moved.getOrDefault(id, List.of());
          for (var one : series) {
            if (one.values().length != values) {
              throw new WorkFailedException(
                  "%s of grid point %d has %d values in place of %d"
                      .formatted(one.indicator(), id, one.values().length, values));
            }
          }
          places.put(
              id,
              new PlaceClimate(
                  point,
                  series,
                  yearly.getOrDefault(id, List.of()),
                  storms.get(id),
                  facts.getOrDefault(id, List.of())));
        });
    return places;
  }
}
