package ondo.projection;

import ondo.risk.Flags;

/**
 * What is assumed in each fact of the ground.
 *
 * @param elevation of {@link Ground#elevationM}
 * @param coast of {@link Ground#coastDistanceM}
 * @param waterLevel of {@link Ground#waterLevelM}
 * @param twi of {@link Ground#twi}
 * @param landCover of {@link Ground#landCover}
 * @param drainage of {@link Ground#drainage}
 */
public record GroundFlags(
    Flags elevation, Flags coast, Flags waterLevel, Flags twi, Flags landCover, Flags drainage) {

  /** Nothing is assumed. */
  public static final GroundFlags NONE =
      new GroundFlags(Flags.NONE, Flags.NONE, Flags.NONE, Flags.NONE, Flags.NONE, Flags.NONE);
}
