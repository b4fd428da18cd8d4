package ondo.risk.exposure;

import java.util.List;

/** Three steps, as of water dependency or of urban heat. */
public enum Tier {
  HIGH,
  MEDIUM,
  LOW;

  /** The points of this step in a list of high, medium and low. */
  double of(List<Double> points) {
    return switch (this) {
      case HIGH -> points.get(0);
      case MEDIUM -> points.get(1);
      case LOW -> points.get(2);
    };
  }
}
