package ondo.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Hears which jobs changed, on a connection of its own that no call can borrow. A lost connection
 * loses signals, so whoever listens looks at the ledger by itself now and then.
 */
public final class JobSignals implements AutoCloseable {

  private static final String LISTEN = Sql.of("job/listen_to_jobs");

  private final DataSource source;
  private @Nullable Connection connection;

  public JobSignals(DataSource source) {
    this.source = source;
  }

  /**
   * Waits for signals.
   *
   * @param longest returns after this time even if there was none
   * @return ids of jobs that changed; empty when the connection is lost, the next call opens
   *     another
   */
  public Optional<Set<UUID>> await(Duration longest) {
    try {
      return Optional.of(read(longest));
    } catch (SQLException e) {
      close();
      return Optional.empty();
    }
  }

  private Set<UUID> read(Duration longest) throws SQLException {
    var open = connection;
    if (open == null) {
      open = source.getConnection();
      connection = open;
      try (var statement = open.createStatement()) {
        statement.execute(LISTEN);
      }
    }
    var signals =
        open.unwrap(PGConnection.class).getNotifications((int) Math.max(1, longest.toMillis()));
    var ids = new HashSet<UUID>();
    if (signals != null) {
      for (var signal : signals) {
        addId(signal.getParameter(), ids);
      }
    }
    return ids;
  }

  private static void addId(String text, Set<UUID> ids) {
    try {
      ids.add(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // Somebody else's word on the same channel says nothing about a job.
    }
  }

  @Override
  public void close() {
    var open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // It is lost either way.
      }
    }
  }
}
