package ondo.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program for the launcher: exit status 0 if the database of the environment answers and is new
 * enough, else 1 and one line that says what is wrong.
 */
public final class DatabaseCheck {

  private static final int OLDEST_VERSION = 15;
  private static final String LIMIT_SECONDS = "10";

  private DatabaseCheck() {}

  public static void main(String[] arguments) {
    var wrong = wrong(System::getenv);
    if (wrong.isPresent()) {
      System.err.println(wrong.get());
      System.exit(1);
    }
  }

  /** What is wrong with the database of some variables, in one line. */
  static Optional<String> wrong(Function<String, @Nullable String> variables) {
    try {
      var location = DatabaseLocation.of(variables);
      try (var connection =
          DriverManager.getConnection(location.urlFor("ondo-check"), login(location))) {
        return ofVersion(connection.getMetaData().getDatabaseMajorVersion());
      }
    } catch (SQLException | IllegalArgumentException | IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip());
    }
  }

  private static Properties login(DatabaseLocation location) {
    var login = new Properties();
    login.setProperty("connectTimeout", LIMIT_SECONDS);
    login.setProperty("socketTimeout", LIMIT_SECONDS);
    if (location.user() != null) {
      login.setProperty("user", location.user());
    }
    if (location.password() != null) {
      login.setProperty("password", location.password());
    }
    return login;
  }

  static Optional<String> ofVersion(int version) {
    return version < OLDEST_VERSION
        ? Optional.of(
            "PostgreSQL " + version + " is too old; Ondo needs " + OLDEST_VERSION + " or newer")
        : Optional.empty();
  }
}
