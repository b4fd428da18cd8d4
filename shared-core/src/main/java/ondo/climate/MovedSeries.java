package ondo.climate;

import java.util.List;

/**
 * A yearly index of one place, moved to every warming level of its data set.
 *
 * @param indicator code of the index, such as {@code rx1day}
 * @param flags what is assumed in it, sorted
 * @param values level by level, one value a base year; NaN is a missing year
 */
@SuppressWarnings("ArrayRecordComponent") // a series on its way, never compared
public record MovedSeries(String indicator, List<String> flags, double[] values) {

  public MovedSeries {
    flags = List.copyOf(flags);
  }
}
