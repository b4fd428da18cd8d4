/** The log of who changed what. */
@NullMarked
package ondo.api.audit;

import org.jspecify.annotations.NullMarked;
