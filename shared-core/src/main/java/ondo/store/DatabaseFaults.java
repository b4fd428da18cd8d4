package ondo.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells faults of the connection from faults of a statement. */
public final class DatabaseFaults {

  private DatabaseFaults() {}

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
