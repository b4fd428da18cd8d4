package ondo.scheduler.night;

import java.util.List;
import java.util.Optional;
import ondo.risk.Hazard;

/** Which hazards a data set of station temperatures carries, and from which index. */
public final class StationHazards {

  /** Every index that the scores and intensities of these hazards read. */
  public static final List<String> INDICATORS =
      List.of(
          "cold_days_m12",
          "csdi",
          "hot_days_33",
          "ice_days",
          "tnn",
          "tropical_nights_25",
          "tx90p_days",
          "wsdi");

  private StationHazards() {}

  /** The index that is the yearly intensity of a hazard (risk model §1.1), if there is one. */
  public static Optional<String> intensity(Hazard hazard) {
    return switch (hazard) {
      case EXTREME_HEAT -> Optional.of("wsdi");
      case EXTREME_COLD -> Optional.of("csdi");
      case WILDFIRE, DROUGHT, WATER_STRESS, SEA_LEVEL_RISE, RIVER_FLOOD, URBAN_FLOOD, TYPHOON ->
          Optional.empty();
    };
  }

  /** Whether every result of a hazard is a gap for want of data. */
  static boolean isWithoutSource(Hazard hazard) {
    return intensity(hazard).isEmpty();
  }
}
