package ondo.scheduler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request that is not done, and everything that is wrong with it. */
final class Refusal extends RuntimeException {

  private final Code code;
  private final transient List<Object> arguments;
  private final transient List<Fault> faults;

  /** Kinds of refusals; the same codes as the client API's. */
  enum Code {
    MALFORMED_BODY(400),
    MALFORMED_REQUEST(400),
    UNKNOWN_FIELD(400),
    WRONG_TYPE(400),
    UNAUTHORIZED(401),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    SITE_CHANGED(409),
    DATA_GONE(409),
    MODEL_CHANGED(409),
    NOT_REPRODUCIBLE(409),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_VALUE(422),
    INTERNAL_ERROR(500),
    NOT_READY(503);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }

    /** The stable code of the wire: {@code not-found}. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One thing wrong with a body or an address.
   *
   * @param pointer JSON pointer into the body, or {@code ?name} for a parameter of the address
   * @param code its text is {@code fault.<code>} of the message files
   */
  record Fault(String pointer, String code, List<Object> arguments) {

    static Fault of(String pointer, String code, Object... arguments) {
      return new Fault(pointer, code, List.of(arguments));
    }
  }

  /** Collects what is wrong with one request, so that the sender learns of everything at once. */
  static final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void require(boolean holds, String pointer, String code, Object... arguments) {
      if (!holds) {
        found.add(Fault.of(pointer, code, arguments));
      }
    }

    /**
     * @throws Refusal if there is any fault
     */
    void throwIfAny() {
      if (!found.isEmpty()) {
        throw new Refusal(Code.INVALID_VALUE, List.copyOf(found), List.of());
      }
    }
  }

  private Refusal(Code code, List<Fault> faults, List<Object> arguments) {
    super(code.code());
    this.code = code;
    this.faults = faults;
    this.arguments = arguments;
  }

  /** A refusal whose detail names the arguments. */
  static Refusal of(Code code, Object... arguments) {
    return new Refusal(code, List.of(), List.of(arguments));
  }

  static Refusal of(Code code, Fault fault) {
    return new Refusal(code, List.of(fault), List.of());
  }

  Code code() {
    return code;
  }

  List<Object> arguments() {
    return arguments;
  }

  List<Fault> faults() {
    return faults;
  }
}
