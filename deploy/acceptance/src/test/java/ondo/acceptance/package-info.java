/**
 * Starts the real jars and a real PostgreSQL, injects faults, and checks what became of the work.
 */
@NullMarked
package ondo.acceptance;

import org.jspecify.annotations.NullMarked;
