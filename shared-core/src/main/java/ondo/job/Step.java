package ondo.job;

import java.util.UUID;

/**
 * A step of a living job that has nothing left to claim, so that the job can move on.
 *
 * @param steps number of steps of the job
 * @param failed chunks that used up their tries
 */
public record Step(UUID jobId, JobType type, int ordinal, String name, int steps, int failed) {

  /** Whether no step follows. */
  public boolean isLast() {
    return ordinal == steps - 1;
  }
}
