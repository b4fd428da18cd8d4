@NullMarked
package ondo.api;

import org.jspecify.annotations.NullMarked;
