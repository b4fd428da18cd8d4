package ondo.climate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import ondo.geo.GridPoint;

/**
 * The temperature indices of one grid point at every warming level and base year.
 *
 * @param nearestStationM metres to the nearest station
 * @param stations number of stations with a weight
 * @param heightKnown whether every station was shifted to the point's height
 * @param values by index: level by level, one value a base year; NaN where no station is valid
 */
public record LocalClimate(
    GridPoint point,
    double nearestStationM,
    int stations,
    boolean heightKnown,
    Map<TemperatureIndex, double[]> values) {

  /** One index: level by level, one value a base year. */
  public double[] values(TemperatureIndex index) {
    return Objects.requireNonNull(values.get(index));
  }

  /** Flags of one index's series, sorted: an unknown height matters to fixed limits alone. */
  public List<String> flags(TemperatureIndex index) {
    return index.isAbsolute() && !heightKnown ? List.of("ELEVATION_UNKNOWN") : List.of();
  }
}
