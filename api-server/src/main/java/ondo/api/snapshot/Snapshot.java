package ondo.api.snapshot;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.geo.PointIndex;
import ondo.geo.Region;
import ondo.risk.Hazard;
import ondo.store.RegionRepository;
import ondo.store.RegionRepository.PlacedRegion;
import ondo.store.RegionSeries;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/** One published result set in memory: immutable, so that readers see all of it or none. */
public final class Snapshot {

  private final ResultSetHead head;
  private final Map<String, PlacedRegion> regions;
  private final List<Region> regionList;
  private final List<RegionRepository.Point> points;
  private final PointIndex regionIndex;
  private final PointIndex pointIndex;
  private final Map<Hazard, Map<Scenario, Map<String, RegionSeries>>> series;

  /**
   * What lies nearest to a place, and how far in metres.
   *
   * @param regionCode null out of reach of the grid: at sea or abroad there is no region
   */
  public record Placement(
      int dataSetId,
      int gridId,
      double gridDistanceM,
      @Nullable String regionCode,
      double regionDistanceM) {}

  Snapshot(
      ResultSetHead head,
      List<PlacedRegion> regions,
      List<RegionRepository.Point> points,
      List<RegionSeries> series) {
    this.head = head;
    this.regions =
        regions.stream()
            .collect(
                Collectors.toMap(
                    place -> place.region().code(),
                    Function.identity(),
                    (a, b) -> a,
                    LinkedHashMap::new));
    this.regionList = regions.stream().map(PlacedRegion::region).toList();
    this.points = List.copyOf(points);
    this.regionIndex = new PointIndex(regionList.stream().map(Region::point).toList());
    this.pointIndex =
        new PointIndex(points.stream().map(RegionRepository.Point::position).toList());
    this.series = new EnumMap<>(Hazard.class);
    for (var one : series) {
      this.series
          .computeIfAbsent(one.hazard(), hazard -> new EnumMap<>(Scenario.class))
          .computeIfAbsent(one.scenario(), scenario -> new HashMap<>())
          .put(one.code(), one);
    }
  }

  /** The set that all this comes from. */
  public ResultSetHead head() {
    return head;
  }

  public int resultSetId() {
    return head.id();
  }

  public int dataSetId() {
    return head.dataSetId();
  }

  public String dataVersion() {
    return head.dataVersion();
  }

  public String modelVersion() {
    return head.modelVersion();
  }

  /** When the night that computed it was published. */
  public Instant computedAt() {
    var published = head.publishedAt();
    return published == null ? Instant.EPOCH : published;
  }

  /** The regions in order of their codes. */
  public Collection<Region> regions() {
    return regionList;
  }

  /** The regions with their grid points in order of their codes. */
  public Collection<PlacedRegion> places() {
    return regions.values();
  }

  public Optional<PlacedRegion> region(String code) {
    return Optional.ofNullable(regions.get(code));
  }

  /** Number of grid points. */
  public int gridPoints() {
    return points.size();
  }

  /** The series of a region; one without values if nobody computed it. */
  public RegionSeries series(Hazard hazard, Scenario scenario, String code) {
    var found = series.getOrDefault(hazard, Map.of()).getOrDefault(scenario, Map.of()).get(code);
    if (found != null) {
      return found;
    }
    var missing = RegionSeries.Series.MISSING;
    return new RegionSeries(code, hazard, scenario, missing, missing, missing);
  }

  /** The nearest grid point and region by great circle (risk model §8; ties: the lower id). */
  public Placement place(LatLon position) {
    var point = pointIndex.nearest(position);
    var region = regionIndex.nearest(position);
    var code = regionList.get(region.index()).code();
    return new Placement(
        head.dataSetId(),
        points.get(point.index()).id(),
        point.distanceM(),
        point.distanceM() <= GridPoint.REACH_M ? code : null,
        region.distanceM());
  }
}
