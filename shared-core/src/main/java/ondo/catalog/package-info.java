/** The parameters of the model as read from its tables, checked row by row. */
@NullMarked
package ondo.catalog;

import org.jspecify.annotations.NullMarked;
