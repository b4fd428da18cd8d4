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
  private final Shares shares;
  // One after the other: each holds a connection for as long as it stores.
  private final Semaphore stores = new Semaphore(1, true);

  Admission(ApiProperties properties) {
    this.room = new Semaphore(properties.admission());
    this.work = new Semaphore(properties.working(), true);
    // Of their own, so that neither streams nor other calls can keep each other waiting.
    this.pages = new Semaphore(properties.working(), true);
    this.streams = new Semaphore(properties.streams());
    this.shares = new Shares(properties.streamsOfTenant());
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

  /**
   * Stores all rows of a file in one transaction, which may take minutes, beside the queries of
   * streams and not among them.
   *
   * @throws ApiProblem 429 when another one does not end in time
   */
  public <T> T store(Supplier<T> work) {
    if (!await(stores, LONGEST_STREAM_WAIT)) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    try {
      return work.get();
    } finally {
      stores.release();
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
   * @throws ApiProblem 429 when all are taken, or the tenant's share of them
   */
  public Place stream(String tenant) {
    if (!shares.take(tenant)) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    if (!streams.tryAcquire()) {
      shares.giveBack(tenant);
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY_PAUSE);
    }
    return new Place(this, tenant);
  }

  /** A taken place. */
  public static final class Place implements AutoCloseable {

    private final Admission of;
    private final String tenant;

    private Place(Admission of, String tenant) {
      this.of = of;
      this.tenant = tenant;
    }

    @Override
    public void close() {
      of.streams.release();
      of.shares.giveBack(tenant);
    }
  }
}
