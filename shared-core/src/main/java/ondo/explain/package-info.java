/** The terms of a stored number, unrounded, so that anybody can compute it again. */
@NullMarked
package ondo.explain;

import org.jspecify.annotations.NullMarked;
