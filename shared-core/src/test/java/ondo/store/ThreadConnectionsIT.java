package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class ThreadConnectionsIT {

  private static final int LIMIT_SECONDS = 30;

  private final TestDatabase database = TestDatabase.fresh();
  private final ThreadConnections connections = new ThreadConnections();
  private final DataSource source = connections.watched(database.dataSource());

  @AfterEach
  void forget() {
    connections.unwatch();
  }

  @Test
  void statement_of_a_thread_that_is_cut_off_fails_though_nobody_interrupts_it() throws Exception {
    var ready = new SynchronousQueue<Thread>();
    try (var thread = Executors.newSingleThreadExecutor()) {
      var query =
          thread.submit(
              () -> {
                connections.watch();
                try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                  ready.put(Thread.currentThread());
                  return statement.execute("select pg_sleep(600)");
                } finally {
                  connections.unwatch();
                }
              });
      var busy = ready.poll(LIMIT_SECONDS, TimeUnit.SECONDS);

      connections.abort(busy);

      assertThatThrownBy(() -> query.get(LIMIT_SECONDS, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SQLException.class)
          .satisfies(
              lost ->
                  assertThat(DatabaseFaults.kindOf(lost))
                      .isEqualTo(DatabaseFaults.Kind.CONNECTION));
    }
  }

  @Test
  void every_open_connection_of_the_thread_is_cut_and_no_other() throws SQLException {
    try (var before = source.getConnection()) {
      connections.watch();
      try (var first = source.getConnection();
          var second = source.getConnection()) {
        connections.abort(Thread.currentThread());

        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isTrue();
        assertThat(before.isClosed()).isFalse();
      }
    }
  }

  @Test
  void thread_that_nobody_watches_keeps_its_connections() throws SQLException {
    try (var connection = source.getConnection()) {
      connections.abort(Thread.currentThread());
      assertThat(connection.isValid(LIMIT_SECONDS)).isTrue();
    }
    connections.watch();
    connections.unwatch();
    try (var connection = source.getConnection()) {
      connections.abort(Thread.currentThread());
      assertThat(connection.isValid(LIMIT_SECONDS)).isTrue();
    }
  }

  @Test
  void connection_that_was_given_back_is_left_alone() throws SQLException {
    var cut = new int[1];
    var closed = new boolean[1];
    var given = connection(cut, closed, false);
    var pool = connections.watched(always(given));
    connections.watch();

    assertThat(pool.getConnection()).isNotNull();
    connections.abort(Thread.currentThread());
    assertThat(cut[0]).isEqualTo(1);
    closed[0] = true;
    connections.abort(Thread.currentThread());
    assertThat(cut[0]).isEqualTo(1);
    // The next one takes the place of those that were given back.
    assertThat(pool.getConnection()).isNotNull();
    closed[0] = false;
    connections.abort(Thread.currentThread());
    assertThat(cut[0]).isEqualTo(2);
  }

  @Test
  void connection_that_cannot_be_cut_does_not_save_the_others() throws SQLException {
    var cut = new int[1];
    var stuck = connection(cut, new boolean[1], true);
    var well = connection(cut, new boolean[1], false);
    connections.watch();
    assertThat(connections.watched(always(stuck)).getConnection()).isNotNull();
    assertThat(connections.watched(always(well)).getConnection()).isNotNull();

    connections.abort(Thread.currentThread());

    assertThat(cut[0]).isEqualTo(1);
  }

  private static DataSource always(Connection connection) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() {
        return connection;
      }

      @Override
      public Connection getConnection(String user, String password) {
        return connection;
      }
    };
  }

  /** Counts how often it is cut, and says on demand that it is closed or cannot be cut. */
  private static Connection connection(int[] cut, boolean[] closed, boolean isStuck) {
    return (Connection)
        Proxy.newProxyInstance(
            ThreadConnectionsIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isClosed" -> closed[0];
                  case "abort" -> {
                    if (isStuck) {
                      throw new SQLException("stuck");
                    }
                    cut[0]++;
                    yield null;
                  }
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "connection";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
