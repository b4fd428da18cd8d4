/** What happens once at start: data are loaded when they changed, keys are there. */
@NullMarked
package ondo.scheduler.start;

import org.jspecify.annotations.NullMarked;
