package ondo.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of a test's own on the one server of its JVM: a container where Docker answers, else
 * the embedded server; {@code ONDO_TEST_DB=embedded} (variable or property) forces the latter.
 */
public record TestDatabase(String url, String user, String password) {

  private static final String CHANGELOG = "db/changelog/changelog.xml";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** An empty database. */
  public static TestDatabase fresh() {
    return create("template0");
  }

  /** A database with all migrations; copied from one that is migrated once per JVM. */
  public static TestDatabase migrated() {
    return create(Template.NAME);
  }

  /** Each connection is new and unpooled; close it. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** Points a Spring context at this database: call it from a {@code @DynamicPropertySource}. */
  public void register(DynamicPropertyRegistry registry) {
    registry.add("ONDO_DB_URL", this::url);
    registry.add("ONDO_DB_USER", this::user);
    registry.add("ONDO_DB_PASSWORD", this::password);
  }

  private static TestDatabase create(String template) {
    var server = TestServer.get();
    var name = "test_" + NUMBERS.incrementAndGet();
    server.execute("create database " + name + " template " + template);
    return server.database(name);
  }

  /** Migrated on first use. */
  private static final class Template {

    // Held here, because java.util.logging forgets the level of a logger nobody refers to.
    private static final Logger JUL_LOGGER = Logger.getLogger("liquibase");
    static final String NAME = migrate();

    private static String migrate() {
      var database = create("template0");
      try (var connection = database.connect()) {
        var target =
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        // Sixty lines of progress in every test run would hide the line that matters.
        JUL_LOGGER.setLevel(Level.WARNING);
        Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(target));
      } catch (Exception e) {
        throw new IllegalStateException("cannot migrate a test database by " + CHANGELOG, e);
      }
      return database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    private static void update(Database target) throws LiquibaseException {
      try (var liquibase = new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), target)) {
        liquibase.update("");
      }
    }
  }
}
