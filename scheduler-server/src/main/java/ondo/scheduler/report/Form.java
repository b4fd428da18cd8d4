package ondo.scheduler.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How a stored number is shown to people; the workbook and JSON hold it in full. Rounding is half
 * to even, digits are the same in every language.
 */
enum Form {
  /** A whole number. */
  COUNT,
  /** A screening ratio a year as percent, two significant digits. */
  SCREENING_PERCENT,
  /** An event-based ratio a year as percent, three significant digits. */
  EVENT_PERCENT,
  /** A share of sites or amounts as percent, two significant digits. */
  SHARE,
  /** A screening score 0…100, two significant digits. */
  SCORE,
  /** A screening amount of money in millions, two significant digits. */
  SCREENING_MONEY,
  /** An event-based amount of money in millions, three significant digits. */
  EVENT_MONEY,
  /** An amount of money that a client stated, or a sum of such, in millions, two decimals. */
  AMOUNT,
  /** Kelvin, two decimals. */
  KELVIN,
  /** Degrees north or east, four decimals. */
  DEGREES;

  private static final int SCREENING_DIGITS = 2;
  private static final int EVENT_DIGITS = 3;
  private static final int MONEY_DECIMALS = 2;
  private static final int KELVIN_DECIMALS = 2;
  private static final int DEGREE_DECIMALS = 4;
  private static final double LEAST_RATIO = 1e-6;
  private static final int TO_PERCENT = 2;
  private static final int TO_MILLIONS = -6;

  /** Without its unit; the value must be finite. */
  String digits(double value) {
    var exact = BigDecimal.valueOf(value);
    return plain(
        switch (this) {
          case COUNT -> exact.setScale(0, RoundingMode.HALF_EVEN);
          case SCREENING_PERCENT, SHARE ->
              significant(exact.scaleByPowerOfTen(TO_PERCENT), SCREENING_DIGITS);
          case EVENT_PERCENT -> significant(exact.scaleByPowerOfTen(TO_PERCENT), EVENT_DIGITS);
          case SCORE -> significant(exact, SCREENING_DIGITS);
          case SCREENING_MONEY ->
              significant(exact.scaleByPowerOfTen(TO_MILLIONS), SCREENING_DIGITS);
          case EVENT_MONEY -> significant(exact.scaleByPowerOfTen(TO_MILLIONS), EVENT_DIGITS);
          case AMOUNT -> decimals(exact.scaleByPowerOfTen(TO_MILLIONS), MONEY_DECIMALS);
          case KELVIN -> decimals(exact, KELVIN_DECIMALS);
          case DEGREES -> decimals(exact, DEGREE_DECIMALS);
        });
  }

  /**
   * With the percent sign where there is one; other units stand in the head of the column. A ratio
   * smaller than one in a million is told to be that small.
   */
  String display(double value) {
    if (!isPercent()) {
      return digits(value);
    }
    return value > 0 && value < LEAST_RATIO ? "<" + digits(LEAST_RATIO) + "%" : digits(value) + "%";
  }

  boolean isPercent() {
    return switch (this) {
      case SCREENING_PERCENT, EVENT_PERCENT, SHARE -> true;
      case COUNT, SCORE, SCREENING_MONEY, EVENT_MONEY, AMOUNT, KELVIN, DEGREES -> false;
    };
  }

  private static BigDecimal significant(BigDecimal value, int digits) {
    return value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal decimals(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static String plain(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    var shortest = value.stripTrailingZeros();
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Math.max(0, shortest.scale()));
    return format.format(shortest);
  }
}
