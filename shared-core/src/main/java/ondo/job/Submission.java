package ondo.job;

import java.util.UUID;

/** What became of a request for work. */
public sealed interface Submission {

  /** A new job. */
  record Accepted(UUID id) implements Submission {}

  /**
   * The living job of the same work, or the job of the same idempotency key and body.
   *
   * @param status as it was when the job was found
   */
  record Known(UUID id, Job.Status status) implements Submission {}

  /** The idempotency key was used before with another body. */
  record KeyReused(UUID id) implements Submission {}

  /** As many jobs are open as the limit allows. */
  record TooMany(int open) implements Submission {}
}
