package ondo.climate;

/** The fixed temperature that a day must pass to count in an absolute index. */
enum TemperatureLimit {
  HOT_DAY(TemperatureIndex.HOT_DAYS_33, true),
  TROPICAL_NIGHT(TemperatureIndex.TROPICAL_NIGHTS_25, false),
  ICE_DAY(TemperatureIndex.ICE_DAYS, true),
  COLD_DAY(TemperatureIndex.COLD_DAYS_M12, false);

  private static final double HOT_C = 33;
  private static final double TROPICAL_C = 25;
  private static final double ICE_C = 0;
  private static final double COLD_C = -12;

  private final TemperatureIndex index;
  private final boolean maximum;

  TemperatureLimit(TemperatureIndex index, boolean maximum) {
    this.index = index;
    this.maximum = maximum;
  }

  TemperatureIndex index() {
    return index;
  }

  /** Whether the day's maximum counts, not its minimum. */
  boolean isOfMaximum() {
    return maximum;
  }

  boolean isPassedBy(double temperatureC) {
    return switch (this) {
      case HOT_DAY -> temperatureC >= HOT_C;
      case TROPICAL_NIGHT -> temperatureC >= TROPICAL_C;
      case ICE_DAY -> temperatureC < ICE_C;
      case COLD_DAY -> temperatureC <= COLD_C;
    };
  }
}
