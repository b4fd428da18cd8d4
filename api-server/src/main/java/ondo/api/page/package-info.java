/** The web page: its files, its headers and, in development, its key. */
@NullMarked
package ondo.api.page;

import org.jspecify.annotations.NullMarked;
