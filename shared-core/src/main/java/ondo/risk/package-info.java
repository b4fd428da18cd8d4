/** The words shared by every stage of the risk model: hazards, statuses, outcomes and scores. */
@NullMarked
package ondo.risk;

import org.jspecify.annotations.NullMarked;
