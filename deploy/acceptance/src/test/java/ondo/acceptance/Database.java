package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.store.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of a test installation: what stands in it, and what can be done to it. */
final class Database {

  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final Path home;
  private EmbeddedPostgres server;
  private @Nullable Connection open;

  Database(Path home) {
    this.home = home;
    this.server = EmbeddedPostgres.startOrAdopt(home);
  }

  Map<String, String> variables() {
    return Map.of(
        "ONDO_DB_URL", server.url(),
        "ONDO_DB_USER", server.user(),
        "ONDO_DB_PASSWORD", server.password());
  }

  int port() {
    return server.port();
  }

  /** The address through another port. */
  String url(int through) {
    return server.url().replace(":" + server.port() + "/", ":" + through + "/")
        + "?sslmode=disable";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.url() + "?ApplicationName=acceptance", server.user(), server.password());
  }

  /**
   * Every value of the first column, as text. A session that was cut, or a database that recovers
   * from a crash, is asked again for a while; one that is away is not.
   */
  synchronized List<String> list(String sql) {
    var deadline = System.nanoTime() + RECOVERY.toNanos();
    while (true) {
      try {
        return ask(sql);
      } catch (SQLException e) {
        close();
        if (!isPassing(e) || System.nanoTime() > deadline) {
          throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
        Await.pause(Duration.ofMillis(50));
      }
    }
  }

  private static boolean isPassing(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().matches("08003|08006|57P0[123]");
  }

  private List<String> ask(String sql) throws SQLException {
    var connection = open == null ? connect() : open;
    open = connection;
    try (var statement = connection.createStatement()) {
      var values = new ArrayList<String>();
      if (statement.execute(sql)) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }

  private void close() {
    var old = open;
    open = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      // It was broken before.
      return;
    }
  }

  String text(String sql) {
    var values = list(sql);
    return values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
  }

  long number(String sql) {
    var text = text(sql);
    return text.isEmpty() ? 0 : (long) Double.parseDouble(text);
  }

  double decimal(String sql) {
    var text = text(sql);
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  void execute(String sql) {
    list(sql);
  }

  /** Ends sessions as an administrator would, or a network that broke. */
  void terminateSessions(String application) {
    list(
        "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = '"
            + application
            + "'");
  }

  /** SIGQUIT to the postmaster: an immediate stop, as after a power cut. */
  void stopAtOnce() {
    Program.signal(postmaster(), "QUIT");
    Await.until("the end of PostgreSQL", Duration.ofSeconds(30), () -> !isAlive(postmaster()));
  }

  void startAgain() {
    server = EmbeddedPostgres.startOrAdopt(home);
  }

  void stop() {
    EmbeddedPostgres.stop(home);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private long lastPostmaster;

  private long postmaster() {
    var file = home.resolve("postgres/data/postmaster.pid");
    try {
      if (Files.exists(file)) {
        lastPostmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      }
      return lastPostmaster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
