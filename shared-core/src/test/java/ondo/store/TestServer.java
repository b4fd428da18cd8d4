package ondo.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import ondo.store.embedded.ThrowawayServer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The one server of a test JVM, started on first use. */
record TestServer(String host, int port, String user, String password) {

  private static final String IMAGE = "postgres:17";

  static TestServer get() {
    return Holder.SERVER;
  }

  TestDatabase database(String name) {
    return new TestDatabase("jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
  }

  void execute(String sql) {
    try (var connection = database("postgres").connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server refuses: " + sql, e);
    }
  }

  private static final class Holder {
    static final TestServer SERVER = wantsContainer() ? container() : embedded();
  }

  // Asking Testcontainers without a Docker prints an error block in every test run.
  private static boolean wantsContainer() {
    var choice = System.getProperty("ONDO_TEST_DB", System.getenv("ONDO_TEST_DB"));
    if ("embedded".equals(choice)) {
      return false;
    }
    var mayAnswer =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return mayAnswer && DockerClientFactory.instance().isDockerAvailable();
  }

  // Never closed: Testcontainers' own watcher removes it after the JVM has ended.
  @SuppressWarnings("resource")
  private static TestServer container() {
    var container = new PostgreSQLContainer(IMAGE).withDatabaseName("postgres");
    container.start();
    return new TestServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getUsername(),
        container.getPassword());
  }

  private static TestServer embedded() {
    try {
      var server = ThrowawayServer.start();
      return new TestServer("127.0.0.1", server.port(), server.user(), server.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
