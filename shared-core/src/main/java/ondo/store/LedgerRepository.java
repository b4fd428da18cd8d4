package ondo.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger as the workers see it: steps and chunks, claimed under a lease on the database's clock
 * and a fencing token.
 */
public final class LedgerRepository {

  private static final String FIND_UNPLANNED = Sql.of("job/find_unplanned");
  private static final String OPEN_STEPS = Sql.of("job/open_steps");
  private static final String START_JOB = Sql.of("job/start_job");
  private static final String LOCK = Sql.of("job/lock");
  private static final String START_STEP = Sql.of("job/start_step");
  private static final String OPEN_CHUNKS = Sql.of("job/open_chunks");
  private static final String CLAIM = Sql.of("job/claim");
  private static final String BEAT = Sql.of("job/beat");
  private static final String COMPLETE = Sql.of("job/complete");
  private static final String FAIL = Sql.of("job/fail");
  private static final String BURY_EXHAUSTED = Sql.of("job/bury_exhausted");
  private static final String RELEASE = Sql.of("job/release");
  private static final String FIND_DRAINED_STEPS = Sql.of("job/find_drained_steps");
  private static final String FINISH_STEP = Sql.of("job/finish_step");
  private static final String FINISH = Sql.of("job/finish");
  private static final String FIRST_ERROR = Sql.of("job/first_error");
  private static final String SET_DATA_VERSION = Sql.of("job/set_data_version");
  private static final String SET_RESULT = Sql.of("job/set_result");
  private static final String MERGE_RESULT = Sql.of("job/merge_result");
  private static final String ADD_TO_RESULT = Sql.of("job/add_to_result");
  private static final String COUNT_DEPTH = Sql.of("job/count_depth");
  private static final String SECONDS_OF_STEP = Sql.of("job/seconds_of_step");
  private static final String NOTIFY = Sql.of("job/notify");

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

