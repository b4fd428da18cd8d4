package ondo.risk.hazard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** The inputs of hazard scores at one site, scenario and year; what was not given is missing. */
public final class HazardInputs {

  /** Nothing is known. */
  public static final HazardInputs NONE = new HazardInputs(Map.of(), null);

  private final Map<HazardInput, Double> values;
  private final @Nullable String landCover;

  private HazardInputs(Map<HazardInput, Double> values, @Nullable String landCover) {
    this.values = values;
    this.landCover = landCover;
  }

  /** These inputs and one more; a missing {@code value} stays missing. */
  public HazardInputs with(HazardInput input, double value) {
    var changed = new EnumMap<HazardInput, Double>(HazardInput.class);
    changed.putAll(values);
    changed.put(input, Missing.is(value) ? Missing.VALUE : value);
    return new HazardInputs(changed, landCover);
  }

  /** These inputs and the land cover, a code of {@code landcover.csv}. */
  public HazardInputs withLandCover(String code) {
    return new HazardInputs(values, code);
  }

  /** Whether the input was given at all, if only as missing. */
  boolean has(HazardInput input) {
    return values.containsKey(input);
  }

  /** The value in the unit of the input, NaN if missing. */
  public double get(HazardInput input) {
    return values.getOrDefault(input, Missing.VALUE);
  }

  /** The land cover, if known. */
  public Optional<String> landCover() {
    return Optional.ofNullable(landCover);
  }
}
