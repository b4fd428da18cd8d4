package ondo.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import ondo.store.DatabaseLocation;
import ondo.store.Sql;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database with the tables of every queue, and the one pool that all of them borrow from.
 *
 * @param location its address, for connections beside the pool
 */
record QueueDatabase(DatabaseLocation location, HikariDataSource pool) implements AutoCloseable {

  static final int POOL = 24;

  private static final List<String> MIGRATIONS =
      List.of(
          "001-data-sets",
          "002-results",
          "003-sites",
          "004-jobs",
          "006-jobs-by-type",
          "020-bounded-work",
          "021-outbox",
          "075-job-progress",
          "080-open-chunks",
          "095-room-for-chunks",
          "100-progress-by-steps",
          "101-completion-without-index");

  /** A new, empty one on this server. */
  static QueueDatabase create(BenchmarkServer server) {
    var source = server.source();
    drop(server);
    new JdbcTemplate(source).execute(Sql.of("benchmark/create_database"));
    return open(
        new DatabaseLocation(
            "jdbc:postgresql://%s:%d/ondo_queue_benchmark"
                .formatted(source.getServerNames()[0], source.getPortNumbers()[0]),
            source.getUser(),
            source.getPassword()));
  }

  /** Removes it; its pool is closed. */
  static void drop(BenchmarkServer server) {
    new JdbcTemplate(server.source()).execute(Sql.of("benchmark/drop_database"));
  }

  /** Makes the tables in an empty database. */
  static QueueDatabase open(DatabaseLocation location) {
    var configuration = new HikariConfig();
    configuration.setJdbcUrl(location.urlFor("benchmark"));
    configuration.setUsername(location.user());
    configuration.setPassword(location.password());
    configuration.addDataSourceProperty("reWriteBatchedInserts", "true");
    configuration.setMaximumPoolSize(POOL);
    var database = new QueueDatabase(location, new HikariDataSource(configuration));
    for (var migration : MIGRATIONS) {
      database.jdbc().execute(Layouts.migration(migration));
    }
    return database;
  }

  JdbcTemplate jdbc() {
    return new JdbcTemplate(pool);
  }

  /** The only number that a statement answers. */
  long number(String statement) {
    var answer = jdbc().queryForObject(Sql.of(statement), Long.class);
    if (answer == null) {
      throw new IllegalStateException("no answer to " + statement);
    }
    return answer;
  }

  /** Every table as autovacuum would leave it, if it came in time. */
  void settle() {
    jdbc().execute(Sql.of("benchmark/vacuum_all"));
  }

  ServerCpu cpu() throws SQLException {
    try (var connection = source().getConnection()) {
      return ServerCpu.of(connection);
    }
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
