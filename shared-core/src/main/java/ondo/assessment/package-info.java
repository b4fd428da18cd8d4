/** Where climate, catalogue and site meet: assessments, totals and the comparison of places. */
@NullMarked
package ondo.assessment;

import org.jspecify.annotations.NullMarked;
