package ondo.api.currency;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codes of ISO 4217 that money may be in. */
public final class CurrencyCodes {

  // Asked for every row of an import.
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final int MONEY_DECIMALS = 2;

  private CurrencyCodes() {}

  public static boolean isKnown(@Nullable String code) {
    return code != null && CODES.contains(code);
  }

  /** The decimals of a currency's minor unit; two where it has none of its own. */
  public static int decimals(@Nullable String code) {
    if (code == null) {
      return MONEY_DECIMALS;
    }
    var digits = Currency.getInstance(code).getDefaultFractionDigits();
    return digits < 0 ? MONEY_DECIMALS : digits;
  }
}
