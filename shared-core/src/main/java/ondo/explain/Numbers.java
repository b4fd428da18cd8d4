package ondo.explain;

import java.util.ArrayList;
import java.util.List;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** Numbers as they are told: what is missing is null, since JSON has no other word for it. */
public final class Numbers {

  private Numbers() {}

  /** The number, null if it is missing or infinite. */
  public static @Nullable Double of(double value) {
    return Missing.is(value) || Double.isInfinite(value) ? null : value;
  }

  /** The first {@code n} values. */
  public static List<@Nullable Double> of(double[] values, int n) {
    var numbers = new ArrayList<@Nullable Double>(n);
    for (var i = 0; i < n; i++) {
      numbers.add(of(values[i]));
    }
    return numbers;
  }
}
