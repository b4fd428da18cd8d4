package ondo.benchmarks;

import java.time.Duration;
import java.util.stream.IntStream;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr, the open edition: a job is a JSON document that each change of state rewrites. */
final class JobRunrQueue implements QueueEngine {

  private static final int WORKERS = 16;
  private static final Duration POLL = Duration.ofSeconds(5);

  private final QueueDatabase database;
  private final StorageProvider storage;
  private final Jackson3JsonMapper mapper = new Jackson3JsonMapper();
  private @Nullable BackgroundJobServer server;

  /** A job that knows its number. */
  public record Numbered(int number) implements JobRequest {
    @Override
    public Class<? extends JobRequestHandler<Numbered>> getJobRequestHandler() {
      return Handler.class;
    }
  }

  /** Does it. */
  public static final class Handler implements JobRequestHandler<Numbered> {

    private final Tally tally;

    Handler(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void run(Numbered job) {
      tally.done(job.number());
    }
  }

  private record Activator(Handler handler) implements JobActivator {
    @Override
    public <T> T activateJob(Class<T> type) {
      return type.cast(handler);
    }
  }

  JobRunrQueue(QueueDatabase database) {
    this.database = database;
    storage = new PostgresStorageProvider(database.source());
    storage.setJobMapper(new JobMapper(mapper));
  }

  @Override
  public String name() {
    return "JobRunr OSS";
  }

  @Override
  public String settings() {
    return "%d workers, poll interval %d s, enqueued as one stream of job requests; no dashboard; finished jobs stay for 36 h (default)"
        .formatted(WORKERS, POLL.toSeconds());
  }

  @Override
  public void open(Tally tally) {
    var configuration =
        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
            .andWorkerCount(WORKERS)
            .andPollInterval(POLL);
    var activator = new Activator(new Handler(tally));
    server = new BackgroundJobServer(storage, mapper, activator, configuration);
  }

  @Override
  public void enqueue(int jobs) {
    new JobRequestScheduler(storage).enqueue(IntStream.range(0, jobs).mapToObj(Numbered::new));
  }

  @Override
  public void start() {
    opened().start();
  }

  private BackgroundJobServer opened() {
    if (server == null) {
      throw new IllegalStateException("open it first");
    }
    return server;
  }

  @Override
  public long left() {
    return database.number("benchmark/left_jobrunr");
  }

  @Override
  public void close() {
    opened().stop();
  }
}
