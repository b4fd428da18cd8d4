/** Places on the earth and the distances between them; plain values, no input or output. */
@NullMarked
package ondo.geo;

import org.jspecify.annotations.NullMarked;
