/** The servers as processes, used from outside. */
@NullMarked
package ondo.acceptance;

import org.jspecify.annotations.NullMarked;
