package ondo.api.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How numbers leave the service (risk model §1.3): HALF_EVEN, trailing zeros cut. */
public final class Rounding {

  private static final int SCORE_DECIMALS = 2;
  private static final int RATIO_DECIMALS = 8;

  private Rounding() {}

  /** A score 0…100, or a gap. */
  public static @Nullable BigDecimal score(@Nullable Double value) {
    return round(value, SCORE_DECIMALS);
  }

  /** A probability or an average annual loss as a ratio, or a gap. */
  public static @Nullable BigDecimal ratio(@Nullable Double value) {
    return round(value, RATIO_DECIMALS);
  }

  /** Decimals must be 0…12; a missing or non-finite value is a gap. */
  public static @Nullable BigDecimal round(@Nullable Double value, int decimals) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
