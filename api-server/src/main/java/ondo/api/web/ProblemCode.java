package ondo.api.web;

import java.util.Locale;

/**
 * Every kind of refusal a client can meet, with its HTTP status; the error catalogue lists them.
 */
public enum ProblemCode {
  MALFORMED_BODY(400),
  UNKNOWN_FIELD(400),
  WRONG_TYPE(400),
  MISSING_PARAMETER(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  DUPLICATE_EXTERNAL_ID(409),
  STALE_VERSION(409),
  NOT_CANCELLABLE(409),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INVALID_VALUE(422),
  OUTSIDE_DOMAIN(422),
  IDEMPOTENCY_KEY_REUSED(422),
  IMPORT_REJECTED(422),
  RATE_LIMITED(429),
  QUEUE_FULL(429),
  OVERLOADED(429),
  INTERNAL_ERROR(500),
  NOT_READY(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The stable code of the wire: {@code unknown-field}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
