/** Finished reports. */
@NullMarked
package ondo.api.report;

import org.jspecify.annotations.NullMarked;
