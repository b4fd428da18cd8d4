/** How far off the derived climate is, measured against what was left out or published. */
@NullMarked
package ondo.scheduler.validation;

import org.jspecify.annotations.NullMarked;
