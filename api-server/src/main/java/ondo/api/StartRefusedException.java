package ondo.api;

/** The server does not start as things stand; the message says what to do. */
public final class StartRefusedException extends RuntimeException {

  public StartRefusedException(String message) {
    super(message);
  }
}
