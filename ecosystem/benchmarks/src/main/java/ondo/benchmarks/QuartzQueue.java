package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz with its clustered JDBC store: one durable job, and one trigger for each job to do. */
final class QuartzQueue implements QueueEngine {

  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final String STORE = "org.quartz.jobStore.";
  private static final String NUMBER = "number";
  private static final int THREADS = 8;
  private static final int BATCH = 20;

  private final QueueDatabase database;
  private @Nullable Scheduler scheduler;

  /** Does a trigger's job. */
  private record Numbered(Tally tally) implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      tally.done(Integer.parseInt(context.getMergedJobDataMap().getString(NUMBER)));
    }
  }

  private record Pool(QueueDatabase database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.source().getConnection();
    }

    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
  }

  QuartzQueue(QueueDatabase database) {
    this.database = database;
    DBConnectionManager.getInstance().addConnectionProvider("benchmark", new Pool(database));
  }

  /** Makes the tables that every plan shares. */
  static void createTables(QueueDatabase database) {
    try (var stream = Scheduler.class.getResourceAsStream(TABLES)) {
      if (stream == null) {
        throw new IllegalStateException("Quartz no longer brings " + TABLES);
      }
      database.jdbc().execute(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLES, e);
    }
  }

  @Override
  public String name() {
    return "Quartz JDBC clustered";
  }

  @Override
  public String settings() {
    return "%d threads, batchTriggerAcquisitionMaxCount %d, acquireTriggersWithinLock, clustered; one durable job, all triggers in one scheduleJobs; a fired trigger is removed"
        .formatted(THREADS, BATCH);
  }

  private Properties properties() {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "benchmark");
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(BATCH));
    properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
    properties.setProperty(STORE + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        STORE + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty(STORE + "useProperties", "true");
    properties.setProperty(STORE + "dataSource", "benchmark");
    properties.setProperty(STORE + "isClustered", "true");
    properties.setProperty(STORE + "acquireTriggersWithinLock", "true");
    return properties;
  }

  @Override
  public void open(Tally tally) {
    try {
      var opened = new StdSchedulerFactory(properties()).getScheduler();
      opened.setJobFactory((bundle, of) -> new Numbered(tally));
      scheduler = opened;
    } catch (SchedulerException e) {
      throw new IllegalStateException("cannot make a scheduler", e);
    }
  }

  @Override
  public void enqueue(int jobs) {
    var job = JobBuilder.newJob(Numbered.class).withIdentity("job").storeDurably().build();
    Set<Trigger> triggers = new HashSet<>();
    for (var number = 0; number < jobs; number++) {
      triggers.add(
          TriggerBuilder.newTrigger()
              .withIdentity("trigger " + number)
              .forJob(job)
              .usingJobData(NUMBER, String.valueOf(number))
              .startNow()
              .build());
    }
    try {
      opened().scheduleJobs(Map.of(job, triggers), true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("cannot write triggers", e);
    }
  }

  @Override
  public void start() {
    try {
      opened().start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("cannot start", e);
    }
  }

  private Scheduler opened() {
    if (scheduler == null) {
      throw new IllegalStateException("open it first");
    }
    return scheduler;
  }

  @Override
  public long left() {
    return database.number("benchmark/left_quartz");
  }

  @Override
  public void close() {
    try {
      opened().shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }
}
