/** Rows for clients in the forms that they accept, one at a time. */
@NullMarked
package ondo.api.table;

import org.jspecify.annotations.NullMarked;
