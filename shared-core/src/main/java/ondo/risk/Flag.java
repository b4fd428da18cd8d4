package ondo.risk;

/** The codes of {@code flags.csv}: what a reader of a number has to know beside it. */
public enum Flag {
  MISSING_VALUES,
  NEGATIVE_VALUE_DROPPED,
  SMALL_SAMPLE_COUNT,
  KDE_DEGENERATE_COUNT,
  EDGE_WINDOW,
  SHORT_WINDOW,
  BASELINE_PROXY,
  BASELINE_SHORT,
  THRESHOLD_FLOORED,
  Q99_WEAKLY_IDENTIFIED,
  PARTIAL_INDICATORS,
  RAIN_NOT_TC_SPECIFIC,
  /** Carries the name of the attribute: {@code UNKNOWN_ATTR:age_years}. */
  UNKNOWN_ATTR,
  /** Carries the name of the attribute: {@code INVALID_ATTR:age_years}. */
  INVALID_ATTR,
  V_UNKNOWN_NEUTRAL,
  E_UNKNOWN_UPPER_BOUND,
  NO_PROTECTION_INFO,
  SOP_APPLIED,
  MSL_ONLY,
  UNCALIBRATED_DEPTH,
  DRAINAGE_ESTIMATED,
  SCENARIO_INTERPOLATED,
  DISRUPTION_ON_ASSET_VALUE,
  HEAD_TRUNCATED,
  TAIL_FLAT,
  EXTRAPOLATED,
  NON_MONOTONE_FIXED,
  OVERLAP_POSSIBLE,
  FWI_DAILY_PROXY,
  RADII_FROM_WINDFIELD,
  TRACK_GAP,
  SINGLE_STATION_SCALED,
  PROXY_WIND,
  RAIN_CHANGE_UNKNOWN,
  ELEVATION_NEAREST_PLACE,
  ELEVATION_UNKNOWN,
  WAVES_INCLUDED,
  /** Over nine tenths of the probability lies in the last class: the loss can hardly grow. */
  SATURATED,
  /**
   * The sample is the regional growth curve of yearly maxima times the place's own mean maximum.
   */
  REGIONAL_GROWTH_CURVE,
  /** A mean of climate models: smoother from year to year than any of them. */
  ENSEMBLE_MEAN,
  /** The series of the province stands for the place. */
  PROVINCE_VALUE,
  /** Supply from a balance of rain, temperature and withdrawals, not from a hydrological model. */
  WATER_BALANCE_DERIVED,
  /** Base years other than 1991–2020, because the record ends earlier. */
  OTHER_BASE_YEARS,
  /** A distance measured from the site's grid point, where that settles the score of the site. */
  DISTANCE_FROM_GRID_POINT,
  /** Facts of the ground at the site's grid point, more than a kilometre from the site. */
  GROUND_OF_GRID_POINT,
  /** Taken from files that the user brought. */
  IMPORTED,
  /** A deductible or a limit is stated; the net loss knows the insured share alone. */
  INSURANCE_TERMS_NOT_APPLIED,
  /** Carries the distance: {@code DISTANT_SOURCE:57km}. */
  DISTANT_SOURCE,
  /** Distance to a river drawn at 1:3 000 000 or smaller: two such maps differ by 0.4 km. */
  COARSE_RIVER_LINE,
  /** Mean rain moves along a line through 20-year means of scenarios, with their scatter. */
  RAIN_CHANGE_FITTED,
  /** Days of far stations brought to the place by its mean temperature, humidity, wind and rain. */
  FIRE_WEATHER_SCALED
}
