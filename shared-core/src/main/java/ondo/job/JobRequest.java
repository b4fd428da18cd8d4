package ondo.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work asked for.
 *
 * @param type what to do
 * @param tenant whose work it is
 * @param params parameters as a JSON object in canonical form
 * @param liveKey unique among the tenant's living jobs: the same work asked twice is one job
 * @param idempotencyKey the client's key for this request, if it sent one
 * @param requestHash hash of the request body, to tell a repeat from a reused key
 * @param priority 1 (last) … 10 (first)
 * @param traceparent W3C trace context of the request, if it sent one
 * @param runAt when it may begin at the earliest; null means at once
 */
public record JobRequest(
    JobType type,
    String tenant,
    String params,
    String liveKey,
    @Nullable String idempotencyKey,
    String requestHash,
    int priority,
    @Nullable String traceparent,
    @Nullable Instant runAt) {

  /** The account of runs; no client's tenant. */
  public static final String SYSTEM = "ondo";

  // Below what clients wait for.
  private static final int NIGHT_PRIORITY = 3;

  public JobRequest {
    if (priority < 1 || priority > 10) {
      throw new IllegalArgumentException("priority outside 1…10: " + priority);
    }
  }

  /** Work that may begin at once. */
  public JobRequest(
      JobType type,
      String tenant,
      String params,
      String liveKey,
      @Nullable String idempotencyKey,
      String requestHash,
      int priority,
      @Nullable String traceparent) {
    this(
        type, tenant, params, liveKey, idempotencyKey, requestHash, priority, traceparent, null);
  }

  /** A night on the system's own account: however often it is asked for, one of them lives. */
  public static JobRequest night(@Nullable String traceparent) {
    return new JobRequest(
        JobType.NIGHT, SYSTEM, "{}", "NIGHT", null, "NIGHT", NIGHT_PRIORITY, traceparent);
  }
}
