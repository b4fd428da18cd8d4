package ondo.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that used up its tries.
 *
 * @param step name of the step
 * @param code failed, timed-out, lost or system-error
 * @param cause what the last try said
 * @param input what it was to do, as JSON: a whole chunk or one item of it
 * @param attempts tries of the chunk
 * @param reprocessedAt when somebody gave it another chance, if so
 */
public record DeadLetter(
    long id,
    UUID jobId,
    JobType type,
    String tenant,
    long chunkId,
    int stepOrdinal,
    String step,
    String code,
    String cause,
    String input,
    int attempts,
    @Nullable String traceparent,
    Instant createdAt,
    @Nullable Instant reprocessedAt) {

  /** How a chunk ended. */
  public enum Code {
    FAILED("failed"),
    TIMED_OUT("timed-out"),
    SYSTEM_ERROR("system-error");

    private final String code;

    Code(String code) {
      this.code = code;
    }

    /** The text of the ledger. */
    public String code() {
      return code;
    }
  }
}
