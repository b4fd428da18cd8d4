package ondo.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Finds connections whose network fell silent: a thread waits for an answer while the server waits
 * for the thread. A socket time-out cannot tell that from a long statement; the server can. Such a
 * connection is broken, so that its work is tried again on another one.
 */
public final class SilentConnections {

  private static final Logger LOG = LoggerFactory.getLogger(SilentConnections.class);
  private static final String QUIET = Sql.of("schema/list_quiet_sessions");

  private static final String TERMINATE = Sql.of("schema/terminate_session");

  /** Most statements are over by then; the others cost a look at the server. */
  private static final Duration SUSPICIOUS = Duration.ofSeconds(4);

  private static final int MOST_LENT = 1000;

  private final String url;
  private final Properties login = new Properties();
  private final LongSupplier nanoTime;
  private final IdentityHashMap<Connection, Loan> lent = new IdentityHashMap<>();

  /** A connection in somebody's hands. */
  private static final class Loan {
    private final Thread thread;
    private final int session;
    private final long began;
    private @Nullable String quietSince;

    private Loan(Thread thread, int session, long began) {
      this.thread = thread;
      this.session = session;
      this.began = began;
    }
  }

  /**
   * @param location of the database; it is asked on a connection of its own, for the pool's may all
   *     be silent
   */
  public SilentConnections(DatabaseLocation location, LongSupplier nanoTime) {
    this.url = location.urlFor("ondo-guard");
    this.nanoTime = nanoTime;
    login.setProperty("connectTimeout", "3");
    login.setProperty("socketTimeout", "3");
    if (location.user() != null) {
      login.setProperty("user", location.user());
    }
    if (location.password() != null) {
      login.setProperty("password", location.password());
    }
  }

  /** The same source, whose connections are looked after. */
  public DataSource guarded(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        remember(connection);
        return connection;
      }
    };
  }

  private synchronized void remember(Connection connection) throws SQLException {
    if (lent.size() >= MOST_LENT) {
      forgetReturned();
    }
    var session = connection.unwrap(PGConnection.class).getBackendPID();
    lent.put(connection, new Loan(Thread.currentThread(), session, nanoTime.getAsLong()));
  }

  /** Looks at what has been lent for long, and breaks what was silent at two looks in a row. */
  public void turn() {
    var suspects = suspects();
    if (suspects.isEmpty()) {
      return;
    }
    try (var connection = DriverManager.getConnection(url, login)) {
      var quiet = quiet(connection, suspects.values());
      for (var suspect : suspects.entrySet()) {
        var loan = suspect.getValue();
        var since = quiet.get(loan.session);
        if (since != null && since.equals(loan.quietSince) && waitsForAnswer(loan.thread)) {
          breakOff(connection, suspect.getKey(), loan);
        }
        loan.quietSince = since;
      }
    } catch (SQLException e) {
      // Nobody can be told to be silent by a server that is silent itself.
      LOG.debug("cannot ask for quiet sessions: {}", e.toString());
    }
  }

  private synchronized IdentityHashMap<Connection, Loan> suspects() {
    forgetReturned();
    var suspects = new IdentityHashMap<Connection, Loan>();
    lent.forEach(
        (connection, loan) -> {
          var isLong = nanoTime.getAsLong() - loan.began > SUSPICIOUS.toNanos();
          if (isLong && waitsForAnswer(loan.thread)) {
            suspects.put(connection, loan);
          }
        });
    return suspects;
  }

  private synchronized void forgetReturned() {
    lent.keySet().removeIf(SilentConnections::isReturned);
  }

  private static boolean isReturned(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Whether a thread waits in the driver for the server to say something. */
  private static boolean waitsForAnswer(Thread thread) {
    var frames = thread.getStackTrace();
    return Arrays.stream(frames)
            .anyMatch(f -> f.getClassName().equals("org.postgresql.core.PGStream"))
        && Arrays.stream(frames).anyMatch(f -> f.getMethodName().equals("implRead"));
  }

  private static Map<Integer, String> quiet(Connection connection, Collection<Loan> loans)
      throws SQLException {
    try (var statement = connection.prepareStatement(QUIET)) {
      var sessions = loans.stream().map(loan -> loan.session).distinct().toArray();
      var asked = connection.createArrayOf("int4", sessions);
      statement.setArray(1, asked);
      statement.setArray(2, asked);
      var quiet = new HashMap<Integer, String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          quiet.put(rows.getInt("pid"), rows.getString("since"));
        }
      }
      return quiet;
    }
  }

  /** The server would keep the session, and its locks, for as long as it hears nothing. */
  private static void breakOff(Connection own, Connection silent, Loan loan) throws SQLException {
    LOG.warn("the connection of {} fell silent; it is broken off", loan.thread.getName());
    try (var statement = own.prepareStatement(TERMINATE)) {
      statement.setInt(1, loan.session);
      statement.execute();
    } finally {
      silent.abort(Runnable::run);
    }
  }
}
