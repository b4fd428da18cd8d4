package ondo.climate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Derives a {@link StationClimate} from a station's daily record, level by level. */
public final class StationDerivation {

  private static final double WARM_QUANTILE = 0.9;
  private static final double COLD_QUANTILE = 0.1;

  private final WarmingLevels levels;
  private final TemperatureChange change;

  public StationDerivation(WarmingLevels levels, TemperatureChange change) {
    this.levels = levels;
    this.change = change;
  }

  /**
   * Counts and tallies one station.
   *
   * @param days at least one valid night among the base years
   * @param reach heights that will be asked for
   */
  public StationClimate derive(Station station, DailyTemperatures days, HeightReach reach) {
    var ranks = RankTable.of(DailyTemperatures.baseYearsOf(days.minimum()));
    var counts = new EnumMap<TemperatureIndex, int[][]>(TemperatureIndex.class);
    for (var index : TemperatureIndex.values()) {
      if (!index.isAbsolute()) {
        counts.put(index, new int[levels.count()][BaseYears.COUNT]);
      }
    }
    countExceedances(days, ranks, counts);
    var tallies = new EnumMap<TemperatureIndex, ValueTally>(TemperatureIndex.class);
    for (var limit : TemperatureLimit.values()) {
      tallies.put(limit.index(), tally(limit, days, ranks, reach));
    }
    return new StationClimate(
        station, new StationClimate.Parts(reach, years(days), counts, tallies, ranks));
  }

  private void countExceedances(
      DailyTemperatures days, RankTable ranks, Map<TemperatureIndex, int[][]> counts) {
    var hot = CalendarThresholds.ofSeries(days.maximum(), WARM_QUANTILE);
    var cold = CalendarThresholds.ofSeries(days.minimum(), COLD_QUANTILE);
    var rank = new double[DailyTemperatures.DAYS];
    for (var day = 0; day < rank.length; day++) {
      rank[day] = ranks.rank(days.minimum()[day]);
    }
    var exceeds = new boolean[DailyTemperatures.DAYS];
    for (var level = 0; level < levels.count(); level++) {
      var warming = levels.at(level);
      var warm = change.ofMaximum(warming);
      for (var day = 0; day < exceeds.length; day++) {
        var threshold = hot[BaseCalendar.CALENDAR_DAY[day] - 1];
        exceeds[day] = days.maximum()[day] + warm > threshold;
      }
      count(exceeds, counts, TemperatureIndex.TX90P_DAYS, level);
      Spells.keepSpells(exceeds);
      count(exceeds, counts, TemperatureIndex.WSDI, level);
      var coldEnd = change.ofMinimum(warming, 0);
      for (var day = 0; day < exceeds.length; day++) {
        var threshold = cold[BaseCalendar.CALENDAR_DAY[day] - 1];
        var shift = TemperatureChange.between(coldEnd, warm, rank[day]);
        exceeds[day] = days.minimum()[day] + shift < threshold;
      }
      Spells.keepSpells(exceeds);
      count(exceeds, counts, TemperatureIndex.CSDI, level);
    }
  }

  private static void count(
      boolean[] exceeds, Map<TemperatureIndex, int[][]> counts, TemperatureIndex index, int level) {
    var years = counts.getOrDefault(index, new int[0][])[level];
    for (var day = 0; day < exceeds.length; day++) {
      if (exceeds[day] && BaseCalendar.YEAR[day] >= 0) {
        years[BaseCalendar.YEAR[day]]++;
      }
    }
  }

  /** Days that pass the limit at some level and height, or might; the rest can be left out. */
  private ValueTally tally(
      TemperatureLimit limit, DailyTemperatures days, RankTable ranks, HeightReach reach) {
    var series = limit.isOfMaximum() ? days.maximum() : days.minimum();
    return ValueTally.of(
        series,
        value -> {
          for (var level = 0; level < levels.count(); level++) {
            var shift =
                limit.isOfMaximum()
                    ? change.ofMaximum(levels.at(level))
                    : change.ofMinimum(levels.at(level), ranks.rank(value));
            if (limit.isPassedBy(value + reach.lowestK() + shift)
                || limit.isPassedBy(value + reach.highestK() + shift)) {
              return true;
            }
          }
          return false;
        });
  }

  private static List<ObservedYear> years(DailyTemperatures days) {
    var maximum = valid(days.maximum());
    var minimum = valid(days.minimum());
    var coldest = coldest(days.minimum());
    var years = new ArrayList<ObservedYear>(BaseYears.COUNT);
    for (var year = 0; year < BaseYears.COUNT; year++) {
      years.add(new ObservedYear(maximum[year], minimum[year], coldest[year]));
    }
    return years;
  }

  private static boolean[] valid(double[] series) {
    var present = new int[BaseYears.COUNT];
    for (var day = 0; day < series.length; day++) {
      if (BaseCalendar.YEAR[day] >= 0 && !Double.isNaN(series[day])) {
        present[BaseCalendar.YEAR[day]]++;
      }
    }
    var valid = new boolean[BaseYears.COUNT];
    for (var year = 0; year < valid.length; year++) {
      valid[year] = BaseYears.days(year) - present[year] <= BaseYears.MOST_MISSING_DAYS;
    }
    return valid;
  }

  private static double[] coldest(double[] minimum) {
    var coldest = new double[BaseYears.COUNT];
    Arrays.fill(coldest, Double.NaN);
    for (var day = 0; day < minimum.length; day++) {
      var year = BaseCalendar.YEAR[day];
      if (year >= 0 && !(minimum[day] >= coldest[year]) && !Double.isNaN(minimum[day])) {
        coldest[year] = minimum[day];
      }
    }
    return coldest;
  }
}
