/** What the two servers agree on about webhooks: which addresses, and how a delivery is signed. */
@NullMarked
package ondo.webhook;

import org.jspecify.annotations.NullMarked;
