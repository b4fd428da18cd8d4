package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ondo.job.DeadLetter;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that used up its tries, and the way back. */
public final class DeadLetterRepository {

  private static final String LIST = Sql.of("dead_letter/list_open");
  private static final String FIND = Sql.of("dead_letter/find");
  private static final String COUNT_OPEN = Sql.of("dead_letter/count_open");
  private static final String LIST_JOBS = Sql.of("dead_letter/list_jobs");
  private static final String LIST_OF_JOB = Sql.of("dead_letter/list_of_job");
  private static final String REOPEN_JOB = Sql.of("dead_letter/reopen_job");
  private static final String REOPEN_STEP = Sql.of("dead_letter/reopen_step");
  private static final String RESET_LATER_STEPS = Sql.of("dead_letter/reset_later_steps");
  private static final String DROP_LATER_CHUNKS = Sql.of("dead_letter/drop_later_chunks");
  private static final String REVIVE_CHUNKS = Sql.of("dead_letter/revive_chunks");
  private static final String REOPEN_CHUNK = Sql.of("dead_letter/reopen_chunk");
  private static final String MARK_REPROCESSED = Sql.of("dead_letter/mark_reprocessed");
  private static final String LOCK = Sql.of("job/lock");
  private static final String NOTIFY = Sql.of("job/notify");
  private static final String NOTIFY_WORK = Sql.of("job/notify_work");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public DeadLetterRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Letters that wait for somebody, newest first.
   *
   * @param before only those below this id; null means all
   */
  public List<DeadLetter> list(@Nullable Long before, int limit) {
    return jdbc.sql(LIST)
        .param("before", before)
        .param("limit", limit)
        .query(DeadLetterRepository::letter)
        .list();
  }

  public Optional<DeadLetter> find(long id) {
    return jdbc.sql(FIND).param("id", id).query(DeadLetterRepository::letter).optional();
  }

  /** Letters that wait for somebody. */
  public long countOpen() {
    return jdbc.sql(COUNT_OPEN).query(Long.class).single();
  }

  /** Jobs with letters that wait for somebody. */
  public List<UUID> listJobs() {
    return jdbc.sql(LIST_JOBS).query((row, number) -> row.getObject("job_id", UUID.class)).list();
  }

  /**
   * Gives letters of one job another chance: the failed job runs again from their step on, and does
   * nothing twice that it has done.
   *
   * @param only the only letter to take; null takes all of the job
   * @return how many were taken; 0 if the job has not failed, or the same work lives in another job
   */
  public int reprocess(UUID jobId, @Nullable Long only) {
    return transaction.execute(
        status -> {
          jdbc.sql(LOCK).param("id", jobId).query((row, number) -> true).optional();
          var letters =
              jdbc
                  .sql(LIST_OF_JOB)
                  .param("job_id", jobId)
                  .query(DeadLetterRepository::letter)
                  .list()
                  .stream()
                  .filter(letter -> only == null || letter.id() == only)
                  .toList();
          if (letters.isEmpty() || jdbc.sql(REOPEN_JOB).param("job_id", jobId).update() == 0) {
            return 0;
          }
          return reopen(jobId, letters);
        });
  }

  private int reopen(UUID jobId, List<DeadLetter> letters) {
    // Later steps are done anew with all their letters: they read what this one writes.
    var step = letters.getFirst().stepOrdinal();
    var chosen = letters.stream().filter(letter -> letter.stepOrdinal() == step).toList();
    for (var statement :
        List.of(REVIVE_CHUNKS, REOPEN_STEP, RESET_LATER_STEPS, DROP_LATER_CHUNKS)) {
      jdbc.sql(statement).param("job_id", jobId).param("step", step).update();
    }
    var byChunk = new LinkedHashMap<Long, List<DeadLetter>>();
    chosen.forEach(
        letter -> byChunk.computeIfAbsent(letter.chunkId(), id -> new ArrayList<>()).add(letter));
    byChunk.forEach(this::reopenChunk);
    jdbc.sql(MARK_REPROCESSED)
        .param("ids", chosen.stream().mapToLong(DeadLetter::id).toArray())
        .update();
    jdbc.sql(NOTIFY).param("id", jobId).query((row, number) -> true).single();
    jdbc.sql(NOTIFY_WORK).param("id", jobId).query((row, number) -> true).single();
    return chosen.size();
  }

  /** The chunk's input becomes the array of the letters' inputs: what else it had is done. */
  private void reopenChunk(long chunkId, List<DeadLetter> letters) {
    var inputs = letters.stream().map(DeadLetter::input).collect(Collectors.joining(",", "[", "]"));
    var input = letters.size() == 1 ? letters.getFirst().input() : inputs;
    jdbc.sql(REOPEN_CHUNK).param("chunk_id", chunkId).param("input", input).update();
  }

  private static DeadLetter letter(ResultSet row, int number) throws SQLException {
    var reprocessed = row.getObject("reprocessed_at", OffsetDateTime.class);
    return new DeadLetter(
        row.getLong("id"),
        row.getObject("job_id", UUID.class),
        JobType.valueOf(row.getString("type")),
        row.getString("tenant"),
        row.getLong("chunk_id"),
        row.getInt("step"),
        row.getString("step_name"),
        row.getString("code"),
        row.getString("cause"),
        row.getString("input"),
        row.getInt("attempts"),
        row.getString("traceparent"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        reprocessed == null ? null : reprocessed.toInstant());
  }
}
