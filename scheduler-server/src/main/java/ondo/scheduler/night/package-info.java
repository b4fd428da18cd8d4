/** What a night computes for one grid point; no input or output. */
@NullMarked
package ondo.scheduler.night;

import org.jspecify.annotations.NullMarked;
