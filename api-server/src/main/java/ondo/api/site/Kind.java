package ondo.api.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ondo.api.currency.CurrencyCodes;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import org.jspecify.annotations.Nullable;

/** How one value of a site is read, from JSON with its type or from a text of CSV. */
sealed interface Kind {

  /** A text of limited length without control characters. */
  record Text(int longest) implements Kind {}

  /** A number within limits, both included. */
  record Decimal(double least, double most) implements Kind {}

  /** A whole number within limits, both included. */
  record Whole(int least, int most) implements Kind {}

  /** A latitude or longitude; the domain judges the two together. */
  record Degrees() implements Kind {}

  /** An amount of money: not negative, two decimals. */
  record Money() implements Kind {}

  /** An ISO 4217 code. */
  record CurrencyCode() implements Kind {}

  /** True or false. */
  record Truth() implements Kind {}

  /** One of some words, in any case. */
  record Word(Set<String> words) implements Kind {
    Word(String words) {
      this(Set.copyOf(List.of(words.split(" ", -1))));
    }
  }

  // Public data write −99, −999 or −9999 where a number is missing (risk model §1.4).
  double SENTINEL = -99;
  BigDecimal MOST_MONEY = new BigDecimal("1e17");
  // Bounds digits and exponent: a number such as 1e999999999 would eat the memory.
  Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  Pattern NINES = Pattern.compile("-9{2,}");

  /**
   * The value in its own type; nothing if it is absent or wrong, and what is wrong is recorded.
   *
   * @param raw text, number or truth value of JSON
   * @param isText whether numbers and truth values may come as text
   */
  default Optional<Object> read(String pointer, Object raw, boolean isText, Faults faults) {
    if (isText && raw instanceof String text && text.isBlank()) {
      return Optional.empty();
    }
    return switch (this) {
      case Text(var longest) ->
          text(pointer, raw, faults).filter(t -> isShort(t, longest, pointer, faults)).map(t -> t);
      case Decimal(var least, var most) ->
          number(pointer, raw, isText, faults)
              .filter(n -> isInside(n, least, most, pointer, faults))
              .map(BigDecimal::doubleValue);
      case Whole(var least, var most) ->
          number(pointer, raw, isText, faults)
              .filter(n -> isWhole(n, pointer, faults))
              .filter(n -> isInside(n, least, most, pointer, faults))
              .map(BigDecimal::intValueExact);
      case Degrees() -> number(pointer, raw, isText, faults).map(BigDecimal::doubleValue);
      case Money() ->
          number(pointer, raw, isText, faults)
              .filter(n -> isMoney(n, pointer, faults))
              .map(n -> n.setScale(2, RoundingMode.HALF_EVEN));
      case CurrencyCode() ->
          text(pointer, raw, faults).filter(t -> isCurrency(t, pointer, faults)).map(t -> t);
      case Truth() -> truth(pointer, raw, isText, faults).map(t -> t);
      case Word(var words) -> word(pointer, raw, words, faults).map(t -> t);
    };
  }

  private static Optional<String> text(String pointer, Object raw, Faults faults) {
    if (!(raw instanceof String text)) {
      faults.add(Fault.wrongType(pointer, "text"));
      return Optional.empty();
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      faults.add(Fault.invalid(pointer, "control-character"));
      return Optional.empty();
    }
    // UTF-8, and so the database and every answer, cannot hold half of a surrogate pair.
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      faults.add(Fault.invalid(pointer, "unpaired-surrogate"));
      return Optional.empty();
    }
    if (text.isBlank()) {
      faults.add(Fault.invalid(pointer, "blank"));
      return Optional.empty();
    }
    return Optional.of(text.strip());
  }

  private static boolean isShort(String text, int longest, String pointer, Faults faults) {
    faults.require(text.length() <= longest, pointer, "too-long", longest);
    return text.length() <= longest;
  }

  private static boolean isCurrency(String text, String pointer, Faults faults) {
    var isKnown = CurrencyCodes.isKnown(text);
    faults.require(isKnown, pointer, "not-a-currency");
    return isKnown;
  }

  private static Optional<String> word(
      String pointer, Object raw, Set<String> words, Faults faults) {
    return text(pointer, raw, faults)
        .map(text -> text.toUpperCase(Locale.ROOT))
        .filter(
            word -> {
              faults.require(
                  words.contains(word),
                  pointer,
                  "not-one-of",
                  String.join(", ", words.stream().sorted().toList()));
              return words.contains(word);
            });
  }

  private static Optional<Boolean> truth(
      String pointer, Object raw, boolean isText, Faults faults) {
    if (raw instanceof Boolean truth) {
      return Optional.of(truth);
    }
    if (isText && raw instanceof String text) {
      var known = truthOf(text.strip().toLowerCase(Locale.ROOT));
      if (known == null) {
        faults.add(Fault.invalid(pointer, "not-a-flag", text));
      }
      return Optional.ofNullable(known);
    }
    faults.add(Fault.wrongType(pointer, "truth"));
    return Optional.empty();
  }

  private static @Nullable Boolean truthOf(String text) {
    return switch (text) {
      case "true", "yes", "y", "1" -> true;
      case "false", "no", "n", "0" -> false;
      default -> null;
    };
  }

  private static Optional<BigDecimal> number(
      String pointer, Object raw, boolean isText, Faults faults) {
    if (raw instanceof BigDecimal number) {
      return Optional.of(number);
    }
    if (isText && raw instanceof String text) {
      return ofText(pointer, text.strip(), faults);
    }
    faults.add(Fault.wrongType(pointer, "number"));
    return Optional.empty();
  }

  private static Optional<BigDecimal> ofText(String pointer, String text, Faults faults) {
    if (!NUMBER.matcher(text).matches()) {
      faults.add(
          Fault.invalid(pointer, "not-a-number", text.substring(0, Math.min(40, text.length()))));
      return Optional.empty();
    }
    var number = new BigDecimal(text);
    return number.doubleValue() <= SENTINEL && isSentinel(number)
        ? Optional.empty()
        : Optional.of(number);
  }

  private static boolean isSentinel(BigDecimal number) {
    return NINES.matcher(number.stripTrailingZeros().unscaledValue().toString()).matches();
  }

  private static boolean isInside(
      BigDecimal number, double least, double most, String pointer, Faults faults) {
    var value = number.doubleValue();
    var isInside = value >= least && value <= most;
    faults.require(isInside, pointer, "out-of-range", plain(least), plain(most));
    return isInside;
  }

  private static String plain(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(BigDecimal number, String pointer, Faults faults) {
    // Scale first: stripping the zeros of a huge exponent is cheap, writing them out is not.
    var isWhole = number.stripTrailingZeros().scale() <= 0;
    if (!isWhole) {
      faults.add(Fault.wrongType(pointer, "whole-number"));
    }
    return isWhole;
  }

  private static boolean isMoney(BigDecimal number, String pointer, Faults faults) {
    var isMoney = number.signum() >= 0 && number.compareTo(MOST_MONEY) <= 0;
    faults.require(isMoney, pointer, "out-of-range", 0, MOST_MONEY.toPlainString());
    return isMoney;
  }
}
