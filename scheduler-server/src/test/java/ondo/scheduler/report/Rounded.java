package ondo.scheduler.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The stated rounding, worked out here by means of its own: a value and how it has to look. */
record Rounded(double value, String shown) {

  static Rounded percent(double value) {
    return percent(value, 2);
  }

  static Rounded percent(double value, int digits) {
    var percent = new BigDecimal(Double.toString(value)).multiply(BigDecimal.valueOf(100));
    var isTiny = value > 0 && value < 1e-6;
    return new Rounded(value, isTiny ? "<0.0001%" : significant(percent, digits) + "%");
  }

  static Rounded score(double value) {
    return new Rounded(value, significant(new BigDecimal(Double.toString(value)), 2));
  }

  static Rounded money(double value) {
    return money(value, 2);
  }

  static Rounded money(double value, int digits) {
    var millions = new BigDecimal(Double.toString(value)).movePointLeft(6);
    return new Rounded(value, significant(millions, digits));
  }

  static Rounded amount(double value) {
    return plain(value, 6, 2);
  }

  static Rounded plain(double value, int shift, int decimals) {
    var moved = new BigDecimal(Double.toString(value)).movePointLeft(shift);
    return new Rounded(value, grouped(moved.setScale(decimals, RoundingMode.HALF_EVEN)));
  }

  /** Decimals are counted from the first digit that is not zero. */
  private static String significant(BigDecimal value, int digits) {
    if (value.signum() == 0) {
      return "0";
    }
    var leading = value.precision() - value.scale();
    return grouped(value.setScale(digits - leading, RoundingMode.HALF_EVEN));
  }

  private static String grouped(BigDecimal value) {
    var text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    var dot = text.indexOf('.');
    var whole = dot < 0 ? text : text.substring(0, dot);
    return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (dot < 0 ? "" : text.substring(dot));
  }
}
