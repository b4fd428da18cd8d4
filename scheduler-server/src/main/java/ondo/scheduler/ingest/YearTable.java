package ondo.scheduler.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Yearly values by key, gathered row by row; a key without every year is a fault of its file. */
final class YearTable {

  private final int firstYear;
  private final int years;
  private final Map<String, double[]> values = new TreeMap<>();

  YearTable(int firstYear, int years) {
    this.firstYear = firstYear;
    this.years = years;
  }

  /** Sets a year's value; a second value of the same year becomes a problem of the row. */
  void add(CsvRow row, String key, int year, double value) {
    if (!row.isValid()) {
      return;
    }
    var own = values.computeIfAbsent(key, k -> unset());
    if (!Double.isNaN(own[year - firstYear])) {
      row.reject("year", "occurs twice: %s %d".formatted(key, year));
      return;
    }
    own[year - firstYear] = value;
  }

  private double[] unset() {
    var unset = new double[years];
    Arrays.fill(unset, Double.NaN);
    return unset;
  }

  /** The values of a key, one a year. */
  Optional<double[]> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Reports every key that lacks a year. */
  void check(String file, InputProblems problems) {
    var gaps = new HashMap<String, Integer>();
    values.forEach(
        (key, own) -> {
          for (var i = 0; i < years; i++) {
            if (Double.isNaN(own[i])) {
              gaps.putIfAbsent(key, firstYear + i);
            }
          }
        });
    gaps.forEach((key, year) -> problems.add(file, key + " lacks the year " + year));
  }

  /** Takes over the keys of a table of the same years. */
  void addAll(YearTable other) {
    values.putAll(other.values);
  }
}
