package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger as the conductor sees it: jobs and their steps. */
public final class LedgerRepository {

  private static final String FIND_UNPLANNED = Sql.of("job/find_unplanned");
  private static final String OPEN_STEPS = Sql.of("job/open_steps");
  private static final String START_JOB = Sql.of("job/start_job");
  private static final String LOCK = Sql.of("job/lock");
  private static final String START_STEP = Sql.of("job/start_step");
  private static final String OPEN_CHUNKS = Sql.of("job/open_chunks");
  private static final String FIND_DRAINED_STEPS = Sql.of("job/find_drained_steps");
  private static final String FIND_PASSED_STEPS = Sql.of("job/find_passed_steps");
  private static final String TRY_LOCK = Sql.of("job/try_lock");
  private static final String ADVANCE_STEP = Sql.of("job/advance_step");
  private static final String FINISH_STEP = Sql.of("job/finish_step");
  private static final String FINISH = Sql.of("job/finish");
  private static final String FIRST_ERROR = Sql.of("job/first_error");
  private static final String SET_DATA_VERSION = Sql.of("job/set_data_version");
  private static final String MERGE_RESULT = Sql.of("job/merge_result");
  private static final String ADD_TO_RESULT = Sql.of("job/add_to_result");
  private static final String SECONDS_OF_STEP = Sql.of("job/seconds_of_step");
  private static final String FIND_HOPELESS = Sql.of("job/find_hopeless");
  private static final String FIND_LONG = Sql.of("job/find_long");
  private static final String CANCEL_CHUNKS = Sql.of("job/cancel_chunks");
  private static final String CANCEL_STEPS = Sql.of("job/cancel_steps");
  private static final String APPEND_ENDED = Sql.of("outbox/append_ended");
  private static final String NOTIFY = Sql.of("job/notify");

  /** So many chunks that are over one after the other are passed at a time. */
  static final int STRIDE = 100;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public LedgerRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * A submitted job that has no steps yet.
   *
   * @param params parameters as JSON
   */
  public record Unplanned(
      UUID id, JobType type, String tenant, String params, @Nullable String traceparent) {}

  /** Due jobs that nobody has cut into steps yet, first priority first. */
  public List<Unplanned> findUnplanned(int limit) {
    return jdbc.sql(FIND_UNPLANNED)
        .param("limit", limit)
        .param("ageing_seconds", ChunkRepository.AGEING.toSeconds())
        .query(
            (row, number) ->
                new Unplanned(
                    row.getObject("id", UUID.class),
                    JobType.valueOf(row.getString("type")),
                    row.getString("tenant"),
                    row.getString("params"),
                    row.getString("traceparent")))
        .list();
  }

  /** Gives a job its steps and starts it; a repeat changes nothing. */
  public void openSteps(UUID jobId, List<String> names) {
    transaction.executeWithoutResult(
        status -> {
          lock(jobId);
          jdbc.sql(OPEN_STEPS)
              .param("job_id", jobId)
              .param("names", names.toArray(String[]::new))
              .update();
          jdbc.sql(START_JOB).param("job_id", jobId).update();
        });
  }

  /** The same without live keys: no other job's chunk does this work as well. */
  public boolean startStep(UUID jobId, int ordinal, List<String> inputs) {
    return startStep(jobId, ordinal, inputs, new String[inputs.size()]);
  }

  /**
   * Starts a waiting step with its chunks; a repeat, or a step of a dead job, changes nothing.
   *
   * @param inputs one JSON object a chunk
   * @param liveKeys one a chunk, null for work that is the job's own: equal keys mean equal work
   * @return whether this call started it
   */
  public boolean startStep(
      UUID jobId, int ordinal, List<String> inputs, @Nullable String[] liveKeys) {
    return transaction.execute(
        status -> {
          lock(jobId);
          var started =
              jdbc.sql(START_STEP).param("job_id", jobId).param("ordinal", ordinal).update();
          if (started == 0) {
            return false;
          }
          jdbc.sql(OPEN_CHUNKS)
              .param("job_id", jobId)
              .param("step", ordinal)
              .param("inputs", inputs.toArray(String[]::new))
              .param("live_keys", liveKeys)
              .update();
          notifyOf(jobId);
          return true;
        });
  }

  /** Running steps that have nothing left to do. */
  public List<Step> findDrainedSteps() {
    return jdbc.sql(FIND_DRAINED_STEPS).query(LedgerRepository::step).list();
  }

  /** A running step by its place. */
  private record Passed(UUID jobId, int ordinal) {}

  /**
   * Moves the marks of running steps past their first chunks that are over, so that claims do not
   * read those again and again; a job that others move now keeps its marks until later.
   */
  public void passOverDone() {
    jdbc.sql(FIND_PASSED_STEPS)
        .param("stride", STRIDE)
        .query(
            (row, number) -> new Passed(row.getObject("job_id", UUID.class), row.getInt("ordinal")))
        .list()
        .forEach(this::passOverDone);
  }

