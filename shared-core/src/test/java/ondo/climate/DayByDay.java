package ondo.climate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * The plain way to the yearly indices of one level and height: move every day, then count. Slow and
 * written apart from the derivation, which must agree with it.
 */
public final class DayByDay {

  private final DailyTemperatures days;
  private final double[] maximum;
  private final double[] minimum;

  public DayByDay(
      DailyTemperatures days, TemperatureChange change, double warmingK, double shiftK) {
    this.days = days;
    maximum = days.maximum().clone();
    minimum = days.minimum().clone();
    var sample = DailyTemperatures.baseYearsOf(days.minimum());
    var ranks = new HashMap<Double, Double>();
    for (var day = 0; day < maximum.length; day++) {
      maximum[day] = maximum[day] + shiftK + change.ofMaximum(warmingK);
      var rank = ranks.computeIfAbsent(days.minimum()[day], v -> midRank(v, sample));
      minimum[day] = minimum[day] + shiftK + change.ofMinimum(warmingK, rank);
    }
  }

  /** Value of an index by base year, valid or not. */
  public double[] yearly(TemperatureIndex index) {
    return switch (index) {
      case WSDI -> spells(maximum, days.maximum(), 0.9, Spells.Side.ABOVE);
      case CSDI -> spells(minimum, days.minimum(), 0.1, Spells.Side.BELOW);
      case TX90P_DAYS -> count(exceeding(maximum, days.maximum(), 0.9, Spells.Side.ABOVE));
      case HOT_DAYS_33 -> countIf(maximum, v -> v >= 33);
      case TROPICAL_NIGHTS_25 -> countIf(minimum, v -> v >= 25);
      case ICE_DAYS -> countIf(maximum, v -> v < 0);
      case COLD_DAYS_M12 -> countIf(minimum, v -> v <= -12);
      case TNN -> coldest();
    };
  }

  private static double midRank(double value, double[] sample) {
    var below = 0;
    var equal = 0;
    var size = 0;
    for (var other : sample) {
      below += other < value ? 1 : 0;
      equal += other == value ? 1 : 0;
      size += Double.isNaN(other) ? 0 : 1;
    }
    return Math.min(1, (below + (equal + 1) / 2.0) / size);
  }

  private double[] spells(double[] moved, double[] observed, double p, Spells.Side side) {
    var exceeding = exceeding(moved, observed, p, side);
    var kept = new boolean[exceeding.length];
    for (var start = 0; start + 6 <= exceeding.length; start++) {
      var all = true;
      for (var day = start; day < start + 6; day++) {
        all &= exceeding[day];
      }
      for (var day = start; all && day < start + 6; day++) {
        kept[day] = true;
      }
    }
    return count(kept);
  }

  private static boolean[] exceeding(
      double[] moved, double[] observed, double p, Spells.Side side) {
    var byDay = new HashMap<Integer, List<Double>>();
    for (var i = 0; i < observed.length; i++) {
      var date = date(i);
      var isLeapDay = date.getMonthValue() == 2 && date.getDayOfMonth() == 29;
      if (date.getYear() >= 1991 && date.getYear() <= 2020 && !isLeapDay) {
        byDay.computeIfAbsent(calendarDay(date), d -> new ArrayList<>()).add(observed[i]);
      }
    }
    var values = new HashMap<Integer, double[]>();
    byDay.forEach((d, v) -> values.put(d, v.stream().mapToDouble(x -> x).toArray()));
    var thresholds = new HashMap<Integer, Double>();
    var exceeding = new boolean[moved.length];
    for (var i = 0; i < moved.length; i++) {
      var threshold =
          thresholds.computeIfAbsent(
              calendarDay(date(i)), d -> CalendarThresholds.of(Map.copyOf(values), d, p));
      exceeding[i] = side.exceeds(moved[i], threshold);
    }
    return exceeding;
  }

  private double[] coldest() {
    var coldest = new double[30];
    Arrays.fill(coldest, Double.POSITIVE_INFINITY);
    for (var i = 0; i < minimum.length; i++) {
      var year = date(i).getYear() - 1991;
      if (year >= 0 && year < 30 && !Double.isNaN(minimum[i])) {
        coldest[year] = Math.min(coldest[year], minimum[i]);
      }
    }
    return coldest;
  }

  private static double[] countIf(double[] series, DoublePredicate test) {
    var exceeding = new boolean[series.length];
    for (var i = 0; i < series.length; i++) {
      exceeding[i] = test.test(series[i]);
    }
    return count(exceeding);
  }

  private static double[] count(boolean[] exceeding) {
    var years = new double[30];
    for (var i = 0; i < exceeding.length; i++) {
      var year = date(i).getYear() - 1991;
      if (exceeding[i] && year >= 0 && year < 30) {
        years[year]++;
      }
    }
    return years;
  }

  private static LocalDate date(int i) {
    return DailyTemperatures.START.plusDays(i);
  }

  private static int calendarDay(LocalDate date) {
    var day = date.getDayOfMonth() == 29 && date.getMonthValue() == 2 ? 28 : date.getDayOfMonth();
    return LocalDate.of(2001, date.getMonth(), day).getDayOfYear();
  }
}
