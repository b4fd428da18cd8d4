package ondo.job;

import java.time.Duration;

/**
 * How long work may take, from the inside out: a longer inner limit could never be reached, so it
 * cannot be built.
 *
 * @param task one grid point or one site
 * @param chunk one try of a chunk
 * @param batch one step of a job, or a load of data
 * @param job all steps of a job
 */
public record TimeBudget(Duration task, Duration chunk, Duration batch, Duration job) {

  /** Share of a limit from which a warning is written. */
  public static final double WARNING_SHARE = 0.8;

  public TimeBudget {
    if (!task.isPositive()
        || task.compareTo(chunk) >= 0
        || chunk.compareTo(batch) >= 0
        || batch.compareTo(job) >= 0) {
      throw new IllegalArgumentException(
          "time limits must grow from task to job: task %s, chunk %s, batch %s, job %s"
              .formatted(task, chunk, batch, job));
    }
  }
}
