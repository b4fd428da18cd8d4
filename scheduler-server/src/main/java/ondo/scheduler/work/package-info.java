/** Claims chunks of the ledger, does them and moves jobs from step to step. */
@NullMarked
package ondo.scheduler.work;

import org.jspecify.annotations.NullMarked;
