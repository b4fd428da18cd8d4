/** The method pages of the documentation, recomputed number by number. */
@NullMarked
package ondo.method;

import org.jspecify.annotations.NullMarked;
