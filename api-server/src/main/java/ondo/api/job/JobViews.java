package ondo.api.job;

import java.time.Clock;
import ondo.api.ApiProperties;
import ondo.job.Job;
import org.springframework.stereotype.Component;

/** Shows jobs: how far they are by the clock of this machine, and where their logs are. */
@Component
final class JobViews {

  private final LogLink logs;
  private final Clock clock;

  JobViews(ApiProperties properties, Clock clock) {
    this.logs = new LogLink(properties.logUrl());
    this.clock = clock;
  }

  JobView of(Job job, String root) {
    return JobView.of(job, job.params(), root, logs.of(job), clock.instant());
  }

  /** The same without long parameters, for what is told often or of many jobs at once. */
  JobView brief(Job job, String root) {
    var isShown = job.params().length() <= Job.LONGEST_SHOWN;
    return JobView.of(job, isShown ? job.params() : "null", root, logs.of(job), clock.instant());
  }
}
