package ondo.scheduler.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The yearly indices that a user's file may bring, with the range of their values. */
enum ImportedIndicator {
  /** Days a year with a maximum of at least 33 °C. */
  HOT_DAYS_33(0, 366),
  /** Nights a year with a minimum of at least 25 °C. */
  TROPICAL_NIGHTS_25(0, 366),
  /** Days of the year in warm spells. */
  WSDI(0, 366),
  /** Days of the year above the 90th percentile of their calendar day. */
  TX90P_DAYS(0, 366),
  /** Days of the year in cold spells. */
  CSDI(0, 366),
  /** Days a year with a maximum below 0 °C. */
  ICE_DAYS(0, 366),
  /** Days a year with a minimum of at most -12 °C. */
  COLD_DAYS_M12(0, 366),
  /** Lowest temperature of the year, °C. */
  TNN(-70, 40),
  /** Mean daily fire weather index of the worst month. */
  FWI_PEAK(0, 1_000),
  /** Lowest 12-month SPEI of the year. */
  SPEI12_MIN(-5, 5),
  /** Largest daily rain of the year, mm. */
  RX1DAY(0, 3_000),
  /** Withdrawal over renewable water. */
  WSI(0, 1e6),
  /** Sea level above 1995–2014, cm, median. */
  SLR_CM(-98, 1_000),
  /** The same, 5 %. */
  SLR_CM_LOW(-98, 1_000),
  /** The same, 95 %. */
  SLR_CM_HIGH(-98, 1_000),
  /** Storm exposure S_tc of the year, 6-hour units. */
  S_TC(0, 10_000);

  private final double least;
  private final double most;

  ImportedIndicator(double least, double most) {
    this.least = least;
    this.most = most;
  }

  /** The code of files and of the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** The indicator of a code. */
  static Optional<ImportedIndicator> of(String code) {
    return Arrays.stream(values()).filter(own -> own.code().equals(code)).findAny();
  }

  /** All codes, for people. */
  static String codes() {
    return Arrays.stream(values()).map(ImportedIndicator::code).collect(Collectors.joining(", "));
  }
}
