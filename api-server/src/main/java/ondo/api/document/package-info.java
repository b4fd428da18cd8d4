/** The OpenAPI document of the server. */
@NullMarked
package ondo.api.document;

import org.jspecify.annotations.NullMarked;
