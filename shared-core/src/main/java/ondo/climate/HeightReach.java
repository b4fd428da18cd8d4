package ondo.climate;

import java.util.List;
import ondo.geo.GridPoint;

/**
 * The height shifts a station's climate can be read at, K.
 *
 * @param lowestK at most 0, the shift to the highest point
 * @param highestK at least 0, the shift to the lowest point
 */
public record HeightReach(double lowestK, double highestK) {

  public HeightReach {
    if (!(lowestK <= 0 && highestK >= 0)) {
      throw new IllegalArgumentException("height reach %s…%s K".formatted(lowestK, highestK));
    }
  }

  /** What it takes to serve every point of a grid from a station. */
  public static HeightReach of(Station station, List<GridPoint> points) {
    var lowest = 0.0;
    var highest = 0.0;
    for (var point : points) {
      var shift = station.shiftTo(point.elevationM());
      if (!Double.isNaN(shift)) {
        lowest = Math.min(lowest, shift);
        highest = Math.max(highest, shift);
      }
    }
    return new HeightReach(lowest, highest);
  }

  boolean covers(double shiftK) {
    return shiftK >= lowestK && shiftK <= highestK;
  }
}
