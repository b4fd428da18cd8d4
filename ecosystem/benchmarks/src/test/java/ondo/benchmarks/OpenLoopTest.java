package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final long STALL_NANOS = 400_000_000L;
  private static final int PER_SECOND = 100;

  @Test
  void stall_of_the_server_is_paid_by_every_request_that_was_due_meanwhile() throws IOException {
    var calls = new AtomicInteger();
    var outcome =
        run(
            () -> {
              if (calls.incrementAndGet() == 20) {
                LockSupport.parkNanos(STALL_NANOS);
              }
              return 200;
            });

    assertThat(outcome.failed()).isZero();
    assertThat(outcome.timings().rounds()).isGreaterThanOrEqualTo(PER_SECOND);
    // One thread serves: some forty requests were due in the stall, a third of all.
    assertThat(outcome.timings().percentileMs(0.9)).isGreaterThan(100);
    assertThat(outcome.timings().slowestMs()).isGreaterThanOrEqualTo(390);
  }

  @Test
  void answers_other_than_200_are_failures() throws IOException {
    var calls = new AtomicInteger();
    var outcome = run(() -> calls.incrementAndGet() % 2 == 0 ? 200 : 429);

    assertThat(outcome.failed()).isBetween(PER_SECOND / 2 - 1, outcome.timings().rounds() / 2 + 1);
  }

  @FunctionalInterface
  private interface Server {
    int status();
  }

  private static OpenLoop.Outcome run(Server behaviour) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PER_SECOND);
    try (var thread = Executors.newSingleThreadExecutor();
        var http = HttpClient.newHttpClient()) {
      server.setExecutor(thread);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(behaviour.status(), -1);
            exchange.close();
          });
      server.start();
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      var request = HttpRequest.newBuilder(address).build();
      return new OpenLoop(http, List.of(request), PER_SECOND).run(Duration.ofSeconds(1));
    } finally {
      server.stop(0);
    }
  }
}
