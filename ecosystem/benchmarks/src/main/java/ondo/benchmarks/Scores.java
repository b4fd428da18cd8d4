package ondo.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer: scores by region and year in single precision; NaN where there was none.
 *
 * @param values by region in the order of the night, then by year in the order of {@link #YEARS}
 */
@SuppressWarnings("ArrayRecordComponent") // an answer on its way, compared by its own methods
record Scores(float[][] values) {

  /** 2025, 2030 … 2100. */
  static final List<Integer> YEARS = years();

  private static final int FIRST = 2025;
  private static final int LAST = 2100;
  private static final int STEP = 5;

  /** No values at all: for floors, which answer nothing. */
  static final Scores NONE = new Scores(new float[0][]);

  static Scores empty(int regions) {
    var values = new float[regions][YEARS.size()];
    for (var row : values) {
      Arrays.fill(row, Float.NaN);
    }
    return new Scores(values);
  }

  /** How many values differ in any bit, a missing one included. */
  int differences(Scores other) {
    var count = 0;
    for (var i = 0; i < values.length; i++) {
      for (var j = 0; j < values[i].length; j++) {
        if (Float.floatToIntBits(values[i][j]) != Float.floatToIntBits(other.values[i][j])) {
          count++;
        }
      }
    }
    return count;
  }

  int present() {
    var count = 0;
    for (var row : values) {
      for (var value : row) {
        count += Float.isNaN(value) ? 0 : 1;
      }
    }
    return count;
  }

  /** A hash over region, year and value, so that two variants can be compared by eye. */
  String checksum() {
    var hash = 17L;
    for (var i = 0; i < values.length; i++) {
      for (var j = 0; j < values[i].length; j++) {
        hash = 31 * hash + i;
        hash = 31 * hash + YEARS.get(j);
        hash = 31 * hash + Float.floatToIntBits(values[i][j]);
      }
    }
    return "%016x".formatted(hash);
  }

  private static List<Integer> years() {
    return Stream.iterate(FIRST, y -> y <= LAST, y -> y + STEP).toList();
  }
}
