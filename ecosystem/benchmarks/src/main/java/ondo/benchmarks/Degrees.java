package ondo.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Degrees as {@code decimal(9, 6)} holds them. */
final class Degrees {

  private static final int DECIMALS = 6;

  private Degrees() {}

  static BigDecimal of(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
