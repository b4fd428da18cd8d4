/** Sample statistics and distributions on plain doubles; depends on nothing else of the program. */
@NullMarked
package ondo.statistics;

import org.jspecify.annotations.NullMarked;