  /** Jobs that nobody has cut into steps yet, first priority first. */
  public List<Unplanned> findUnplanned(int limit) {
    return jdbc.sql(FIND_UNPLANNED)
        .param("limit", limit)
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

  /**
   * Starts a waiting step with its chunks; a repeat, or a step of a dead job, changes nothing.
   *
   * @param inputs one JSON object a chunk
   * @return whether this call started it
   */
  public boolean startStep(UUID jobId, int ordinal, List<String> inputs) {
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
              .update();
          notifyOf(jobId);
          return true;
        });
  }

  /** Leases up to {@code limit} chunks; each is nobody else's until its lease runs out. */
  public List<Chunk> claim(int limit, Duration lease) {
    return claim(limit, lease, List.of());
  }

  /**
   * The same without the chunks of some steps, so that long work leaves a worker for short work.
   */
  public List<Chunk> claim(int limit, Duration lease, Collection<String> withoutSteps) {
    return jdbc.sql(CLAIM)
        .param("without_steps", withoutSteps.toArray(String[]::new))
        .param("limit", limit)
        .param("most_attempts", Chunk.MOST_ATTEMPTS)
        .param("lease_seconds", seconds(lease))
        .query(
            (row, number) ->
                new Chunk(
                    row.getLong("id"),
                    row.getObject("job_id", UUID.class),
                    JobType.valueOf(row.getString("type")),
                    row.getString("tenant"),
                    row.getString("params"),
                    row.getString("data_version"),
                    row.getString("traceparent"),
                    row.getInt("step"),
                    row.getString("step_name"),
                    row.getInt("ordinal"),
                    row.getString("input"),
                    row.getLong("token"),
                    row.getInt("attempts")))
        .list();
  }

  /** Extends the leases; the chunks that are missing from the answer were fenced off. */
  public Set<Chunk> beat(Collection<Chunk> chunks, Duration lease) {
    var ids = chunks.stream().mapToLong(Chunk::id).toArray();
    var tokens = chunks.stream().mapToLong(Chunk::token).toArray();
    var alive = new HashSet<Chunk>();
    jdbc.sql(BEAT)
        .param("ids", ids)
        .param("tokens", tokens)
        .param("lease_seconds", seconds(lease))
        .query(
            row -> {
              var id = row.getLong("id");
              var token = row.getLong("token");
              chunks.stream()
                  .filter(chunk -> chunk.id() == id && chunk.token() == token)
                  .forEach(alive::add);
            });
    return alive;
  }

  /**
   * Marks a chunk as done; call it in the transaction that wrote its results.
   *
   * @throws FencedException if the ledger no longer holds this token, so that the results roll back
   */
  public void complete(Chunk chunk, long rows) {
    var updated =
        jdbc.sql(COMPLETE)
            .param("id", chunk.id())
            .param("token", chunk.token())
            .param("result_rows", rows)
            .update();
    if (updated == 0) {
      throw new FencedException(chunk);
    }
    notifyOf(chunk.jobId());
  }

  /** Gives a chunk back after an error; after its last try it is dead. */
  public void fail(Chunk chunk, String error, boolean timedOut) {
    fail(chunk, error, timedOut ? "TIMED_OUT" : "FAILED", Chunk.MOST_ATTEMPTS);
  }

  /** Ends a chunk after an error that no further try can mend. */
  public void failForGood(Chunk chunk, String error) {
    fail(chunk, error, "FAILED", 0);
  }

  private void fail(Chunk chunk, String error, String deadStatus, int mostAttempts) {
    jdbc.sql(FAIL)
        .param("id", chunk.id())
        .param("token", chunk.token())
        .param("most_attempts", mostAttempts)
        .param("dead_status", deadStatus)
        .param("error", error)
        .update();
  }

  /** Gives a chunk back untouched, without counting the try. */
  public void release(Chunk chunk) {
    jdbc.sql(RELEASE).param("id", chunk.id()).param("token", chunk.token()).update();
  }

  /** Buries chunks whose worker was lost on the last try; returns how many. */
  public int buryExhausted() {
    return jdbc.sql(BURY_EXHAUSTED).param("most_attempts", Chunk.MOST_ATTEMPTS).update();
  }

  /** Running steps that have nothing left to do. */
  public List<Step> findDrainedSteps() {
    return jdbc.sql(FIND_DRAINED_STEPS)
        .query(
            (row, number) ->
                new Step(
                    row.getObject("job_id", UUID.class),
                    JobType.valueOf(row.getString("type")),
                    row.getInt("ordinal"),
                    row.getString("name"),
                    row.getInt("steps"),
                    row.getInt("failed")))
        .list();
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
   * Ends a living job.
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

  /** Leaves a JSON object with the job. */
  public void setResult(UUID jobId, String json) {
    jdbc.sql(SET_RESULT).param("id", jobId).param("result", json).update();
  }

  /** Adds members to the JSON object that a job leaves behind. */
  public void mergeResult(UUID jobId, String json) {
    jdbc.sql(MERGE_RESULT).param("id", jobId).param("result", json).update();
  }

  /** Raises a count in the JSON object that a job leaves behind. */
  public void addToResult(UUID jobId, String name, long count) {
    jdbc.sql(ADD_TO_RESULT).param("id", jobId).param("name", name).param("count", count).update();
  }

  /**
   * How much work there is.
   *
   * @param waiting chunks that nobody has claimed
   * @param running chunks under a lease
   * @param jobs unfinished jobs
   */
  public record Depth(long waiting, long running, long jobs) {}

  public Depth depth() {
    return jdbc.sql(COUNT_DEPTH)
        .query(
            (row, number) ->
                new Depth(row.getLong("waiting"), row.getLong("running"), row.getLong("jobs")))
        .single();
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

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** A result came too late: another worker holds the chunk, or the job was cancelled. */
  public static final class FencedException extends RuntimeException {

    FencedException(Chunk chunk) {
      super("chunk " + chunk.id() + " token " + chunk.token() + " was fenced off");
    }
  }
}
