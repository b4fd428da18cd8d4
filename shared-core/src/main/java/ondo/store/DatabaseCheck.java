package ondo.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A program for the launcher: exit status 0 if the database of the environment answers and is new
 * enough, else 1 and one line that says what is wrong.
 */
public final class DatabaseCheck {

  private static final int OLDEST_VERSION = 15;
  private static final String LIMIT_SECONDS = "10";

  private DatabaseCheck() {}

  public static void main(String[] arguments) {
    try {
      var location = DatabaseLocation.of(System::getenv);
      var login = new Properties();
      login.setProperty("connectTimeout", LIMIT_SECONDS);
      login.setProperty("socketTimeout", LIMIT_SECONDS);
      if (location.user() != null) {
        login.setProperty("user", location.user());
      }
      if (location.password() != null) {
        login.setProperty("password", location.password());
      }
      try (var connection = DriverManager.getConnection(location.urlFor("ondo-check"), login)) {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
          fail("PostgreSQL " + version + " is too old; Ondo needs " + OLDEST_VERSION + " or newer");
        }
      }
    } catch (SQLException | IllegalArgumentException | IllegalStateException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void fail(String message) {
    System.err.println(message.replaceAll("\\s+", " ").strip());
    System.exit(1);
  }
}
