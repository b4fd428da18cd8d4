/** HTTP for the api-server and the operator, on the scheduler's own port, behind a token. */
@NullMarked
package ondo.scheduler.internal;

import org.jspecify.annotations.NullMarked;
