package ondo.benchmarks;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The point that the squared difference of degrees picks, computed exactly; it takes no account of
 * degrees of longitude being shorter than degrees of latitude.
 */
final class Nearest {

  private static final BigDecimal BOX_DEGREES = new BigDecimal("0.1");

  private Nearest() {}

  /**
   * What a search found.
   *
   * @param id a point, or null when there is none in the box
   * @param tied whether another one is just as near, so that SQL may pick either
   */
  record Pick(@Nullable Integer id, boolean tied) {}

  /** Among all points. */
  static Pick anywhere(Place region, List<GridPoint> points) {
    return among(region, points);
  }

  /** Among the points within 0.1 degrees north, south, east and west. */
  static Pick withinBox(Place region, List<GridPoint> points) {
    return among(region, points.stream().filter(point -> isInBox(region, point)).toList());
  }

  private static boolean isInBox(Place region, GridPoint point) {
    return point.latitude().subtract(region.latitude()).abs().compareTo(BOX_DEGREES) <= 0
        && point.longitude().subtract(region.longitude()).abs().compareTo(BOX_DEGREES) <= 0;
  }

  private static Pick among(Place region, List<GridPoint> points) {
    @Nullable Integer id = null;
    var tied = false;
    @Nullable BigDecimal least = null;
    for (var point : points) {
      var distance =
          point
              .latitude()
              .subtract(region.latitude())
              .pow(2)
              .add(point.longitude().subtract(region.longitude()).pow(2));
      var order = least == null ? -1 : distance.compareTo(least);
      if (order < 0) {
        least = distance;
        id = point.id();
      }
      tied = order == 0 || (tied && order > 0);
    }
    return new Pick(id, tied);
  }
}
