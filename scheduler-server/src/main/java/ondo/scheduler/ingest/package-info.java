/**
 * Reads data directories and the starter pack, checks every row, and loads what follows from them.
 */
@NullMarked
package ondo.scheduler.ingest;

import org.jspecify.annotations.NullMarked;
