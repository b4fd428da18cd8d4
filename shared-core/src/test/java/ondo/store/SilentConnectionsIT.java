package ondo.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SilentConnectionsIT {

  private static final int SHORT_OF_BROKEN = 3;

  private final TestDatabase database = TestDatabase.migrated();
  private final AtomicLong later = new AtomicLong();
  private final SilentConnections silent =
      new SilentConnections(
          new DatabaseLocation(database.url(), database.user(), database.password()),
          () -> System.nanoTime() + later.get());

  private CompletableFuture<String> asked(DataSource source, String question) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var connection = source.getConnection();
              var statement = connection.createStatement()) {
            statement.execute(question);
            return "answered";
          } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
          }
        });
  }

  private DataSource through(int port) {
    var own = URI.create(database.url().substring("jdbc:".length())).getPort();
    var url = database.url().replace(":" + own + "/", ":" + port + "/");
    var source = new DriverManagerDataSource(url, database.user(), database.password());
    return silent.guarded(source);
  }

  @Test
  void thread_whose_answer_never_comes_is_told_so() throws IOException {
    try (var proxy = new Mute()) {
      var source = through(proxy.port());
      var answer = asked(source, "select 'the one that is swallowed'");
      later.set(TimeUnit.SECONDS.toNanos(10));
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!answer.isDone() && System.nanoTime() < deadline) {
        silent.turn();
      }
      assertThat(answer.getNow("still waiting")).startsWith("08");
    }
  }

  @Test
  void thread_that_waits_for_a_long_statement_is_left_alone() {
    var own = URI.create(database.url().substring("jdbc:".length())).getPort();
    var answer = asked(through(own), "select pg_sleep(2)");
    later.set(TimeUnit.SECONDS.toNanos(10));
    var looks = 0;
    while (!answer.isDone()) {
      silent.turn();
      looks++;
    }
    assertThat(looks).isGreaterThan(SHORT_OF_BROKEN);
    assertThat(answer.join()).isEqualTo("answered");
  }

  /** Lets everything pass until it hears a certain word, and nothing from then on. */
  private final class Mute implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private volatile boolean mute;

    private Mute() throws IOException {
      Thread.ofPlatform().daemon().start(this::listen);
    }

    private int port() {
      return door.getLocalPort();
    }

    private void listen() {
      var own = URI.create(database.url().substring("jdbc:".length())).getPort();
      try {
        var client = door.accept();
        var server = new Socket("127.0.0.1", own);
        var up = client.getInputStream();
        var down = server.getInputStream();
        var toServer = server.getOutputStream();
        var toClient = client.getOutputStream();
        Thread.ofPlatform().daemon().start(() -> pass(up, toServer));
        Thread.ofPlatform().daemon().start(() -> pass(down, toClient));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void pass(InputStream in, OutputStream out) {
      var buffer = new byte[65_536];
      try {
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          mute |= new String(buffer, 0, n, ISO_8859_1).contains("swallowed");
          if (!mute) {
            out.write(buffer, 0, n);
            out.flush();
          }
        }
      } catch (IOException e) {
        // The thread was told.
        mute = true;
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
