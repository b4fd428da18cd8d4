package ondo.climate;

import java.util.List;

/**
 * An extreme water level at the coast in m above mean sea level, with its band.
 *
 * @param low 5th percentile
 * @param central best estimate
 * @param high 95th percentile
 */
public record WaterLevel(double low, double central, double high) {

  /**
   * @throws IllegalArgumentException if the three are out of order
   */
  public WaterLevel {
    if (!(low <= central && central <= high)) {
      throw new IllegalArgumentException(
          "water level out of order: " + low + ", " + central + ", " + high);
    }
  }

  /**
   * What several studies say of one place: the mean of their best estimates, because none of them
   * was measured to be the better one here, and the widest band of all.
   *
   * @param studies at least one
   */
  public static WaterLevel of(List<WaterLevel> studies) {
    return new WaterLevel(
        studies.stream().mapToDouble(WaterLevel::low).min().orElseThrow(),
        studies.stream().mapToDouble(WaterLevel::central).sum() / studies.size(),
        studies.stream().mapToDouble(WaterLevel::high).max().orElseThrow());
  }
}
