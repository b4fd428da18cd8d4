/** Classes of yearly intensity and the probability that a year falls into each. */
@NullMarked
package ondo.risk.probability;

import org.jspecify.annotations.NullMarked;
