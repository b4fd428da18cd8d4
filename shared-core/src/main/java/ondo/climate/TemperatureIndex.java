package ondo.climate;

import java.util.Locale;

/**
 * The yearly temperature indices (risk-model §6.1; Zhang et al. 2011 for the ETCCDI definitions):
 * days per year, except {@link #TNN} in °C.
 */
public enum TemperatureIndex {
  /** Days in spells of at least six with TX above the calendar day's 90th percentile. */
  WSDI(false),
  /** Days in spells of at least six with TN below the calendar day's 10th percentile. */
  CSDI(false),
  /** Days with TX of at least 33 °C. */
  HOT_DAYS_33(true),
  /** Days with TN of at least 25 °C. */
  TROPICAL_NIGHTS_25(true),
  /** Days with TX below 0 °C. */
  ICE_DAYS(true),
  /** Days with TN of at most -12 °C. */
  COLD_DAYS_M12(true),
  /** Days with TX above the calendar day's 90th percentile. */
  TX90P_DAYS(false),
  /** The year's lowest TN, °C. */
  TNN(true);

  private final boolean absolute;

  TemperatureIndex(boolean absolute) {
    this.absolute = absolute;
  }

  /** Whether a shift of the whole series, as by height, changes the index. */
  public boolean isAbsolute() {
    return absolute;
  }

  /** The name in files and tables, such as {@code hot_days_33}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The index of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TemperatureIndex of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
