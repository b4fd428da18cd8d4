/** Runs the model's test vectors: files of numbers that an independent program computed. */
@NullMarked
package ondo.vectors;

import org.jspecify.annotations.NullMarked;
