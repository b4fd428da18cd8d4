/** Rates between currencies that the operator loads, and money in one reporting currency. */
@NullMarked
package ondo.api.currency;

import org.jspecify.annotations.NullMarked;
