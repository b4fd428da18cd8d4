package ondo.risk;

import java.util.Optional;
import java.util.function.Function;

/**
 * The result of one component: a value with a status, or a gap with a status (risk model §1.4).
 *
 * <p>A gap has no number, so nobody can take one for a result.
 *
 * @param <T> what a known outcome holds
 */
public sealed interface Outcome<T> {

  /** What the result is worth. */
  Status status();

  /** What a reader has to know about it. */
  Flags flags();

  /** The value, empty for a gap. */
  Optional<T> value();

  /** A gap as it is, a value turned into another one with the same status and flags. */
  <R> Outcome<R> map(Function<T, R> change);

  /** A computed value, or the zero of a peril that cannot act. */
  record Known<T>(Status status, T known, Flags flags) implements Outcome<T> {

    public Known {
      if (!status.hasValue()) {
        throw new IllegalArgumentException("a value beside the status of a gap: " + status);
      }
    }

    @Override
    public Optional<T> value() {
      return Optional.of(known);
    }

    @Override
    public <R> Outcome<R> map(Function<T, R> change) {
      return new Known<>(status, change.apply(known), flags);
    }
  }

  /** A declared absence. */
  record Gap<T>(Status status, Flags flags) implements Outcome<T> {

    public Gap {
      if (status.hasValue()) {
        throw new IllegalArgumentException("a gap beside the status of a value: " + status);
      }
    }

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public <R> Outcome<R> map(Function<T, R> change) {
      return new Gap<>(status, flags);
    }
  }

  /** A value, {@code OK} without flags and {@code OK_WITH_ASSUMPTION} with any. */
  static <T> Outcome<T> of(T value, Flags flags) {
    return new Known<>(flags.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION, value, flags);
  }

  /** The zero of a peril that cannot act at the site. */
  static <T> Outcome<T> notApplicable(T zero) {
    return new Known<>(Status.NOT_APPLICABLE, zero, Flags.NONE);
  }

  /** A gap for want of data. */
  static <T> Outcome<T> insufficient(Flags flags) {
    return new Gap<>(Status.INSUFFICIENT_DATA, flags);
  }

  /** A gap because an input broke its stated domain. */
  static <T> Outcome<T> invalid(Flags flags) {
    return new Gap<>(Status.INVALID_INPUT, flags);
  }
}
