package ondo.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that others are told of. Payloads hold ids and statuses, never what a person typed.
 *
 * @param topic what it is about
 * @param schemaVersion version of the payload's form
 * @param dedupeKey the same for every delivery of the same event
 * @param payload JSON object
 * @param attempts deliveries begun, including this one
 */
public record Event(
    long id,
    String topic,
    int schemaVersion,
    String dedupeKey,
    String payload,
    @Nullable String traceparent,
    int attempts,
    Instant createdAt) {

  /** A job was asked for: {@code jobId, type}. */
  public static final String JOB_REQUESTED = "job.requested";

  /** A job came to an end: {@code jobId, type, tenant, status, finishedAt}. */
  public static final String JOB_ENDED = "job.ended";

  /** An end of a job on its way to one webhook: {@code webhookId, seq, event, jobId, …}. */
  public static final String WEBHOOK_DELIVERY = "webhook.delivery";
}
