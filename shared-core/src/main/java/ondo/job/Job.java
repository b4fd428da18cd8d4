package ondo.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger with the counts of its chunks.
 *
 * @param params parameters as JSON
 * @param step name of the step that runs or ran last, if any has begun
 * @param share of the steps that is done, 0…1: each step counts alike, the one at work by its
 *     chunks
 * @param result JSON that the job left behind, if any
 * @param runAt when it may begin at the earliest; null means at once
 * @param attempts most tries that one of its chunks needed
 */
public record Job(
    UUID id,
    JobType type,
    String tenant,
    String params,
    int priority,
    Status status,
    @Nullable String step,
    Chunks chunks,
    double share,
    int attempts,
    @Nullable String dataVersion,
    @Nullable String traceparent,
    @Nullable String result,
    @Nullable Failure error,
    Instant createdAt,
    @Nullable Instant runAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Longest parameters in bytes that a list or an event shows. */
  public static final int LONGEST_SHOWN = 4000;

  /** Where a job stands; the last three are final. */
  public enum Status {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to the job. */
    public boolean isFinal() {
      return this != PENDING && this != RUNNING;
    }
  }

  /**
   * Counts over the steps opened so far.
   *
   * @param rows result rows written
   */
  public record Chunks(int total, int done, int failed, int timedOut, long rows) {}

  /** Why a job failed: a stable code and a sentence. */
  public record Failure(String code, String detail) {}

  /** How far it is, 0…100; 100 only when it completed. It does not fall while the job runs. */
  public int percent() {
    return status == Status.COMPLETED ? 100 : Math.min(99, (int) Math.floor(100 * share));
  }
}
