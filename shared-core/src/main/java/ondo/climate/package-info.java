/** Scenarios, climate indicators and how they follow from daily observations and warming. */
@NullMarked
package ondo.climate;

import org.jspecify.annotations.NullMarked;
