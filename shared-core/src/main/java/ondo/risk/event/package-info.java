/** Losses from hazard curves and event sets, where real ones exist (risk model §9 and §10). */
@NullMarked
package ondo.risk.event;

import org.jspecify.annotations.NullMarked;
