package ondo.climate;

/**
 * A station's yearly index moved to every warming level.
 *
 * @param firstYear calendar year of the first base year
 * @param values level by level, one value a base year
 */
@SuppressWarnings("ArrayRecordComponent") // a series on its way, never compared
public record MovedYears(int firstYear, double[] values) {

  public MovedYears {
    if (values.length == 0 || values.length % BaseYears.COUNT != 0) {
      throw new IllegalArgumentException(values.length + " values of base years");
    }
  }

  /** The base years as text, such as 1990-2019. */
  public String period() {
    return firstYear + "-" + (firstYear + BaseYears.COUNT - 1);
  }

  /** Number of warming levels. */
  public int levels() {
    return values.length / BaseYears.COUNT;
  }
}
