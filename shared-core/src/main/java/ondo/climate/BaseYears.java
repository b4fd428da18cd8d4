package ondo.climate;

import java.time.LocalDate;

/** The observed base years 1991…2020: thirty years whose weather is moved to other warming. */
public final class BaseYears {

  public static final int FIRST = 1991;
  public static final int LAST = 2020;
  public static final int COUNT = LAST - FIRST + 1;

  /** A yearly index is valid when at most this many days are missing (risk-model §6.1). */
  public static final int MOST_MISSING_DAYS = 15;

  private BaseYears() {}

  /** Days of a base year, 365 or 366; {@code index} counts from 0 for 1991. */
  public static int days(int index) {
    return LocalDate.ofYearDay(FIRST + index, 1).lengthOfYear();
  }
}
