/** Tells people: alerts and numbers about work. */
@NullMarked
package ondo.scheduler.watch;

import org.jspecify.annotations.NullMarked;
