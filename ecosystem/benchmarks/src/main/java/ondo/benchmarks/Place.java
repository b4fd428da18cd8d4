package ondo.benchmarks;

import java.math.BigDecimal;

/**
 * A region's representative point, degrees with six decimals.
 *
 * @param gridId the nearest point by great circle, resolved once when the data came in
 */
record Place(String code, BigDecimal latitude, BigDecimal longitude, int gridId) {}
