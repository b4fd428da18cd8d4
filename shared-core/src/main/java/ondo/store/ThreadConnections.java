package ondo.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Knows which connections a watched thread holds, so that a thread deaf to interrupts because it
 * waits for the database can be cut off from it.
 */
public final class ThreadConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadConnections.class);

  private final Map<Thread, Set<Connection>> held = new ConcurrentHashMap<>();

  /** Begins to remember the connections that the current thread takes. */
  public void watch() {
    held.put(Thread.currentThread(), ConcurrentHashMap.newKeySet());
  }

  /** Forgets the current thread. */
  public void unwatch() {
    held.remove(Thread.currentThread());
  }

  /**
   * Breaks the connections that a thread holds: its statement fails at once, and the server ends
   * the session.
   */
  public void abort(Thread thread) {
    for (var connection : held.getOrDefault(thread, Set.of())) {
      try {
        // A connection that went back to the pool says that it is closed.
        if (!connection.isClosed()) {
          connection.abort(Runnable::run);
        }
      } catch (SQLException e) {
        LOG.warn("cannot abort a connection of {}: {}", thread.getName(), e.toString());
      }
    }
  }

  /** The same source, whose connections are remembered. */
  public DataSource watched(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        var ours = held.get(Thread.currentThread());
        if (ours != null) {
          remember(ours, connection);
        }
        return connection;
      }
    };
  }

  private static void remember(Set<Connection> ours, Connection connection) throws SQLException {
    var earlier = ours.iterator();
    while (earlier.hasNext()) {
      if (earlier.next().isClosed()) {
        earlier.remove();
      }
    }
    ours.add(connection);
  }
}
