package ondo.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells faults of the connection from faults of a statement. */
public final class DatabaseFaults {

  /** What a fault says about another try. */
  public enum Kind {
    /** The database was away or the session was lost: the work itself is not to blame. */
    CONNECTION,
    /** Somebody else held what was needed, and it may be free at the next try. */
    CONTENTION,
    /** Tables, rights or the server are not as the program needs them: no try will mend that. */
    SYSTEM,
    /** Anything else. */
    OTHER
  }

  private DatabaseFaults() {}

  /** The kind of an exception, by the first of its causes that says something. */
  public static Kind kindOf(Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      // A rollback on a lost connection fails as well, and hides what was the matter.
      if (cause instanceof TransactionSystemException ended) {
        var first = ended.getApplicationException();
        if (first != null && kindOf(first) != Kind.OTHER) {
          return kindOf(first);
        }
      }
      if (cause instanceof SQLTransientConnectionException || isLost(cause)) {
        return Kind.CONNECTION;
      }
      if (cause instanceof SQLException sql && isHeldByOthers(sql.getSQLState())) {
        return Kind.CONTENTION;
      }
      if (cause instanceof SQLException sql && isOfSystem(sql.getSQLState())) {
        return Kind.SYSTEM;
      }
    }
    return Kind.OTHER;
  }

  /**
   * Shutdowns, lost sessions, those ended for their silence inside a transaction, no free session,
   * and a server that became a read-only standby.
   */
  private static boolean isLost(Throwable cause) {
    if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
      return false;
    }
    var state = sql.getSQLState();
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300")
        || state.equals("25006")
        || state.equals("25P03");
  }

  /** A lock that was not to be had in time, a deadlock, snapshots that do not fit together. */
  private static boolean isHeldByOthers(@Nullable String state) {
    return "55P03".equals(state) || "40P01".equals(state) || "40001".equals(state);
  }

  private static boolean isOfSystem(@Nullable String state) {
    return state != null && (state.startsWith("42") || state.startsWith("XX"));
  }

  /**
   * Whether an exception itself, not its causes, says that the database cannot be reached or does
   * not let us in: SQL states of class 08, 28, 3D and 57P.
   */
  public static boolean isUnreachable(Throwable fault) {
    return fault instanceof SQLException sql && isOfConnection(sql.getSQLState());
  }

  private static boolean isOfConnection(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("28")
            || state.startsWith("3D")
            || state.startsWith("57P"));
  }
}
