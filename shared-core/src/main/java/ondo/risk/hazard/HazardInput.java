package ondo.risk.hazard;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What hazard scores read: window means of indicators, and facts of the site or the record. */
public enum HazardInput {
  /** Days a year with a maximum of at least 33 °C. */
  HOT_DAYS_33,
  /** Warm spell days a year. */
  WSDI,
  /** Nights a year with a minimum of at least 25 °C. */
  TROPICAL_NIGHTS_25,
  /** Days a year above the 90th percentile of their calendar day. */
  TX90P_DAYS,
  /** Days a year with a minimum of at most -12 °C. */
  COLD_DAYS_M12,
  /** Cold spell days a year. */
  CSDI,
  /** Days a year with a maximum below 0 °C. */
  ICE_DAYS,
  /** Annual minimum in °C. */
  TNN,
  /** Mean daily fire weather index of the worst month. */
  FWI_PEAK,
  /** Annual minimum of the 12-month SPEI. */
  SPEI12_MIN,
  /** Withdrawal over renewable supply. */
  WSI,
  /** Sea level rise above 1995–2014 in cm. */
  SLR_CM,
  /** Topographic wetness index. */
  TWI,
  /** Largest daily rain of the year in mm. */
  RX1DAY,
  /** Ten-year site wind, m/s, before climate scaling. */
  V10,
  /** Mean annual maximum rain of tropical cyclones, mm/d, before climate scaling. */
  R_TC,
  /** Distance to the coast in metres, 0 or more. */
  DISTANCE_TO_COAST_M,
  /** Drainage capacity in mm/h, above 0. */
  CAPACITY_MMPH,
  /** Largest site wind of the whole storm record, m/s, 0 or more. */
  MAX_SITE_WIND_MS,
  /** Global warming since 1991–2020 in K. */
  DELTA_T;

  private static final Map<String, HazardInput> BY_CODE =
      Arrays.stream(values()).collect(toUnmodifiableMap(HazardInput::code, Function.identity()));

  /** The name in tables and flags: {@code hot_days_33}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The input of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static HazardInput of(String code) {
    var input = BY_CODE.get(code);
    return input == null ? valueOf(code.toUpperCase(Locale.ROOT)) : input;
  }
}
