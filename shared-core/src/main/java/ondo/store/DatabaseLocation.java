package ondo.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import ondo.store.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to log in.
 *
 * @param url JDBC address, {@code jdbc:postgresql://…}
 * @param user account, or null where the address or the system's login file names it
 * @param password its password, or null likewise
 */
public record DatabaseLocation(String url, @Nullable String user, @Nullable String password) {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final String KEEP_ALIVE =
      "-c%20tcp_keepalives_idle=10%20-c%20tcp_keepalives_interval=5%20-c%20tcp_keepalives_count=2";

  public DatabaseLocation {
    if (!url.startsWith(PREFIX)) {
      // Not the value: an address may hold a password.
      throw new IllegalArgumentException(
          "ONDO_DB_URL must begin with jdbc:postgresql://, such as"
              + " jdbc:postgresql://db.example.org:5432/ondo; the account goes into ONDO_DB_USER"
              + " and ONDO_DB_PASSWORD");
    }
  }

  /**
   * The database of {@code ONDO_DB_URL}, {@code ONDO_DB_USER} and {@code ONDO_DB_PASSWORD}; without
   * an address the embedded server under {@link #home}, which is started or adopted.
   *
   * @param variables value of a variable, null or blank when it is not set
   */
  public static DatabaseLocation of(Function<String, @Nullable String> variables) {
    var url = blankToNull(variables.apply("ONDO_DB_URL"));
    if (url == null) {
      var server = EmbeddedPostgres.startOrAdopt(home(variables));
      return new DatabaseLocation(server.url(), server.user(), server.password());
    }
    return new DatabaseLocation(
        url,
        blankToNull(variables.apply("ONDO_DB_USER")),
        blankToNull(variables.apply("ONDO_DB_PASSWORD")));
  }

  /** {@code ONDO_HOME}, or {@code .ondo} in the user's directory. */
  public static Path home(Function<String, @Nullable String> variables) {
    var home = blankToNull(variables.apply("ONDO_HOME"));
    return home == null ? Path.of(System.getProperty("user.home"), ".ondo") : Path.of(home);
  }

  /**
   * The address for a connection pool: sessions carry the name, and the query of a killed process
   * ends within a second.
   *
   * <p>An address with {@code options=} of its own keeps it; write {@code options=} with nothing
   * behind it for a connection pooler that refuses start-up options.
   *
   * @param application shown in {@code pg_stat_activity}
   */
  public String urlFor(String application) {
    return urlFor(application, Limits.NONE);
  }

  /**
   * How long a session waits; zero means for ever.
   *
   * @param statement longest statement, ended by the server
   * @param lock longest wait for a lock
   * @param idle longest pause inside a transaction
   * @param socket longest silence of the server, longer than {@code statement}
   */
  public record Limits(Duration statement, Duration lock, Duration idle, Duration socket) {

    /** No limits at all. */
    public static final Limits NONE =
        new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Limits {
      if (!socket.isZero() && socket.compareTo(statement) <= 0) {
        throw new IllegalArgumentException(
            "the socket must outlast a statement: %s, %s".formatted(socket, statement));
      }
    }
  }

  /** The same with limits, so that no call into the database can wait for ever. */
  public String urlFor(String application, Limits limits) {
    var text = new StringBuilder(url);
    append(text, "ApplicationName", application);
    append(text, "tcpKeepAlive", "true");
    if (!limits.socket().isZero()) {
      append(text, "connectTimeout", "10");
      append(text, "socketTimeout", String.valueOf(limits.socket().toSeconds()));
    }
    append(text, "options", options(limits));
    return text.toString();
  }

  private static String options(Limits limits) {
    var options = new StringBuilder();
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      options.append("-c%20client_connection_check_interval=1s");
    }
    // The server notices within 20 s that the client's machine is gone, and lets its locks go.
    options.append(options.isEmpty() ? "" : "%20").append(KEEP_ALIVE);
    option(options, "statement_timeout", limits.statement());
    option(options, "lock_timeout", limits.lock());
    option(options, "idle_in_transaction_session_timeout", limits.idle());
    return options.toString();
  }

  private static void option(StringBuilder options, String name, Duration limit) {
    if (limit.isZero()) {
      return;
    }
    options.append(options.isEmpty() ? "-c%20" : "%20-c%20");
    options.append(name).append('=').append(limit.toMillis());
  }

  @Override
  public String toString() {
    return "DatabaseLocation[" + url.replaceFirst("\\?.*", "") + "]";
  }

  private static void append(StringBuilder url, String name, String value) {
    if (value.isEmpty()
        || url.indexOf("?" + name + "=") >= 0
        || url.indexOf("&" + name + "=") >= 0) {
      return;
    }
    url.append(url.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
