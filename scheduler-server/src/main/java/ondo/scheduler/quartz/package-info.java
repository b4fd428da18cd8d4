/** The only room of Quartz: it opens a night at its hour and returns. */
@NullMarked
package ondo.scheduler.quartz;

import org.jspecify.annotations.NullMarked;
