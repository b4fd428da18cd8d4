package ondo.risk.probability;

import java.util.List;

/**
 * Intensities that separate the quantile classes of one hazard at one place.
 *
 * @param levels quantile levels, ascending, 0…1
 * @param values intensity at each level in the unit of the hazard's intensity, never falling
 */
public record Thresholds(List<Double> levels, List<Double> values) {

  public Thresholds {
    levels = List.copyOf(levels);
    values = List.copyOf(values);
    if (levels.size() != values.size()) {
      throw new IllegalArgumentException(levels.size() + " levels, " + values.size() + " values");
    }
    for (var i = 1; i < values.size(); i++) {
      if (!(values.get(i) >= values.get(i - 1))) {
        throw new IllegalArgumentException("thresholds fall: " + values);
      }
    }
  }
}
