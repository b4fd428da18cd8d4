package ondo.acceptance;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at a job while faults happen: its progress must never fall, and nothing may count as in
 * work for long without anybody at it.
 */
final class Sampler implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(500);

  private final Database database;
  private final UUID job;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread thread;
  private volatile String fault = "";

  Sampler(Database database, UUID job) {
    this.database = database;
    this.job = job;
    this.thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  private void watch() {
    var rows = 0L;
    while (!over.get()) {
      try {
        var now =
            database.number("select sum(result_rows) from chunk where job_id = '" + job + "'");
        if (now < rows) {
          fault = " progress fell from " + rows + " to " + now;
        }
        rows = Math.max(rows, now);
      } catch (IllegalStateException e) {
        // A database that is away is the fault of the case; it comes back.
        rows = Math.max(rows, 0);
      }
      Await.pause(PACE);
    }
  }

  /** Nothing, or what was untrue. */
  String fault() {
    return fault;
  }

  @Override
  public void close() {
    over.set(true);
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
