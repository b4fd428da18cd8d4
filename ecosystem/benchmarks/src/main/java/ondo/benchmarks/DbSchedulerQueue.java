package ondo.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import ondo.store.Sql;
import org.jspecify.annotations.Nullable;

/** db-scheduler: one row a job, removed by a commit of its own when the job is done. */
final class DbSchedulerQueue implements QueueEngine {

  static final Plan LOCK_AND_FETCH = new Plan(true, 16, 0.5, 10);
  static final Plan FETCH = new Plan(false, 16, 0.5, 4);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final QueueDatabase database;
  private final Plan plan;
  private @Nullable Scheduler scheduler;

  /**
   * How it is driven.
   *
   * @param lockAndFetch whether a poll also picks what it reads
   * @param threads that work
   * @param lower share of the threads' number below which the next poll begins
   * @param upper multiple of it that a poll fetches
   */
  record Plan(boolean lockAndFetch, int threads, double lower, double upper) {

    SchedulerBuilder applied(SchedulerBuilder builder) {
      builder.threads(threads);
      return lockAndFetch
          ? builder.pollUsingLockAndFetch(lower, upper)
          : builder.pollUsingFetch(lower, upper);
    }
  }

  DbSchedulerQueue(QueueDatabase database, Plan plan) {
    this.database = database;
    this.plan = plan;
  }

  /** Makes the table that every plan shares. */
  static void createTable(QueueDatabase database) {
    database.jdbc().execute(Sql.of("benchmark/create_db_scheduler"));
  }

  @Override
  public String name() {
    return "db-scheduler, " + (plan.lockAndFetch() ? "lock-and-fetch" : "fetch");
  }

  @Override
  public String settings() {
    return "%s with limits %s and %s, %d threads, polling interval %d s (default 10 s), enqueued by scheduleBatch; a finished job is removed"
        .formatted(
            plan.lockAndFetch() ? "pollUsingLockAndFetch" : "pollUsingFetch",
            plan.lower(),
            plan.upper(),
            plan.threads(),
            POLL.toSeconds());
  }

  @Override
  public void open(Tally tally) {
    var task =
        Tasks.oneTime("job")
            .execute((instance, context) -> tally.done(Integer.parseInt(instance.getId())));
    scheduler =
        plan.applied(Scheduler.create(database.source(), task)).pollingInterval(POLL).build();
  }

  @Override
  public void enqueue(int jobs) {
    var instances = new ArrayList<TaskInstance<?>>(jobs);
    for (var number = 0; number < jobs; number++) {
      instances.add(new TaskInstance<>("job", String.valueOf(number)));
    }
    opened().scheduleBatch(instances, Instant.now());
  }

  @Override
  public void start() {
    opened().start();
  }

  private Scheduler opened() {
    if (scheduler == null) {
      throw new IllegalStateException("open it first");
    }
    return scheduler;
  }

  @Override
  public long left() {
    return database.number("benchmark/left_db_scheduler");
  }

  @Override
  public void close() {
    opened().stop();
  }
}
