/** What the model says held against what was observed: figures for the validation page. */
@NullMarked
package ondo.scheduler.validation;

import org.jspecify.annotations.NullMarked;
