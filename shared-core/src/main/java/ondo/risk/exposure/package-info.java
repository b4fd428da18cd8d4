/** What stands at a place, what lies around it, and how much that puts in harm's way. */
@NullMarked
package ondo.risk.exposure;

import org.jspecify.annotations.NullMarked;
