/**
 * Tells clients' webhooks of the ends of their jobs: signed, bounded, and to public hosts alone.
 */
@NullMarked
package ondo.scheduler.webhook;

import org.jspecify.annotations.NullMarked;
