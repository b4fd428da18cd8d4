package ondo.scheduler;

import java.net.BindException;
import java.net.ConnectException;
import ondo.store.DatabaseFaults;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server does not start, and what to do. */
final class StartFailure {

  private StartFailure() {}

  static String sentence(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefusedException) {
        return String.valueOf(cause.getMessage());
      }
      if (cause instanceof PortInUseException port) {
        return taken(String.valueOf(port.getPort()));
      }
      if (cause instanceof BindException) {
        return taken("of this server");
      }
      if (DatabaseFaults.isUnreachable(cause) || cause instanceof ConnectException) {
        return "the database does not answer (%s); check ONDO_DB_URL, ONDO_DB_USER and"
                .formatted(cause.getMessage())
            + " ONDO_DB_PASSWORD, or leave ONDO_DB_URL out for the embedded PostgreSQL";
      }
    }
    return rootOf(failure).toString();
  }

  private static String taken(String port) {
    return "port %s is taken; stop what holds it, or choose another by ONDO_SCHEDULER_PORT or"
            .formatted(port)
        + " ONDO_MANAGEMENT_PORT";
  }

  /** Whether the sentence is not enough to act on. */
  static boolean isUnknown(Throwable failure) {
    return sentence(failure).equals(rootOf(failure).toString());
  }

  private static Throwable rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
