package ondo.api.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ondo.api.ApiProperties;
import org.springframework.stereotype.Component;

/**
 * How many calls may be at work on the database at once, and how many may wait for that. No more
 * work than there are cores, so that calls answered from memory find one; who comes when the room
 * is full is refused at once rather than queued: a longer queue would only age.
 */
@Component
public class Admission {

  private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
  // A full room passes in a fraction of this unless the database hangs.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  // A stream that has begun waits for its next page rather than break off; there are few of them.
  private static final Duration LONGEST_STREAM_WAIT = Duration.ofSeconds(60);

  private final Semaphore room;
  private final Semaphore work;
  private final Semaphore pages;
  private final Semaphore streams;

  Admission(ApiProperties properties) {
    this.room = new Semaphore(properties.admission());
    this.work = new Semaphore(properties.working(), true);
    // Of their own, so that neither streams nor other calls can keep each other waiting.
    this.pages = new Semaphore(properties.working(), true);
    this.streams = new Semaphore(properties.streams());
  }

  /**
   * Takes a place for a whole call; give it back by {@link #leave}.
   *
   * @throws ApiProblem 429 when the room is full, or no place to work comes free in two seconds
   */
  void enter() {
    if (!room.tryAcquire()) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    if (!await(work, LONGEST_WAIT)) {
      room.release();
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
  }

  void leave() {
    work.release();
    room.release();
  }

  /**
   * Runs one query of a stream; between two of them a slow reader holds no place.
   *
   * @throws ApiProblem 429 when none comes free in time
   */
  public <T> T query(Supplier<T> query) {
    if (!await(pages, LONGEST_STREAM_WAIT)) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    try {
      return query.get();
    } finally {
      pages.release();
    }
  }

  private static boolean await(Semaphore places, Duration longest) {
    try {
      return places.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
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
