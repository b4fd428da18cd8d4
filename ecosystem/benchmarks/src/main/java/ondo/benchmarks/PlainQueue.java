package ondo.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ondo.store.Sql;
import org.jspecify.annotations.Nullable;

/** What SKIP LOCKED allows at most: a job is removed when it is taken. */
final class PlainQueue implements QueueEngine {

  private static final int THREADS = 4;
  private static final int BATCH = 100;

  private final QueueDatabase database;
  private Tally tally = new Tally(0);
  private @Nullable ExecutorService workers;

  PlainQueue(QueueDatabase database) {
    this.database = database;
    database.jdbc().execute(Sql.of("benchmark/create_plain_queue"));
  }

  @Override
  public String name() {
    return "floor: delete … returning by SKIP LOCKED";
  }

  @Override
  public String settings() {
    return "%d threads, %d jobs a statement; at most once: a killed worker loses its jobs"
        .formatted(THREADS, BATCH);
  }

  @Override
  public void open(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void enqueue(int jobs) {
    database.jdbc().update(Sql.of("benchmark/fill_plain_queue"), jobs);
  }

  @Override
  public void start() {
    var pool = Executors.newFixedThreadPool(THREADS);
    workers = pool;
    for (var i = 0; i < THREADS; i++) {
      pool.execute(this::work);
    }
  }

  private void work() {
    var statement = Sql.of("benchmark/take_plain_queue");
    var taken = database.jdbc().queryForList(statement, Integer.class, BATCH);
    while (!taken.isEmpty()) {
      taken.forEach(tally::done);
      taken = database.jdbc().queryForList(statement, Integer.class, BATCH);
    }
  }

  @Override
  public long left() {
    return database.number("benchmark/left_plain_queue");
  }

  @Override
  public void close() {
    Ends.stop(workers);
  }
}
