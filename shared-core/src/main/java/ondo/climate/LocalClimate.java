package ondo.climate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ondo.geo.GridPoint;

/**
 * The temperature indices of one grid point at every warming level and base year.
 *
 * @param nearestStationM metres to the nearest station
 * @param stations number of stations with a weight
 * @param heightKnown whether every station was shifted to the point's height
 * @param incomplete indices whose base years are not all means of the same stations
 * @param values by index: level by level, one value a base year; NaN where no station is valid
 */
public record LocalClimate(
    GridPoint point,
    double nearestStationM,
    int stations,
    boolean heightKnown,
    Set<TemperatureIndex> incomplete,
    Map<TemperatureIndex, double[]> values) {

  /** One index: level by level, one value a base year. */
  public double[] values(TemperatureIndex index) {
    return Objects.requireNonNull(values.get(index));
  }

  /**
   * Flags of one index's series, sorted: a height that is none of its own matters to fixed limits.
   */
  public List<String> flags(TemperatureIndex index) {
    var flags = new ArrayList<String>();
    if (index.isAbsolute() && point.hasElevation()) {
      flags.add("ELEVATION_NEAREST_PLACE");
    }
    if (index.isAbsolute() && !heightKnown) {
      flags.add("ELEVATION_UNKNOWN");
    }
    if (incomplete.contains(index)) {
      flags.add("MISSING_VALUES");
    }
    return flags;
  }
}
