package ondo.risk.probability;

import java.util.List;
import ondo.statistics.Missing;

/**
 * The classes of one hazard with numeric limits, mildest first; together they cover the support
 * once.
 *
 * <p>Immutable, so one instance serves all threads.
 */
public final class IntensityClasses {

  /**
   * One interval of intensity.
   *
   * @param lower lower limit, or minus infinity
   * @param lowerClosed whether the lower limit belongs to the class
   * @param upper upper limit, or infinity
   * @param upperClosed whether the upper limit belongs to the class
   */
  public record Interval(double lower, boolean lowerClosed, double upper, boolean upperClosed) {

    public Interval {
      if (!(lower <= upper)) {
        throw new IllegalArgumentException("class limits not ordered: " + lower + ", " + upper);
      }
    }

    /** Whether {@code x} lies in the class. */
    public boolean contains(double x) {
      var above = lowerClosed ? x >= lower : x > lower;
      var below = upperClosed ? x <= upper : x < upper;
      return above && below;
    }
  }

  private final Support support;
  private final List<Interval> intervals;
  private final int zeroClass;

  /**
   * Classes in order of severity.
   *
   * @throws IllegalArgumentException unless each value of the support lies in exactly one class
   */
  public IntensityClasses(Support support, List<Interval> intervals) {
    this.support = support;
    this.intervals = List.copyOf(intervals);
    refuseGaps(support, this.intervals);
    this.zeroClass = indexOf(0);
  }

  private static void refuseGaps(Support support, List<Interval> intervals) {
    var ascending = intervals.getFirst().lower() <= intervals.getLast().lower();
    var inOrder = ascending ? intervals : intervals.reversed();
    var start = support == Support.NONNEG ? 0 : Double.NEGATIVE_INFINITY;
    if (inOrder.getFirst().lower() != start) {
      throw new IllegalArgumentException("the classes do not begin at " + start);
    }
    if (inOrder.getLast().upper() != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the classes do not reach infinity");
    }
    for (var i = 1; i < inOrder.size(); i++) {
      var below = inOrder.get(i - 1);
      var above = inOrder.get(i);
      if (below.upper() != above.lower() || below.upperClosed() == above.lowerClosed()) {
        throw new IllegalArgumentException("gap or overlap of classes at " + above.lower());
      }
    }
  }

  /** Number of classes. */
  public int size() {
    return intervals.size();
  }

  /** The class of an index, 0 for the mildest. */
  public Interval interval(int index) {
    return intervals.get(index);
  }

  /** Which numbers the intensity can take. */
  public Support support() {
    return support;
  }

  /** Index of the class that holds 0. */
  int zeroClass() {
    return zeroClass;
  }

  /** Index of the class that holds {@code x}, 0 for the mildest; -1 for a missing value. */
  public int indexOf(double x) {
    if (Missing.is(x)) {
      return -1;
    }
    for (var i = 0; i < intervals.size(); i++) {
      if (intervals.get(i).contains(x)) {
        return i;
      }
    }
    return -1;
  }

  /** The class number of the model's tables, 1 for the mildest; 0 if no class holds {@code x}. */
  public int classify(double x) {
    return indexOf(x) + 1;
  }
}
