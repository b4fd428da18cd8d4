/** Hazards of a place year by year: its climate, the catalogue, and the warming of a scenario. */
@NullMarked
package ondo.projection;

import org.jspecify.annotations.NullMarked;
