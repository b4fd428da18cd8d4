/** The hazard score H of a place from the mean climate of a window. */
@NullMarked
package ondo.risk.hazard;

import org.jspecify.annotations.NullMarked;
