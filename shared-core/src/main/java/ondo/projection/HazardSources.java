package ondo.projection;

import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.hazard.HazardInput;

/**
 * Where one hazard of one place gets its yearly values.
 *
 * @param intensity yearly intensity X
 * @param means inputs of the score that are means of yearly values
 * @param groundFlags what a gap of the ground is about
 */
record HazardSources(Draw intensity, Map<HazardInput, Draw> means, Flags groundFlags) {}
