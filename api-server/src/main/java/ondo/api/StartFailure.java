package ondo.api;

import java.util.Optional;
import ondo.store.DatabaseFaults;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server does not start, and what to do. */
final class StartFailure {

  private StartFailure() {}

  /** Empty when nothing short would help. */
  static Optional<String> sentence(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefusedException) {
        return Optional.of(String.valueOf(cause.getMessage()));
      }
      if (cause instanceof PortInUseException port) {
        return Optional.of(
            "port %d is taken; stop what holds it, or choose another by ONDO_PORT or"
                    .formatted(port.getPort())
                + " ONDO_MANAGEMENT_PORT");
      }
      if (DatabaseFaults.isUnreachable(cause)) {
        return Optional.of(
            "the database does not answer (%s); check ONDO_DB_URL, ONDO_DB_USER and"
                    .formatted(cause.getMessage())
                + " ONDO_DB_PASSWORD, or leave ONDO_DB_URL out for the embedded PostgreSQL");
      }
    }
    return Optional.empty();
  }
}
