/** Sites: register, list, change and import. */
@NullMarked
package ondo.api.site;

import org.jspecify.annotations.NullMarked;
