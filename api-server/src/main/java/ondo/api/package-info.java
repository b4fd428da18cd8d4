/** The stateless server for clients. */
@NullMarked
package ondo.api;

import org.jspecify.annotations.NullMarked;
