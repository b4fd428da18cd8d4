package ondo.method;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;

/**
 * What a function of the product gave.
 *
 * @param value a {@code Double}, a {@code double[]} or a word; the status of a gap
 * @param flags beside it, sorted
 */
record Result(Object value, List<String> flags) {

  /** Absorbs the last bits where a printed number ends in an exact half. */
  private static final double ROUNDING = 1e-12;

  static Result of(Object value) {
    return switch (value) {
      case Outcome.Known<?> known when !isZeroOfNoPeril(known) ->
          new Result(plain(known.known()), known.flags().codes());
      case Outcome<?> other -> new Result(other.status().name(), other.flags().codes());
      default -> new Result(plain(value), List.of());
    };
  }

  static Result of(Object value, Flags flags) {
    return new Result(plain(value), flags.codes());
  }

  private static boolean isZeroOfNoPeril(Outcome.Known<?> known) {
    return known.status() == Status.NOT_APPLICABLE;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Score score -> score.value();
      case Number number -> number.doubleValue();
      case Enum<?> word -> word.name();
      default -> value;
    };
  }

  /** {@code [1 2 3]} with or without its brackets. */
  static double[] numbers(String text) {
    var words = text.replaceAll("[\\[\\]]", "").strip().split(" +", -1);
    var numbers = new double[words.length];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = words[i].equals("unknown") ? Double.NaN : Double.parseDouble(words[i]);
    }
    return numbers;
  }

  /** Whether this rounds to what is printed, digit for digit. */
  boolean matches(String expected) {
    return switch (value) {
      case Double number -> rounds(number, expected);
      case double[] numbers -> rounds(numbers, expected.split(" ", -1));
      default -> value.equals(expected);
    };
  }

  private static boolean rounds(double[] numbers, String[] expected) {
    var matches = numbers.length == expected.length;
    for (var i = 0; matches && i < numbers.length; i++) {
      matches = rounds(numbers[i], expected[i]);
    }
    return matches;
  }

  private static boolean rounds(double number, String expected) {
    if (!expected.matches("-?[0-9.]+(e-?[0-9]+)?")) {
      return false;
    }
    var printed = new BigDecimal(expected);
    var half = printed.ulp().doubleValue() / 2;
    return Math.abs(number - printed.doubleValue())
        <= half * (1 + ROUNDING) + ROUNDING * Math.abs(number);
  }

  /** As a failure shows it. */
  String text() {
    return (value instanceof double[] numbers ? Arrays.toString(numbers) : value) + " " + flags;
  }
}
