package ondo.risk.loss;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount as it leaves the program.
 *
 * @param amount in units of the currency, with as many decimals as its minor unit has
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

  public Money {
    if (amount.scale() != currency.getDefaultFractionDigits()) {
      throw new IllegalArgumentException(amount + " is not in minor units of " + currency);
    }
  }

  /**
   * {@code units} rounded half to even to the minor unit.
   *
   * @throws IllegalArgumentException if not finite, or the currency is no ISO 4217 code
   */
  public static Money of(double units, String currencyCode) {
    if (!Double.isFinite(units)) {
      throw new IllegalArgumentException("no amount of money: " + units);
    }
    var currency = Currency.getInstance(currencyCode);
    var digits = currency.getDefaultFractionDigits();
    return new Money(BigDecimal.valueOf(units).setScale(digits, RoundingMode.HALF_EVEN), currency);
  }
}
