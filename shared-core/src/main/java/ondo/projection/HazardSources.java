package ondo.projection;

import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.hazard.HazardInput;

/**
 * Where one hazard of one place gets its yearly values.
 *
 * @param intensity yearly intensity X
 * @param means inputs of the score that are means of yearly values
 * @param scoreFlags what is assumed, or missing, in the ground that the score reads
 * @param lossFlags the same for the intensity
 */
record HazardSources(
    Draw intensity, Map<HazardInput, Draw> means, Flags scoreFlags, Flags lossFlags) {

  /** Of a hazard that reads no ground. */
  HazardSources(Draw intensity, Map<HazardInput, Draw> means) {
    this(intensity, means, Flags.NONE, Flags.NONE);
  }
}
