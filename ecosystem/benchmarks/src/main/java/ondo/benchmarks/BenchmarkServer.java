package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import ondo.store.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL to measure: the one of {@code ONDO_DB_URL}, else the embedded one of {@code
 * ONDO_HOME}, else an embedded one with the product's settings in a folder that is removed.
 */
record BenchmarkServer(PGSimpleDataSource source, @Nullable Path stopped, @Nullable Path removed)
    implements AutoCloseable {

  /** Starts or finds it. */
  static BenchmarkServer find(Map<String, String> environment) {
    var url = environment.get("ONDO_DB_URL");
    if (url != null && !url.isBlank()) {
      var user = environment.getOrDefault("ONDO_DB_USER", "ondo");
      var password = environment.getOrDefault("ONDO_DB_PASSWORD", "");
      return new BenchmarkServer(source(url, user, password), null, null);
    }
    var home = environment.get("ONDO_HOME");
    if (home != null && !home.isBlank()) {
      var path = Path.of(home);
      var server = EmbeddedPostgres.startOrAdopt(path);
      return new BenchmarkServer(source(server), server.adopted() ? null : path, null);
    }
    try {
      var path = Files.createTempDirectory("ondo-benchmark");
      return new BenchmarkServer(source(EmbeddedPostgres.startOrAdopt(path)), path, path);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  /** A connection whose statements are prepared on the server from the first execution on. */
  Connection connect() throws SQLException {
    return source.getConnection();
  }

  /** Stops what {@link #find} started and removes what it made. */
  @Override
  public void close() {
    if (stopped != null) {
      EmbeddedPostgres.stop(stopped);
    }
    if (removed == null) {
      return;
    }
    try (var files = Files.walk(removed)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + removed, e);
    }
  }

  private static PGSimpleDataSource source(EmbeddedPostgres server) {
    return source(server.url(), server.user(), server.password());
  }

  private static PGSimpleDataSource source(String url, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setPrepareThreshold(1);
    return source;
  }
}
