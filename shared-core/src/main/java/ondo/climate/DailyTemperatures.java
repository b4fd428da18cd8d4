package ondo.climate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A station's daily maximum (TX) and minimum (TN), °C, over the base years and five days on either
 * side; NaN stands for a missing day. Five days more decide every spell of six that crosses an end.
 */
public final class DailyTemperatures {

  static final int CONTEXT_DAYS = 5;

  /** The first day held. */
  public static final LocalDate START = LocalDate.of(BaseYears.FIRST, 1, 1).minusDays(CONTEXT_DAYS);

  /** The last day held. */
  public static final LocalDate END = LocalDate.of(BaseYears.LAST, 12, 31).plusDays(CONTEXT_DAYS);

  /** Number of days held. */
  public static final int DAYS = (int) ChronoUnit.DAYS.between(START, END) + 1;

  private final double[] maximum;
  private final double[] minimum;

  private DailyTemperatures(double[] maximum, double[] minimum) {
    this.maximum = maximum;
    this.minimum = minimum;
  }

  /** Collects days in any order; a day that is never set stays missing. */
  public static final class Builder {
    private final double[] maximum = new double[DAYS];
    private final double[] minimum = new double[DAYS];

    private Builder() {
      Arrays.fill(maximum, Double.NaN);
      Arrays.fill(minimum, Double.NaN);
    }

    /** Sets a day's TX and TN, NaN for missing; days outside the period are left out. */
    public Builder set(LocalDate date, double maximumC, double minimumC) {
      if (date.isBefore(START) || date.isAfter(END)) {
        return this;
      }
      if (maximumC < minimumC) {
        throw new IllegalArgumentException(
            date + ": maximum " + maximumC + " below minimum " + minimumC);
      }
      var day = (int) ChronoUnit.DAYS.between(START, date);
      maximum[day] = maximumC;
      minimum[day] = minimumC;
      return this;
    }

    /** The days set so far. */
    public DailyTemperatures build() {
      return new DailyTemperatures(maximum.clone(), minimum.clone());
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** TX by day from {@link #START} on; shared, not to be changed. */
  double[] maximum() {
    return maximum;
  }

  /** TN by day from {@link #START} on; shared, not to be changed. */
  double[] minimum() {
    return minimum;
  }

  /** The series without the days on either side of the base years. */
  static double[] baseYearsOf(double[] series) {
    return Arrays.copyOfRange(series, CONTEXT_DAYS, DAYS - CONTEXT_DAYS);
  }
}
