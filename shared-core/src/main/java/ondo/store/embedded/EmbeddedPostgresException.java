package ondo.store.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot do what was asked; the message says what to do about it. */
public final class EmbeddedPostgresException extends IllegalStateException {

  EmbeddedPostgresException(String message) {
    this(message, null);
  }

  EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
