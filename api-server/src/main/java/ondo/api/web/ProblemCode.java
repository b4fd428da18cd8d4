package ondo.api.web;

import java.util.Locale;

/**
 * Every kind of refusal a client can meet, with its HTTP status; the error catalogue lists them.
 */
public enum ProblemCode {
  MALFORMED_BODY(400),
  MALFORMED_REQUEST(400),
  UNKNOWN_FIELD(400),
  UNKNOWN_PARAMETER(400),
  WRONG_TYPE(400),
  MISSING_PARAMETER(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  DUPLICATE_EXTERNAL_ID(409),
  STALE_VERSION(409),
  NOT_CANCELLABLE(409),
  NOT_REPEATABLE(409),
  TOO_MANY_WEBHOOKS(409),
  SITE_CHANGED(409),
  DATA_GONE(409),
  MODEL_CHANGED(409),
  NOT_REPRODUCIBLE(409),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INVALID_VALUE(422),
  OUTSIDE_DOMAIN(422),
  IDEMPOTENCY_KEY_REUSED(422),
  IMPORT_REJECTED(422),
  TENANT_NOT_CONFIRMED(422),
  RATE_LIMITED(429),
  QUEUE_FULL(429),
  OVERLOADED(429),
  INTERNAL_ERROR(500),
  SCHEDULER_AWAY(503),
  NOT_READY(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The refusal that stands for a status which the container or the framework chose by itself. */
  static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> NOT_READY;
      // Codings and protocol versions nobody has: the client's doing, whatever HTTP calls it.
      case 501, 505 -> MALFORMED_REQUEST;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }

  /** The stable code of the wire: {@code unknown-field}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
