/** The only package that knows SQL, JDBC and PostgreSQL. */
@NullMarked
package ondo.store;

import org.jspecify.annotations.NullMarked;
