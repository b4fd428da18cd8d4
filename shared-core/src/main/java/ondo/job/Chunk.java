package ondo.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One leased unit of work.
 *
 * @param step name of the step it belongs to
 * @param input what to do, as JSON
 * @param params the job's parameters, as JSON
 * @param token fencing token of this lease: results count only while the ledger holds the same one
 * @param attempts tries including this one, 1…{@link #MOST_ATTEMPTS}
 * @param isShared whether chunks of other jobs may wait for the same work
 */
public record Chunk(
    long id,
    UUID jobId,
    JobType type,
    String tenant,
    String params,
    @Nullable String dataVersion,
    @Nullable String traceparent,
    int stepOrdinal,
    String step,
    int ordinal,
    String input,
    long token,
    int attempts,
    boolean isShared) {

  /** Tries of a chunk before it counts as failed. */
  public static final int MOST_ATTEMPTS = 3;

  /** Whether nobody has claimed it before: nothing of it can have failed yet. */
  public boolean isFirstClaim() {
    return token == 1;
  }

  /** The same lease with another input: one item of this chunk. */
  public Chunk with(String item) {
    return new Chunk(
        id,
        jobId,
        type,
        tenant,
        params,
        dataVersion,
        traceparent,
        stepOrdinal,
        step,
        ordinal,
        item,
        token,
        attempts,
        isShared);
  }
}
