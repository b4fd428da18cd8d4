/** The current result set in memory: regions, grid points and their series. */
@NullMarked
package ondo.api.snapshot;

import org.jspecify.annotations.NullMarked;
