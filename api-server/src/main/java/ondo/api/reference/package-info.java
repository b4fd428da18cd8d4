/** Catalogues: hazards, scenarios, indicators, attributes, data sets and problems. */
@NullMarked
package ondo.api.reference;

import org.jspecify.annotations.NullMarked;
