/** A PostgreSQL of Ondo's own: unpacked, started, adopted and stopped without an installation. */
@NullMarked
package ondo.store.embedded;

import org.jspecify.annotations.NullMarked;
