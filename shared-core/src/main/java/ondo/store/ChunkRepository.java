package ondo.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ondo.job.Chunk;
import ondo.job.DeadLetter;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger as the workers see it: chunks, claimed under a lease on the database's clock and a
 * fencing token.
 */
public final class ChunkRepository {

  /** A step that is not served for this long rises by one priority; nothing waits for ever. */
  public static final Duration AGEING = Duration.ofMinutes(5);

  /** What releases may weigh together before they count as tries. */
  static final int MOST_RELEASES = 50;

  /** Why a chunk is given back without counting the try. */
  public enum Release {
    /** The process stops in order, however often. */
    STOP(0),
    /** The database was away, or the session was lost; fifty are forgiven. */
    CONNECTION(1),
    /** Others held what was needed, each time for as long as a lock may be; five are forgiven. */
    CONTENTION(10);

    private final int weight;

    Release(int weight) {
      this.weight = weight;
    }
  }

  private static final String CLAIM = Sql.of("job/claim");
  private static final String BEAT = Sql.of("job/beat");
  private static final String COMPLETE = Sql.byPlace("job/complete");
  private static final String COMPLETE_AGAIN = Sql.of("job/complete_again");
  private static final String COMPLETE_ALL = Sql.of("job/complete_all");
  private static final String COMPLETE_TWINS = Sql.of("job/complete_twins");
  private static final String FAIL = Sql.of("job/fail");
  private static final String BURY_EXHAUSTED = Sql.of("job/bury_exhausted");
  private static final String RELEASE = Sql.of("job/release");
  private static final String COUNT_DEPTH = Sql.of("job/count_depth");
  private static final String LIMIT_WAITS = Sql.of("job/limit_waits");
  private static final String NOTIFY = Sql.of("job/notify");
  private static final String SAVE_LETTER = Sql.of("dead_letter/save");

