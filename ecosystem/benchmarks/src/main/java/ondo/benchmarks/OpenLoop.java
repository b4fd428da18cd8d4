package ondo.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Requests at a fixed rate whatever the answers do. A time counts from the moment at which the
 * request was due, so that a server that stalls pays for everything that queued up meanwhile
 * (coordinated omission).
 */
final class OpenLoop {

  private static final int MOST = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient http;
  private final List<HttpRequest> requests;
  private final int perSecond;

  /**
   * @param requests sent in turn
   */
  OpenLoop(HttpClient http, List<HttpRequest> requests, int perSecond) {
    this.http = http;
    this.requests = List.copyOf(requests);
    this.perSecond = perSecond;
  }

  /**
   * What came of it.
   *
   * @param failed answers other than 200, and none at all
   */
  record Outcome(Timings timings, int failed) {}

  /** Sends until it is told to stop, at least one second, at most a million requests. */
  Outcome run(BooleanSupplier goOn) {
    var nanos = new AtomicLongArray(MOST);
    var failed = new AtomicInteger();
    var sent = 0;
    var begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (sent < MOST && (sent < perSecond || goOn.getAsBoolean())) {
        var number = sent++;
        var due = begun + number * SECOND / perSecond;
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        threads.execute(
            () -> {
              failed.addAndGet(isAnswered(requests.get(number % requests.size())) ? 0 : 1);
              nanos.set(number, System.nanoTime() - due);
            });
      }
    }
    var taken = new long[sent];
    for (var i = 0; i < sent; i++) {
      taken[i] = nanos.get(i);
    }
    return new Outcome(Timings.of(taken, 0), failed.get());
  }

  /** Sends for some seconds. */
  Outcome run(Duration time) {
    var until = System.nanoTime() + time.toNanos();
    return run(() -> System.nanoTime() < until);
  }

  private boolean isAnswered(HttpRequest request) {
    try {
      var own = HttpRequest.newBuilder(request, (name, value) -> true).timeout(LONGEST).build();
      return http.send(own, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
