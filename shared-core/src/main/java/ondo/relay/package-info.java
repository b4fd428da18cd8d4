/** Hands events of the outbox to whoever wants them, at least once. */
@NullMarked
package ondo.relay;

import org.jspecify.annotations.NullMarked;
