package ondo.climate;

import java.util.List;

/**
 * The storms of a record of whole years, quiet years included.
 *
 * @param firstYear first calendar year of the record
 * @param years number of years, at least 1
 * @param storms every storm, by number
 */
public record StormList(int firstYear, int years, List<Entry> storms) {

  /**
   * One storm.
   *
   * @param number from 0 on, the place in the list
   * @param code identifier in its source
   * @param year in which it began
   */
  public record Entry(int number, String code, int year) {}

  public StormList {
    storms = List.copyOf(storms);
    if (years < 1) {
      throw new IllegalArgumentException("a storm record of " + years + " years");
    }
    for (var i = 0; i < storms.size(); i++) {
      var year = storms.get(i).year();
      if (storms.get(i).number() != i || year < firstYear || year >= firstYear + years) {
        throw new IllegalArgumentException("storm out of place: " + storms.get(i));
      }
    }
  }
}
