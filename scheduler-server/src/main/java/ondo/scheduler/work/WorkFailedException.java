package ondo.scheduler.work;

/** Work that cannot be done as things stand; the message says why and goes into the ledger. */
final class WorkFailedException extends RuntimeException {

  WorkFailedException(String message) {
    super(message);
  }

  WorkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