  /** In a statement of its own after the lock: it must see what was reopened before. */
  private void passOverDone(Passed step) {
    transaction.executeWithoutResult(
        status -> {
          if (jdbc.sql(TRY_LOCK)
              .param("id", step.jobId())
              .query((row, number) -> true)
              .optional()
              .isPresent()) {
            jdbc.sql(ADVANCE_STEP)
                .param("job_id", step.jobId())
                .param("ordinal", step.ordinal())
                .update();
          }
        });
  }

  /**
   * Running steps to give up: a system error, or none done and the first {@code mostFailed} dead.
   */
  public List<Step> findHopelessSteps(int mostFailed) {
    return jdbc.sql(FIND_HOPELESS)
        .param("most_failed", mostFailed)
        .query(LedgerRepository::step)
        .list();
  }

  private static Step step(ResultSet row, int number) throws SQLException {
    return new Step(
        row.getObject("job_id", UUID.class),
        JobType.valueOf(row.getString("type")),
        row.getInt("ordinal"),
        row.getString("name"),
        row.getInt("steps"),
        row.getInt("failed"));
  }

  /**
   * A running step and how long it and its job have run.
   *
   * @param step the step's name
   */
  public record LongRun(UUID jobId, JobType type, String step, Duration inStep, Duration inJob) {}

  /** Running steps that have run for longer, or whose jobs have. */
  public List<LongRun> findLongRuns(Duration inStep, Duration inJob) {
    return jdbc.sql(FIND_LONG)
        .param("step_seconds", inStep.toSeconds())
        .param("job_seconds", inJob.toSeconds())
        .query(
            (row, number) ->
                new LongRun(
                    row.getObject("job_id", UUID.class),
                    JobType.valueOf(row.getString("type")),
                    row.getString("name"),
                    Duration.ofMillis((long) (row.getDouble("step_seconds") * 1000)),
                    Duration.ofMillis((long) (row.getDouble("job_seconds") * 1000))))
        .list();
  }

  /**
   * Ends a living job before its end and calls off what it has not done; work that runs for it can
   * no longer write.
   *
   * @return whether it was living
   */
  public boolean abort(UUID jobId, Job.Failure failure) {
    return transaction.execute(
        status -> {
          lock(jobId);
          if (!finish(jobId, failure)) {
            return false;
          }
          jdbc.sql(CANCEL_CHUNKS).param("job_id", jobId).update();
          jdbc.sql(CANCEL_STEPS).param("job_id", jobId).update();
          return true;
        });
  }

  /** Closes a running step. */
  public void finishStep(UUID jobId, int ordinal, boolean completed) {
    lock(jobId);
    jdbc.sql(FINISH_STEP)
        .param("job_id", jobId)
        .param("ordinal", ordinal)
        .param("status", completed ? "COMPLETED" : "FAILED")
        .update();
  }

  /**
   * Ends a living job, and leaves the event that tells it; call it in a transaction.
   *
   * @param failure why it failed; null means that it completed
   * @return whether it was living
   */
  public boolean finish(UUID jobId, Job.@Nullable Failure failure) {
    var finished =
        jdbc.sql(FINISH)
                .param("id", jobId)
                .param("status", failure == null ? "COMPLETED" : "FAILED")
                .param("error_code", failure == null ? null : failure.code())
                .param("error_detail", failure == null ? null : failure.detail())
                .update()
            > 0;
    if (finished) {
      jdbc.sql(APPEND_ENDED).param("id", jobId).update();
    }
    notifyOf(jobId);
    return finished;
  }

  /** The error of the first dead chunk of a job. */
  public Optional<String> firstError(UUID jobId) {
    return jdbc.sql(FIRST_ERROR).param("id", jobId).query(String.class).optional();
  }

  /** Fixes the data version that every step of a job uses. */
  public void setDataVersion(UUID jobId, String dataVersion) {
    jdbc.sql(SET_DATA_VERSION).param("id", jobId).param("data_version", dataVersion).update();
  }

  /** Adds members to the JSON object that a job leaves behind. */
  public void mergeResult(UUID jobId, String json) {
    jdbc.sql(MERGE_RESULT).param("id", jobId).param("result", json).update();
  }

  /** Raises a count in the JSON object that a job leaves behind. */
  public void addToResult(UUID jobId, String name, long count) {
    jdbc.sql(ADD_TO_RESULT).param("id", jobId).param("name", name).param("count", count).update();
  }

  /** How long each finished step of a job took, in seconds, in their order. */
  public Map<String, Double> secondsByStep(UUID jobId) {
    var seconds = new LinkedHashMap<String, Double>();
    jdbc.sql(SECONDS_OF_STEP)
        .param("job_id", jobId)
        .query(
            row -> {
              seconds.put(row.getString("name"), row.getDouble("seconds"));
            });
    return seconds;
  }

  /** Every move takes the job's row first, as a cancel does, so that none happens beside it. */
  private void lock(UUID jobId) {
    jdbc.sql(LOCK).param("id", jobId).query((row, number) -> true).optional();
  }

  private void notifyOf(UUID jobId) {
    jdbc.sql(NOTIFY).param("id", jobId).query((row, number) -> true).single();
  }
}
