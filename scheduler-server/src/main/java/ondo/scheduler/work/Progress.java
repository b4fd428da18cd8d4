package ondo.scheduler.work;

import java.util.EnumSet;
import java.util.Set;
import ondo.job.Job;
import ondo.job.JobType;

/** How far a job is. Steps open one after another, yet the number must never fall. */
public final class Progress {

  private static final int PUBLISHED_PERCENT = 90;
  private static final int MOST_BEFORE_END = 99;

  private static final Set<JobType> OF_GRID =
      EnumSet.of(JobType.NIGHT, JobType.PREDICTIONS, JobType.VERIFY);

  private Progress() {}

  /** 0…100; 100 only when the job completed. */
  public static int percent(Job job) {
    if (job.status() == Job.Status.COMPLETED) {
      return 100;
    }
    if (!OF_GRID.contains(job.type())) {
      return Math.min(MOST_BEFORE_END, job.percent());
    }
    return job.step() == null ? 0 : percent(job, WorkStep.valueOf(job.step()));
  }

  private static int percent(Job job, WorkStep step) {
    var chunks = job.chunks();
    return switch (step) {
      case CHECK_DATA, INGEST, RANK -> 0;
      // One chunk came before, and as many as these will follow.
      case HAZARD -> share(chunks.done(), 2 * chunks.total());
      case PROBABILITY, PUBLISH, COMPARE -> share(chunks.done(), chunks.total());
      case ASSESS, PORTFOLIO -> PUBLISHED_PERCENT + 1;
      case REPORT -> PUBLISHED_PERCENT + 5;
      case SWEEP -> PUBLISHED_PERCENT;
    };
  }

  private static int share(int done, int total) {
    return total == 0 ? 0 : (int) ((long) PUBLISHED_PERCENT * done / total);
  }
}
