/** Jobs: submit, look up, cancel; the nudge to the scheduler. */
@NullMarked
package ondo.api.job;

import org.jspecify.annotations.NullMarked;
