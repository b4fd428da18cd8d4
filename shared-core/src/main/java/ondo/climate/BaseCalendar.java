package ondo.climate;

/** Calendar day and base year of every day that {@link DailyTemperatures} holds. */
final class BaseCalendar {

  static final int CALENDAR_DAYS = 365;

  /** Day of the year 1…365; 29 February counts as 28 February, 59. */
  static final int[] CALENDAR_DAY = new int[DailyTemperatures.DAYS];

  /** Whether the day is 29 February. */
  static final boolean[] LEAP_DAY = new boolean[DailyTemperatures.DAYS];

  /** Index of the base year, 0 for 1991; -1 outside. */
  static final int[] YEAR = new int[DailyTemperatures.DAYS];

  private static final int FEBRUARY_28 = 59;

  static {
    for (var day = 0; day < DailyTemperatures.DAYS; day++) {
      var date = DailyTemperatures.START.plusDays(day);
      var afterFebruary = date.isLeapYear() && date.getDayOfYear() > FEBRUARY_28;
      CALENDAR_DAY[day] = date.getDayOfYear() - (afterFebruary ? 1 : 0);
      LEAP_DAY[day] = date.isLeapYear() && date.getDayOfYear() == FEBRUARY_28 + 1;
      var year = date.getYear() - BaseYears.FIRST;
      YEAR[day] = year >= 0 && year < BaseYears.COUNT ? year : -1;
    }
  }

  private BaseCalendar() {}
}
