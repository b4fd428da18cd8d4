/** The single server that ingests data, runs the night and does the jobs. */
@NullMarked
package ondo.scheduler;

import org.jspecify.annotations.NullMarked;
