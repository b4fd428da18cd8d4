package ondo.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The yearly values that a moment takes from a series.
 *
 * @param kind how they are drawn
 * @param indicator code of the index
 * @param firstYear calendar year of the first value; null where the values are those of the base
 *     years of the data set, or of the years of its storm record
 * @param values in the order of their years, null where missing
 * @param terms numbers that turned the source into the values: warming and levels in K, heights in
 *     m, drainage in mm/h, factors
 * @param from the values that these were made of, null where they are read as they are
 * @param flags what is assumed
 */
public record Drawn(
    Kind kind,
    @Nullable String indicator,
    @Nullable Integer firstYear,
    List<@Nullable Double> values,
    Map<String, @Nullable Double> terms,
    @Nullable Drawn from,
    List<String> flags) {

  /** Where values come from. */
  public enum Kind {
    /** Nothing is known. */
    NONE,
    /** Observed base years, linear between the two warming levels around the moment. */
    MOVED,
    /** The years of a projection around the target year. */
    WINDOW,
    /** One year of a trend. */
    TREND,
    /** Depth of the sea over the ground, from its rise. */
    SEA_DEPTH,
    /** Ponding depth, from the largest daily rain of each year. */
    PONDING,
    /** Every year of a storm record, scaled to the warming since its base. */
    STORMS
  }

  public Drawn {
    flags = List.copyOf(flags);
  }
}
