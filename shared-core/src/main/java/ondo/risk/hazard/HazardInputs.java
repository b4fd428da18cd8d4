package ondo.risk.hazard;

import java.util.Arrays;
import java.util.Optional;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** The inputs of hazard scores at one site, scenario and year; what was not given is missing. */
public final class HazardInputs {

  /** Nothing is known. */
  public static final HazardInputs NONE = new HazardInputs(nothing(), 0, null);

  /** One value for each input, in their order. */
  private final double[] values;

  /** A bit for each input that was given, if only as missing. */
  private final long given;

  private final @Nullable String landCover;

  private HazardInputs(double[] values, long given, @Nullable String landCover) {
    this.values = values;
    this.given = given;
    this.landCover = landCover;
  }

  private static double[] nothing() {
    var values = new double[HazardInput.values().length];
    Arrays.fill(values, Missing.VALUE);
    return values;
  }

  /** These inputs and one more; a missing {@code value} stays missing. */
  public HazardInputs with(HazardInput input, double value) {
    var changed = values.clone();
    changed[input.ordinal()] = Missing.is(value) ? Missing.VALUE : value;
    return new HazardInputs(changed, given | bit(input), landCover);
  }

  /** These inputs and the land cover, a code of {@code landcover.csv}. */
  public HazardInputs withLandCover(String code) {
    return new HazardInputs(values, given, code);
  }

  private static long bit(HazardInput input) {
    return 1L << input.ordinal();
  }

  /** Whether the input was given at all, if only as missing. */
  boolean has(HazardInput input) {
    return (given & bit(input)) != 0;
  }

  /** The value in the unit of the input, NaN if missing. */
  public double get(HazardInput input) {
    return values[input.ordinal()];
  }

  /** The land cover, if known. */
  public Optional<String> landCover() {
    return Optional.ofNullable(landCover);
  }
}
