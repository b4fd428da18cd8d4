package ondo.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.PointRepository;

/** Numbers of the right shape and no meaning, the same in every run; for a machine without data. */
final class SyntheticNight {

  private static final long SEED = 20_251_122;
  private static final double STEP_DEGREES = 0.1;
  private static final LatLon SOUTH_WEST = new LatLon(34.3, 126.2);
  private static final int CODE_BASE = 10_000;

  private SyntheticNight() {}

  /** A grid of {@code rows} x {@code columns} points 0.1 degrees apart, and regions among them. */
  static Night of(int rows, int columns, int regions) {
    var random = new SplittableRandom(SEED);
    var points = new ArrayList<GridPoint>();
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        points.add(
            new GridPoint(
                points.size() + 1,
                Degrees.of(SOUTH_WEST.latitude() + row * STEP_DEGREES),
                Degrees.of(SOUTH_WEST.longitude() + column * STEP_DEGREES)));
      }
    }
    var places = new ArrayList<Place>();
    for (var i = 0; i < regions; i++) {
      var latitude = Degrees.of(SOUTH_WEST.latitude() + random.nextDouble(rows * STEP_DEGREES));
      var longitude =
          Degrees.of(SOUTH_WEST.longitude() + random.nextDouble(columns * STEP_DEGREES));
      places.add(
          new Place(
              String.valueOf(CODE_BASE + i),
              latitude,
              longitude,
              nearest(points, latitude, longitude)));
    }
    var hazards = new HashMap<PointRepository.Key, HazardSeries>();
    var losses = new HashMap<PointRepository.Key, LossSeries>();
    for (var point : points) {
      for (var hazard : Hazard.values()) {
        for (var scenario : Scenario.values()) {
          var key = new PointRepository.Key(point.id(), hazard, scenario);
          var valued = hazard == Hazard.EXTREME_HEAT || hazard == Hazard.EXTREME_COLD;
          hazards.put(key, score(key, valued, random));
          losses.put(key, loss(key, valued, random));
        }
      }
    }
    return new Night(
        "SYNTHETIC series of no meaning (no stored night was found)",
        points,
        places,
        hazards,
        losses);
  }

  private static HazardSeries score(
      PointRepository.Key key, boolean valued, SplittableRandom random) {
    if (!valued) {
      return HazardSeries.gap(key.gridId(), key.hazard(), key.scenario(), List.of());
    }
    return new HazardSeries(
        key.gridId(),
        key.hazard(),
        key.scenario(),
        Status.OK,
        List.of(),
        null,
        series(random, 100));
  }

  private static LossSeries loss(PointRepository.Key key, boolean valued, SplittableRandom random) {
    if (!valued) {
      return LossSeries.gap(key.gridId(), key.hazard(), key.scenario(), List.of());
    }
    return new LossSeries(
        key.gridId(),
        key.hazard(),
        key.scenario(),
        Status.OK,
        List.of(),
        null,
        series(random, 1),
        series(random, 1),
        new double[][] {series(random, 1), series(random, 1)});
  }

  private static double[] series(SplittableRandom random, double most) {
    var values = new double[HazardSeries.YEARS];
    for (var i = 0; i < values.length; i++) {
      values[i] = random.nextDouble(most);
    }
    return values;
  }

  private static int nearest(List<GridPoint> points, BigDecimal latitude, BigDecimal longitude) {
    var from = new LatLon(latitude.doubleValue(), longitude.doubleValue());
    var best = points.getFirst();
    var least = Double.POSITIVE_INFINITY;
    for (var point : points) {
      var position = new LatLon(point.latitude().doubleValue(), point.longitude().doubleValue());
      var distance = from.distanceM(position);
      if (distance < least) {
        least = distance;
        best = point;
      }
    }
    return best.id();
  }
}
