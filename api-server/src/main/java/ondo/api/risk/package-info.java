/** Stored risk numbers of regions, points and sites. */
@NullMarked
package ondo.api.risk;

import org.jspecify.annotations.NullMarked;
