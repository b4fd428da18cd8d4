package ondo.risk.exposure;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the ground around a site; every field may be absent, and none is ever
 * guessed.
 *
 * @param latitude degrees north, -90…90
 * @param elevationM metres above mean sea level
 * @param landCover a code of {@code landcover.csv}
 * @param imperviousness sealed share of the ground, 0…1
 * @param vegetation green share of the ground, 0…1
 * @param distanceToCoastM metres, 0 or more
 * @param distanceToRiverM metres, 0 or more
 * @param distanceToForestM metres, 0 or more
 * @param handM height above the nearest drainage in metres
 * @param officialFloodZone whether an authority declared a flood zone here
 */
public record Surroundings(
    @Nullable Double latitude,
    @Nullable Double elevationM,
    @Nullable String landCover,
    @Nullable Double imperviousness,
    @Nullable Double vegetation,
    @Nullable Double distanceToCoastM,
    @Nullable Double distanceToRiverM,
    @Nullable Double distanceToForestM,
    @Nullable Double handM,
    @Nullable Boolean officialFloodZone) {

  /** A place of which nothing is known. */
  public static final Surroundings UNKNOWN =
      new Surroundings(null, null, null, null, null, null, null, null, null, null);
}
