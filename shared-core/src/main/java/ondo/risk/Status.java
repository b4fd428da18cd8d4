package ondo.risk;

/** What a component result is worth (risk model §1.4). */
public enum Status {
  /** All needed inputs were there; a value is present. */
  OK,
  /** A value is present, and at least one flag changes its meaning. */
  OK_WITH_ASSUMPTION,
  /** The peril cannot act at the site; the value is 0. */
  NOT_APPLICABLE,
  /** A gap; there is no value. */
  INSUFFICIENT_DATA,
  /** An input broke its stated domain; there is no value. */
  INVALID_INPUT;

  /** Whether a number stands beside this status. */
  public boolean hasValue() {
    return switch (this) {
      case OK, OK_WITH_ASSUMPTION, NOT_APPLICABLE -> true;
      case INSUFFICIENT_DATA, INVALID_INPUT -> false;
    };
  }
}