  private static final Duration TELL_PAUSE = Duration.ofMillis(100);
  private static final int MOST_TOLD = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** When this process last signalled the progress of a job. */
  private final Map<UUID, Long> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
          return size() > MOST_TOLD;
        }
      };

  public ChunkRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
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
        .param("ageing_seconds", AGEING.toSeconds())
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
                    row.getInt("attempts"),
                    row.getBoolean("is_shared")))
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
   * An item of a chunk that cannot be done.
   *
   * @param input the item alone, as JSON
   */
  public record BadItem(String input, String cause) {}

  /**
   * Marks a chunk as done, and waiting chunks of other jobs for the same work with it; call it in
   * the transaction that wrote its results.
   *
   * @throws FencedException if the ledger no longer holds this token, so that the results roll back
   */
  public void complete(Chunk chunk, long rows) {
    complete(chunk, rows, List.of());
  }

  /** The same for a chunk some items of which are dead letters; it counts as failed. */
  public void complete(Chunk chunk, long rows, List<BadItem> bad) {
    bad.forEach(
        item -> saveLetter(chunk, DeadLetter.Code.FAILED.code(), item.cause(), item.input()));
    if (completeOne(chunk, rows, bad) == 0) {
      throw new FencedException(chunk);
    }
    if (chunk.isShared()) {
      tellOf(List.of(chunk));
    } else if (isToBeTold(chunk.jobId())) {
      notifyOf(chunk.jobId());
    }
  }

  private int completeOne(Chunk chunk, long rows, List<BadItem> bad) {
    if (chunk.isFirstClaim() && bad.isEmpty()) {
      // In the order of the statement: names cost a twentieth of what a job alone takes.
      return jdbc.sql(COMPLETE).params(rows, chunk.id(), chunk.token()).update();
    }
    return jdbc.sql(COMPLETE_AGAIN)
        .param("error", summary(bad))
        .param("id", chunk.id())
        .param("token", chunk.token())
        .param("result_rows", rows)
        .update();
  }

  private static @Nullable String summary(List<BadItem> bad) {
    return bad.isEmpty() ? null : bad.size() + " item(s) failed: " + bad.getFirst().cause();
  }

  /**
   * A chunk whose results are written.
   *
   * @param rows how many they are
   */
  public record Done(Chunk chunk, long rows) {}

  /**
   * Marks chunks as done in one statement and one transaction: all of them, or none.
   *
   * @throws FencedException if the ledger no longer holds one of the tokens
   */
  public void complete(List<Done> done) {
    // Always in this order, so that two batches cannot wait for each other.
    var sorted = done.stream().sorted(Comparator.comparingLong(d -> d.chunk().id())).toList();
    transaction.executeWithoutResult(
        status -> {
          completeAll(sorted);
          tellOf(sorted.stream().map(Done::chunk).toList());
        });
  }

  private void completeAll(List<Done> done) {
    var held =
        new HashSet<>(
            jdbc.sql(COMPLETE_ALL)
                .param("ids", done.stream().mapToLong(d -> d.chunk().id()).toArray())
                .param("tokens", done.stream().mapToLong(d -> d.chunk().token()).toArray())
                .param("result_rows", done.stream().mapToLong(Done::rows).toArray())
                .query(Long.class)
                .list());
    for (var one : done) {
      if (!held.contains(one.chunk().id())) {
        throw new FencedException(one.chunk());
      }
    }
  }

  /** Completes the twins of shared chunks and signals the progress of every job. */
  private void tellOf(List<Chunk> completed) {
    var jobs = completed.stream().map(Chunk::jobId).collect(Collectors.toSet());
    var shared = completed.stream().filter(Chunk::isShared).mapToLong(Chunk::id).toArray();
    if (shared.length > 0) {
      jobs.addAll(jdbc.sql(COMPLETE_TWINS).param("ids", shared).query(UUID.class).list());
    }
    jobs.stream().filter(this::isToBeTold).forEach(this::notifyOf);
  }

  /**
   * Commits that signal wait for each other, and nobody reads progress faster than this; who
   * listens looks at the ledger now and then, and the end of a job is always told.
   */
  private synchronized boolean isToBeTold(UUID jobId) {
    var now = System.nanoTime();
    var last = told.get(jobId);
    if (last != null && now - last < TELL_PAUSE.toNanos()) {
      return false;
    }
    told.put(jobId, now);
    return true;
  }

  /**
   * Gives a chunk back after an error; after its last try it is a dead letter.
   *
   * @param delay pause before the next try
   * @return whether the ledger still held this token
   */
  public boolean fail(Chunk chunk, DeadLetter.Code code, String error, Duration delay) {
    return fail(chunk, code, error, delay, Chunk.MOST_ATTEMPTS);
  }

  /** Ends a chunk after an error that no further try can mend. */
  public boolean failForGood(Chunk chunk, DeadLetter.Code code, String error) {
    return fail(chunk, code, error, Duration.ZERO, 0);
  }

  private boolean fail(
      Chunk chunk, DeadLetter.Code code, String error, Duration delay, int mostAttempts) {
    return transaction.execute(
        status -> {
          // The watchdog must not wait for a worker that holds the row: its own time is short.
          jdbc.sql(LIMIT_WAITS).param("milliseconds", "800").query((row, n) -> true).single();
          var dead =
              jdbc.sql(FAIL)
                  .param("id", chunk.id())
                  .param("token", chunk.token())
                  .param("most_attempts", mostAttempts)
                  .param("dead_status", code == DeadLetter.Code.TIMED_OUT ? "TIMED_OUT" : "FAILED")
                  .param("error", error)
                  .param("delay_seconds", seconds(delay))
                  .query(Boolean.class)
                  .optional();
          if (dead.orElse(false)) {
            saveLetter(chunk, code.code(), error, null);
          }
          return dead.isPresent();
        });
  }

  private void saveLetter(Chunk chunk, String code, String cause, @Nullable String input) {
    jdbc.sql(SAVE_LETTER)
        .param("chunk_id", chunk.id())
        .param("code", code)
        .param("cause", cause)
        .param("input", input)
        .update();
  }

  /**
   * Gives a chunk back untouched, without counting the try.
   *
   * @param error what happened, to be seen while it waits; null leaves what it says
   * @param delay pause before the next try
   * @return false if that happened too often, or if the ledger no longer held this token
   */
  public boolean release(Chunk chunk, Release release, @Nullable String error, Duration delay) {
    return jdbc.sql(RELEASE)
            .param("weight", release.weight)
            .param("error", error)
            .param("id", chunk.id())
            .param("token", chunk.token())
            .param("delay_seconds", seconds(delay))
            .param("most_releases", MOST_RELEASES)
            .update()
        > 0;
  }

  /** Buries chunks whose worker was lost on the last try; returns how many. */
  public int buryExhausted() {
    return jdbc.sql(BURY_EXHAUSTED).param("most_attempts", Chunk.MOST_ATTEMPTS).update();
  }

  /**
   * How much work there is.
   *
   * @param waiting chunks that nobody has claimed
   * @param running chunks under a lease
   * @param jobs unfinished jobs
   * @param lagSeconds how long the oldest due chunk has waited
   */
  public record Depth(long waiting, long running, long jobs, double lagSeconds) {}

  public Depth depth() {
    return jdbc.sql(COUNT_DEPTH)
        .query(
            (row, number) ->
                new Depth(
                    row.getLong("waiting"),
                    row.getLong("running"),
                    row.getLong("jobs"),
                    row.getDouble("lag_seconds")))
        .single();
  }

  private void notifyOf(UUID jobId) {
    jdbc.sql(NOTIFY).param("id", jobId).query((row, number) -> true).single();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
