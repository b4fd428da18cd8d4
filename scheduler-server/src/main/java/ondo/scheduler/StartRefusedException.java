package ondo.scheduler;

/** The server does not start as things stand; the message says what to do. */
final class StartRefusedException extends RuntimeException {

  StartRefusedException(String message) {
    super(message);
  }
}
