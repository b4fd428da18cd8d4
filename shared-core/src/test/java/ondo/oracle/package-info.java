/** Compares the program with published results of other programs, where their files are at hand. */
@NullMarked
package ondo.oracle;

import org.jspecify.annotations.NullMarked;
