/** From class probabilities to average annual loss, money, grades and totals. */
@NullMarked
package ondo.risk.loss;

import org.jspecify.annotations.NullMarked;
