/** Webhooks: addresses that are told when a job ends. */
@NullMarked
package ondo.api.webhook;

import org.jspecify.annotations.NullMarked;
