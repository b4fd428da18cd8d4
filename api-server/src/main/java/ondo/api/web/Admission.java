package ondo.api.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ondo.api.ApiProperties;
import org.springframework.stereotype.Component;

/**
 * How many calls may be at work on the database at once. Who comes too late is refused at once
 * rather than queued: a queue before the connection pool would only age.
 */
@Component
public class Admission {

  private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
  // A stream that has begun waits for its next page rather than break off.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Semaphore calls;
  private final Semaphore streams;

  Admission(ApiProperties properties) {
    this.calls = new Semaphore(properties.admission());
    this.streams = new Semaphore(properties.streams());
  }

  /**
   * Takes a place for a whole call; give it back by {@link #leave}.
   *
   * @throws ApiProblem 429 when all are taken
   */
  void enter() {
    if (!calls.tryAcquire()) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
  }

  void leave() {
    calls.release();
  }

  /**
   * Runs one query of a stream; between two of them a slow reader holds no place.
   *
   * @throws ApiProblem 429 when none comes free in time
   */
  public <T> T query(Supplier<T> query) {
    if (!await()) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    try {
      return query.get();
    } finally {
      calls.release();
    }
  }

  private boolean await() {
    try {
      return calls.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Takes one of the places for streams; close it at the end.
   *
   * @throws ApiProblem 429 when all are taken
   */
  public Place stream() {
    if (!streams.tryAcquire()) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    return new Place(streams);
  }

  /** A taken place. */
  public static final class Place implements AutoCloseable {

    private final Semaphore of;

    Place(Semaphore of) {
      this.of = of;
    }

    @Override
    public void close() {
      of.release();
    }
  }
}
