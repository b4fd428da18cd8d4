/**
 * The ledger's words: a job has ordered steps, a step has chunks, a chunk is leased, done once and
 * retried.
 */
@NullMarked
package ondo.job;

import org.jspecify.annotations.NullMarked;
