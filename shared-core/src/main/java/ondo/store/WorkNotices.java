package ondo.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * Hears of new work in milliseconds, on a connection of its own that no pool lends out. Losing it
 * loses nothing: the ledger is looked at anyway.
 */
public final class WorkNotices {

  private static final String LISTEN = Sql.of("job/listen_work");
  private static final int LIMIT_SECONDS = 10;

  private final String url;
  private final Properties login = new Properties();

  public WorkNotices(DatabaseLocation location) {
    this.url = location.urlFor("ondo-listener");
    // Longer than a wait for notices, which is the only time without an answer.
    login.setProperty("socketTimeout", String.valueOf(2 * LIMIT_SECONDS));
    login.setProperty("connectTimeout", String.valueOf(LIMIT_SECONDS));
    if (location.user() != null) {
      login.setProperty("user", location.user());
    }
    if (location.password() != null) {
      login.setProperty("password", location.password());
    }
  }

  /**
   * Listens until this thread is interrupted.
   *
   * @param heard called for news, and once at first, because news may have come before
   * @throws IllegalStateException if the connection is lost; call again after a pause
   */
  public void listen(Runnable heard) {
    try (var connection = DriverManager.getConnection(url, login);
        var statement = connection.createStatement()) {
      statement.execute(LISTEN);
      heard.run();
      await(connection, heard);
    } catch (SQLException e) {
      throw new IllegalStateException("the listening connection is lost: " + e.getMessage(), e);
    }
  }

  private static void await(Connection connection, Runnable heard) throws SQLException {
    var session = connection.unwrap(PGConnection.class);
    var limit = Duration.ofSeconds(LIMIT_SECONDS);
    while (!Thread.currentThread().isInterrupted()) {
      if (session.getNotifications((int) limit.toMillis()).length > 0) {
        heard.run();
      } else if (!connection.isValid(LIMIT_SECONDS)) {
        throw new SQLException("no answer within " + limit);
      }
    }
  }
}
