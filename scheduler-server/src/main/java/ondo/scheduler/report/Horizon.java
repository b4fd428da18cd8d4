package ondo.scheduler.report;

import java.util.Locale;

/**
 * A time horizon of the disclosure (IFRS S2 paragraph 10(c)).
 *
 * @param term which one
 * @param year its target year, 2021…2100
 */
public record Horizon(Term term, int year) {

  /** The three terms in their order. */
  public enum Term {
    SHORT,
    MEDIUM,
    LONG;

    /** Part of a message key. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
