package ondo.benchmarks;

import java.math.BigDecimal;

/** A point with values; degrees with six decimals, as both layouts hold them. */
record GridPoint(int id, BigDecimal latitude, BigDecimal longitude) {}
