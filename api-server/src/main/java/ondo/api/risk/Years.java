package ondo.api.risk;

import java.util.ArrayList;
import java.util.List;
import ondo.api.web.Faults;

/**
 * The years asked for, within 2021…2100.
 *
 * @param step years from one to the next, 1…79
 */
record Years(int from, int to, int step) {

  static final int FIRST = 2021;
  static final int LAST = 2100;
  private static final int LARGEST_STEP = LAST - FIRST;

  /** Records what is wrong with the three numbers; the names are those the client used. */
  static void check(Faults faults, Years years, String from, String to, String step) {
    faults.require(isInside(years.from), from, "out-of-range", FIRST, LAST);
    faults.require(isInside(years.to), to, "out-of-range", FIRST, LAST);
    faults.require(years.from <= years.to, from, "not-in-order", years.to);
    faults.require(
        years.step >= 1 && years.step <= LARGEST_STEP, step, "out-of-range", 1, LARGEST_STEP);
  }

  /** Of the parameters of an address. */
  static Years ofParameters(int from, int to, int step) {
    var years = new Years(from, to, step);
    var faults = new Faults();
    check(faults, years, "?from", "?to", "?step");
    faults.throwIfAny();
    return years;
  }

  static boolean isInside(int year) {
    return year >= FIRST && year <= LAST;
  }

  /** Ascending, always including {@code from}. */
  List<Integer> list() {
    var years = new ArrayList<Integer>();
    for (var year = from; year <= to; year += step) {
      years.add(year);
    }
    return years;
  }
}
