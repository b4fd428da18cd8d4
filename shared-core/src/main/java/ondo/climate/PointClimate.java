package ondo.climate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about one place; everything it does not know is left out.
 *
 * @param moved indices by warming level
 * @param yearly indices by calendar year
 * @param storms of the place, null without a storm record
 * @param facts about the ground
 */
public record PointClimate(
    List<MovedSeries> moved,
    List<YearlySeries> yearly,
    @Nullable PointStorms storms,
    List<GroundFact> facts) {

  public static final PointClimate UNKNOWN =
      new PointClimate(List.of(), List.of(), null, List.of());

  public PointClimate {
    moved = List.copyOf(moved);
    yearly = List.copyOf(yearly);
    facts = List.copyOf(facts);
  }

  public static PointClimate ofMoved(List<MovedSeries> moved) {
    return new PointClimate(moved, List.of(), null, List.of());
  }

  public static PointClimate ofYearly(List<YearlySeries> yearly) {
    return new PointClimate(List.of(), yearly, null, List.of());
  }

  public static PointClimate ofStorms(PointStorms storms) {
    return new PointClimate(List.of(), List.of(), storms, List.of());
  }

  public static PointClimate ofFacts(List<GroundFact> facts) {
    return new PointClimate(List.of(), List.of(), null, facts);
  }
}
