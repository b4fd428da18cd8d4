package ondo.climate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a station's daily record says about every warming level and height: counts of days beyond
 * its own percentiles by level and base year, and tallies from which the indices with fixed limits
 * follow exactly at any height, since a day's shift depends on its temperature alone.
 */
public final class StationClimate {

  private final Station station;
  private final Parts parts;

  /**
   * The stored parts.
   *
   * @param reach the heights the tallies serve
   * @param years one a base year
   * @param counts days by level and base year, of the percentile indices
   * @param tallies of the indices with a fixed limit
   * @param ranks of TN among all base years
   */
  public record Parts(
      HeightReach reach,
      List<ObservedYear> years,
      Map<TemperatureIndex, int[][]> counts,
      Map<TemperatureIndex, ValueTally> tallies,
      RankTable ranks) {

    public Parts {
      if (years.size() != BaseYears.COUNT) {
        throw new IllegalArgumentException(years.size() + " years instead of " + BaseYears.COUNT);
      }
      for (var index : TemperatureIndex.values()) {
        var map = index.isAbsolute() ? tallies : counts;
        if (index != TemperatureIndex.TNN && !map.containsKey(index)) {
          throw new IllegalArgumentException("a station climate without " + index.code());
        }
      }
      years = List.copyOf(years);
      counts = Map.copyOf(counts);
      tallies = Map.copyOf(tallies);
    }
  }

  public StationClimate(Station station, Parts parts) {
    this.station = station;
    this.parts = parts;
  }

  public Station station() {
    return station;
  }

  public Parts parts() {
    return parts;
  }

  /** Base years in which both TX and TN are valid. */
  public int validYears() {
    var valid = 0;
    for (var year : parts.years) {
      valid += year.hasMaximum() && year.hasMinimum() ? 1 : 0;
    }
    return valid;
  }

  /**
   * An index at every level and base year, level by level; NaN in years that are not valid.
   *
   * @param shiftK height shift of the whole series, K; percentile indices do not feel it
   * @throws IllegalArgumentException if the shift lies outside the reach
   */
  public double[] matrix(
      TemperatureIndex index, double shiftK, WarmingLevels levels, TemperatureChange change) {
    if (!parts.reach.covers(shiftK)) {
      throw new IllegalArgumentException(
          "height shift %s K outside %s of station %s"
              .formatted(shiftK, parts.reach, station.id()));
    }
    var matrix = new double[levels.count() * BaseYears.COUNT];
    for (var level = 0; level < levels.count(); level++) {
      var row = level * BaseYears.COUNT;
      switch (index) {
        case WSDI, CSDI, TX90P_DAYS -> copyCounts(index, level, matrix, row);
        case TNN -> fillColdest(shiftK, levels.at(level), change, matrix, row);
        case HOT_DAYS_33 ->
            fill(TemperatureLimit.HOT_DAY, shiftK, levels.at(level), change, matrix, row);
        case TROPICAL_NIGHTS_25 ->
            fill(TemperatureLimit.TROPICAL_NIGHT, shiftK, levels.at(level), change, matrix, row);
        case ICE_DAYS ->
            fill(TemperatureLimit.ICE_DAY, shiftK, levels.at(level), change, matrix, row);
        case COLD_DAYS_M12 ->
            fill(TemperatureLimit.COLD_DAY, shiftK, levels.at(level), change, matrix, row);
      }
    }
    blankInvalid(index, matrix);
    return matrix;
  }

  /** Indices that do not feel the height, each as {@link #matrix}. */
  Map<TemperatureIndex, double[]> unshifted(WarmingLevels levels, TemperatureChange change) {
    return matrices(false, 0, levels, change);
  }

  /** Indices that feel the height, each as {@link #matrix}. */
  Map<TemperatureIndex, double[]> shifted(
      double shiftK, WarmingLevels levels, TemperatureChange change) {
    return matrices(true, shiftK, levels, change);
  }

  private Map<TemperatureIndex, double[]> matrices(
      boolean absolute, double shiftK, WarmingLevels levels, TemperatureChange change) {
    var matrices = new EnumMap<TemperatureIndex, double[]>(TemperatureIndex.class);
    for (var index : TemperatureIndex.values()) {
      if (index.isAbsolute() == absolute) {
        matrices.put(index, matrix(index, shiftK, levels, change));
      }
    }
    return matrices;
  }

  private void copyCounts(TemperatureIndex index, int level, double[] matrix, int row) {
    var counts = required(parts.counts, index)[level];
    for (var year = 0; year < BaseYears.COUNT; year++) {
      matrix[row + year] = counts[year];
    }
  }

  private void fill(
      TemperatureLimit limit,
      double shiftK,
      double warmingK,
      TemperatureChange change,
      double[] matrix,
      int row) {
    var tally = required(parts.tallies, limit.index());
    var warm = change.ofMaximum(warmingK);
    var cold = limit.isOfMaximum() ? warm : change.ofMinimum(warmingK, 0);
    for (var at = 0; at < tally.size(); at++) {
      var value = tally.value(at);
      var rank = limit.isOfMaximum() ? 0 : parts.ranks.rank(value);
      var moved = value + shiftK + TemperatureChange.between(cold, warm, rank);
      if (!limit.isPassedBy(moved)) {
        continue;
      }
      for (var year = 0; year < BaseYears.COUNT; year++) {
        matrix[row + year] += tally.days(at, year);
      }
    }
  }

  private void fillColdest(
      double shiftK, double warmingK, TemperatureChange change, double[] matrix, int row) {
    for (var year = 0; year < BaseYears.COUNT; year++) {
      var coldest = parts.years.get(year).coldestC();
      matrix[row + year] =
          Double.isNaN(coldest)
              ? Double.NaN
              : coldest + shiftK + change.ofMinimum(warmingK, parts.ranks.rank(coldest));
    }
  }

  private void blankInvalid(TemperatureIndex index, double[] matrix) {
    for (var year = 0; year < BaseYears.COUNT; year++) {
      var observed = parts.years.get(year);
      var valid = isOfMaximum(index) ? observed.hasMaximum() : observed.hasMinimum();
      for (var at = year; !valid && at < matrix.length; at += BaseYears.COUNT) {
        matrix[at] = Double.NaN;
      }
    }
  }

  private static boolean isOfMaximum(TemperatureIndex index) {
    return switch (index) {
      case WSDI, TX90P_DAYS, HOT_DAYS_33, ICE_DAYS -> true;
      case CSDI, COLD_DAYS_M12, TROPICAL_NIGHTS_25, TNN -> false;
    };
  }

  private static <T> T required(Map<TemperatureIndex, T> map, TemperatureIndex index) {
    var value = map.get(index);
    if (value == null) {
      throw new IllegalArgumentException("a station climate without " + index.code());
    }
    return value;
  }
}
