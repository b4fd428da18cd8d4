package ondo.risk.exposure;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a building; every field may be absent, and none is ever guessed.
 *
 * <p>Values outside their domain are kept as given: the scores flag them as invalid.
 *
 * @param ageYears years at the assessment date, 0…300
 * @param structure a code of {@code structure.csv}
 * @param use a code of {@code building_use.csv}
 * @param floorsAbove 1…300
 * @param floorsBelow 0…20
 * @param hasPiloti whether it stands on columns
 * @param groundFloorHeightM metres above the street, -5…20
 * @param fireAccess whether a fire engine reaches it
 * @param emergencyWater whether there is an emergency or alternative water supply
 * @param hasWaterTank whether there is a water tank
 */
public record Building(
    @Nullable Double ageYears,
    @Nullable String structure,
    @Nullable String use,
    @Nullable Integer floorsAbove,
    @Nullable Integer floorsBelow,
    @Nullable Boolean hasPiloti,
    @Nullable Double groundFloorHeightM,
    @Nullable Boolean fireAccess,
    @Nullable Boolean emergencyWater,
    @Nullable Boolean hasWaterTank) {

  /** A building of which nothing is known. */
  public static final Building UNKNOWN =
      new Building(null, null, null, null, null, null, null, null, null, null);
}
