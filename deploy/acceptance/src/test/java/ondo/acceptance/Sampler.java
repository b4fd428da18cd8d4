package ondo.acceptance;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at a job while faults happen: its progress must never fall, and nothing may count as in
 * work for long without anybody at it.
 */
final class Sampler implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(500);
  private static final int LOOSE_SECONDS = 20;

  private final Database database;
  private final UUID job;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread thread;
  private volatile String fault = "";
  private volatile int looks;

  Sampler(Database database, UUID job) {
    this.database = database;
    this.job = job;
    this.thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  private void watch() {
    var rows = 0L;
    var loose = new HashMap<String, Long>();
    while (!over.get()) {
      try {
        lookFor(loose);
        var now =
            database.number("select sum(result_rows) from chunk where job_id = '" + job + "'");
        if (now < rows) {
          fault += " progress fell from " + rows + " to " + now;
        }
        rows = Math.max(rows, now);
        looks++;
      } catch (IllegalStateException e) {
        // A database that is away is the fault of the case; it comes back. What was nobody's before
        // has its time anew.
        loose.clear();
      }
      Await.pause(PACE);
    }
  }

  /** Chunks that count as in work and are nobody's, and since when. */
  private void lookFor(Map<String, Long> loose) {
    var now =
        database.list(
            "select id from chunk where status = 'RUNNING' and lease_until < clock_timestamp() and job_id = '"
                + job
                + "'");
    loose.keySet().retainAll(now);
    now.forEach(chunk -> loose.putIfAbsent(chunk, System.nanoTime()));
    loose.forEach(
        (chunk, since) -> {
          var seconds = (System.nanoTime() - since) / 1e9;
          if (seconds > LOOSE_SECONDS && !fault.contains(" chunk " + chunk + " ")) {
            fault += " chunk %s in work without a lease for %.0f s".formatted(chunk, seconds);
          }
        });
  }

  /** The outcome of the run, which fails as well if a status was untrue meanwhile. */
  Outcome judged(Outcome outcome) {
    var seen = looks == 0 ? " nobody looked at it" : fault;
    return seen.isEmpty() ? outcome : KillCases.failed(outcome, seen);
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
